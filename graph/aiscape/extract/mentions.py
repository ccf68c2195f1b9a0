"""What the network tagged and what the lexicon knows come in; the mentions of one window go out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from aiscape.extract.encode import Window
from aiscape.extract.kinds import compatible, group
from aiscape.extract.labels import REFERENCE, TYPES
from aiscape.extract.network import Tagged
from aiscape.extract.spans import cleaned, is_no_name
from aiscape.lexicon import Entry, Lexicon, Match
from aiscape.names import fold


@dataclass(frozen=True)
class Seen:
    """A mention within a window: words `begin` to `end` (included), characters of the article, kind and entry.

    `others` are the kinds that a name without an entry might be as well.
    """

    begin: int
    end: int
    start: int
    stop: int
    text: str
    kind: str
    score: float
    entry: Entry | None = None
    others: tuple[str, ...] = ()

    @property
    def is_reference(self) -> bool:
        """Whether it is a pronoun or description."""
        return self.kind == REFERENCE


def window_mentions(
    text: str,
    window: Window,
    tagged: Sequence[Tagged],
    matches: Sequence[Match],
    lexicon: Lexicon,
    context: str,
    sole: frozenset[Entry],
) -> list[Seen]:
    """Unite the network's mentions with the lexicon's.

    A lexicon name that the network overlooked comes in if it needs no context; where both see a name, the longer span
    stands and a known type wins over a guessed one.

    Args:
        text: the article's text.
        window: the window that was read.
        tagged: what the network saw in it.
        matches: what the lexicon found in the whole article.
        lexicon: the lexicon.
        context: the folded text of the article, for names that need company.
        sole: the user's own firms whose names may stand within longer ones (`sole_forms`).

    """
    tagged = list(cleaned(text, window, tagged, lexicon))
    known = [m for m in matches if m.start in window.begins and m.end in window.ends]
    seen: list[Seen] = []
    taken: set[int] = set()
    for match in known:
        begin, end = window.begins[match.start], window.ends[match.end]
        rivals = [t for t in tagged if t.begin <= end and t.end >= begin]
        surface = text[match.start : match.end]
        entry = _chosen(match.entries, surface, rivals, context)
        if entry is None or any(_is_longer(text, window, t, begin, end, entry, sole) for t in rivals):
            continue
        if not match.described and (
            _gainsaid(entry, [t for t in rivals if (t.begin, t.end) == (begin, end)])
            or not (rivals or _stands_alone(surface, entry, text[match.end :]))
        ):
            continue
        kind = entry.types[0] if match.described else _kind(entry, rivals)
        if kind is None or any(index in taken for index in range(begin, end + 1)):
            continue
        score = max((t.score for t in rivals), default=0.6)
        seen.append(Seen(begin, end, match.start, match.end, surface, kind, score, entry))
        taken.update(range(begin, end + 1))
    for mention in tagged:
        if is_no_name(text, window, mention):
            continue
        if not any(index in taken for index in range(mention.begin, mention.end + 1)):
            seen.append(_seen(text, window, mention, lexicon, context))
    return sorted(seen, key=lambda s: s.begin)


def sole_forms(text: str, matches: Sequence[Match]) -> frozenset[Entry]:
    """The user's own firms whose name goes on in the same way wherever the article has it, so that nothing else shares it.

    Of an article that says "Telia Sonera" only, a watched "Telia" is what it is about; where "Telia" stands alone as well,
    or beside a "Telia Carrier", the longer names may be other things.
    """
    after: dict[Entry, set[str]] = defaultdict(set)
    for match in matches:
        following = _NEXT_NAME.match(text, match.end)
        for entry in match.entries:
            if entry.watchlist and (not entry.types or "organization" in map(group, entry.types)):
                after[entry].add(following.group() if following else "")
    return frozenset(entry for entry, words in after.items() if len(words) == 1)


#: A capitalised word right after a name, or after its hyphen.
_NEXT_NAME = re.compile(r"\W?[^\W\d_a-zß-öø-ÿ]\w*")


def _is_longer(
    text: str, window: Window, mention: Tagged, begin: int, end: int, entry: Entry, sole: frozenset[Entry]
) -> bool:
    """Whether the network saw another name that goes on beyond words `begin` to `end`.

    A user's own name goes on as its own before "Group" and the like; before anything, if nothing else in the article shares it.
    """
    if mention.kind == REFERENCE:
        return False
    words = [text[a:b].casefold() for a, b, _, _ in window.words[end + 1 : mention.end + 1]]
    rest = [word for word in words if word not in _MARKS]
    firm = entry in sole and group(mention.kind) == "organization"
    same = entry.watchlist and (firm or FORMS_OF_FIRMS.issuperset(rest))
    return mention.begin < begin or bool(words and not same)


_MARKS = frozenset(".,")
#: Words that say nothing of an organisation but that it is one.
LEGAL_FORMS = frozenset(
    """ai inc inc. corp corp. co co. ltd ltd. llc plc group holding holdings limited corporation company technologies technology
    labs lab platforms nv n.v. ag sa se gmbh""".split()
)
#: Words that an organisation's name may lose from its end without becoming another's.
FORMS_OF_FIRMS = LEGAL_FORMS | frozenset(
    """systems electronics semiconductor semiconductors networks motors therapeutics robotics partners capital ventures
    international industries computing energy health cloud research institute university""".split()
)


def _seen(text: str, window: Window, mention: Tagged, lexicon: Lexicon, context: str) -> Seen:
    start, stop = window.words[mention.begin][0], window.words[mention.end][1]
    surface = text[start:stop]
    entry = None
    if mention.kind != REFERENCE:
        entries = [e for e in lexicon.lookup(surface) if not e.types or compatible(e.types, mention.kind)]
        entry = _chosen(entries, surface, [mention], context)
    kind = mention.kind if entry is None or not entry.types or mention.kind in entry.types else _kind(entry, [mention])
    others = mention.others if entry is None else ()
    return Seen(mention.begin, mention.end, start, stop, surface, kind or mention.kind, mention.score, entry, others)


def _chosen(entries: Sequence[Entry], surface: str, rivals: Sequence[Tagged], context: str) -> Entry | None:
    """The entry meant: the user's own first, then one whose type the network sees, then the first."""
    usable = [e for e in entries if e.watchlist or not e.is_ambiguous(surface) or _in_company(e, surface, context)]
    kinds = {t.kind for t in rivals}
    usable.sort(
        key=lambda e: (not e.watchlist, not (kinds & set(e.types)), bool(rivals) and not _compatible_any(e, kinds))
    )
    return usable[0] if usable else None


