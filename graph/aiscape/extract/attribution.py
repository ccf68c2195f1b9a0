"""A relation of a sentence comes in; whoever, in the article's words, says so goes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from aiscape.ontology import load_ontology

if TYPE_CHECKING:
    from aiscape.extract.mentions import Seen
    from aiscape.extract.reader import Reading
    from aiscape.extract.relations import Candidate

#: Types that can say something.
_SPEAKERS = frozenset(["Organization", "Person", "Document", "Country", "Region", "Benchmark"])
#: The score from which a speaker is believed.
_ALONE = 0.5

_VERBS = (
    r"(?:said|says|say|told|lists?(?= )|reminds?|measure[sd]|puts?(?=[^.]{0,60} at )"
    r"|claim(?:s|ed)?|report(?:s|ed)?|estimate[sd]?|reckon(?:s|ed)?|wrote|writes|argue[sd]?|note[sd]?|add(?:s|ed)"
    r"|announce[sd]?|state[sd]?|insist(?:s|ed)?|warn(?:s|ed)?|maintain(?:s|ed)?|confirm(?:s|ed)?|acknowledge[sd]?|explain(?:s|ed)?"
    r"|point(?:s|ed) out|conclude[sd]?"
    r"|calculate[sd]?|disclose[sd]?|reveal(?:s|ed)?|declare[sd]?|advertise[sd]?)"
)
#: What may stand between a speaker and a word of saying: an apposition, "'s chief executive", an adverb.
_ASIDE = r"(?:'s [\w ]{3,40}|, [^,.]{3,80},|,| [a-z]+ly| has| have| also| himself| herself)*"
_WHEN = r"(?: on \w+day| last \w+| this \w+| in [\w ]{3,30}| at [\w ]{3,30}| today| yesterday)*"
#: A speaker, then what is said: "X said on Tuesday that …".
_SAYS = re.compile(rf"^{_ASIDE}\s*{_VERBS}{_WHEN}\b", re.IGNORECASE)
#: What is said, then its speaker at the end: "…, X said.", and the words before a speaker: "…, said X", "according to X".
_SAID = re.compile(rf"^{_ASIDE}\s*{_VERBS}{_WHEN}\W*$", re.IGNORECASE)
_BY = re.compile(
    r"(?:according to|as reported by|per|in the words of|figures (?:from|by|published by)|data from"
    r"|(?:report|study|paper|survey|analysis|estimate|filing)s? (?:by|from|of))"
    r"(?: (?:the|its|his|her|a|an|mr|ms|dr|analysts? at|researchers? at|officials? at|research firm|[a-z]+ group))*\s*$",
    re.IGNORECASE,
)
_SAID_BY = re.compile(rf"[,\"\u201d]\s*{_VERBS}(?: (?:the|its|mr|ms|dr|[a-z]+ [a-z]+))*\s*$", re.IGNORECASE)
_ACCOUNT = re.compile(
    r"^'s (?:own )?(?:account|count|figures|numbers|tests|reckoning|measurements?|estimate|tally)", re.IGNORECASE
)
#: A thing, then who speaks of it: "o4-mini, for which OpenAI gives 92.7".
_FOR_WHICH = re.compile(r", (?:for|of|about) which (?:the |its )?")
_GIVES = re.compile(rf"^{_ASIDE}\s*(?:gives?|gave|{_VERBS})\b", re.IGNORECASE)
#: Relations that reporters state themselves, as background, even in a sentence that quotes somebody.
_BACKGROUND = frozenset("basedIn activeIn develops owns founded partOf publishes imposes sues investigates".split())


def sayers(reading: Reading, candidate: Candidate) -> list[int]:
    """The mentions of whoever says so, likeliest first, at most two, each thing once."""
    found: dict[int, tuple[float, int]] = {}
    for index, score in (*candidate.said.items(), *_cued(reading, candidate)):
        chain = reading.chain_of.get(index)
        if chain is None or score < _ALONE or not load_ontology().is_a(chain.types, _SPEAKERS):
            continue
        if chain.number not in found or found[chain.number][0] < score:
            found[chain.number] = (score, index)
    ordered = sorted(found.values(), key=lambda item: (-item[0], item[1]))
    return [index for _, index in ordered[: 1 if candidate.predicate in _BACKGROUND else 2]]


def _cued(reading: Reading, candidate: Candidate) -> Iterator[tuple[int, float]]:
    """Speakers whose words the relation stands in, by the words of saying next to them."""
    if candidate.predicate in _BACKGROUND:
        return
    start, end = reading.sentences[candidate.sentence]
    text = reading.article.text
    ends = (reading.mentions[candidate.subject], reading.mentions[candidate.object])
    last, first = max(e.stop for e in ends), min(max(e.start, start) for e in ends)
    for index, seen in enumerate(reading.mentions):
        if not start <= seen.start < end:
            continue
        before, after = text[start : seen.start], text[seen.stop : end]
        says = _SAYS.match(after)
        if _SAID.match(after) or _SAID_BY.search(before):
            if last <= seen.start + len(seen.text):
                yield index, 0.9
        elif _BY.search(before) or _ACCOUNT.match(after) or _gives(text, seen, after, ends):
            yield index, 0.85
        elif says and max(e.start for e in ends) >= seen.stop + says.end() and first >= seen.start:
            yield index, 0.8


def _gives(text: str, speaker: Seen, after: str, ends: tuple[Seen, Seen]) -> bool:
    """Whether a relative clause says who speaks of one of the ends."""
    return bool(_GIVES.match(after)) and any(_FOR_WHICH.fullmatch(text[e.stop : speaker.start]) for e in ends)