def _gainsaid(entry: Entry, rivals: Sequence[Tagged]) -> bool:
    """Whether the network is sure that these same words name something of quite another kind."""
    named = [t for t in rivals if t.kind != REFERENCE]
    if not named or entry.watchlist or _compatible_any(entry, {t.kind for t in named}):
        return False
    return entry.word or max(t.score for t in named) > _SURE


#: The network's certainty of a kind from which it is believed against the lexicon.
_SURE = 0.8


def _compatible_any(entry: Entry, kinds: set[str]) -> bool:
    return any(compatible(entry.types, kind) for kind in kinds)


def _in_company(entry: Entry, surface: str, context: str) -> bool:
    """Whether the article names the entity by another form too, or its maker."""
    forms = [entry.maker, *(form for form in entry.forms if not entry.is_ambiguous(form))]
    own = fold(surface)
    return any(form and fold(form) not in own and form.casefold() in context for form in forms)


_FIRMS = (
    r"(?:start-?ups?|compan(?:y|ies)|firms?|makers?|designers?|suppliers?|developers?|providers?|vendors?|groups?|labs?|units?"
    r"|giants?|manufacturers?|operators?|specialists?)\b"
)
#: What follows a line of business that describes organisations: "AI chip suppliers", "AI chips from domestic suppliers".
_OF_FIRMS = re.compile(rf" (?:from (?:[a-z]+ )?)?{_FIRMS}")


def _stands_alone(surface: str, entry: Entry, following: str) -> bool:
    """Whether a lexicon name that the network passed over may still be one (a sector or place needs the network)."""
    if entry.watchlist:
        return True
    if "Sector" in entry.types:
        return bool(_OF_FIRMS.match(following))
    if "City" in entry.types or (entry.word and " " not in surface):
        return False
    return len(surface) > 2 and not surface.islower()


def _kind(entry: Entry, rivals: Sequence[Tagged]) -> str | None:
    types = [name for name in entry.types if name in TYPES]
    tagged = [t.kind for t in sorted(rivals, key=lambda t: -t.score) if t.kind != REFERENCE]
    for kind in tagged:
        if not types or kind in types:
            return kind
    return types[0] if types else "Company" if entry.watchlist else None
