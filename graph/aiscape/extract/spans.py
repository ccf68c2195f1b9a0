"""The network's tags come in; mentions of the right extent and kind go out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from aiscape.extract.encode import Window
from aiscape.extract.kinds import group
from aiscape.extract.labels import REFERENCE
from aiscape.extract.network import Tagged
from aiscape.lexicon import Lexicon


def cleaned(text: str, window: Window, tagged: Iterable[Tagged], lexicon: Lexicon) -> Iterator[Tagged]:
    """Mentions without possessives, articles and marks that are no part of a name.

    Two names in one are parted, and a pronoun is a reference whatever it was tagged as.

    Args:
        text: the article's text.
        window: the window that was read.
        tagged: what the network saw in it.
        lexicon: knows names that look like two, or like a possessive.

    """
    for mention in tagged:
        name = _without_opening(text, window, mention, lexicon)
        owner = _as_reference(text, window, _without_possessive(text, window, name, lexicon))
        for part in _parted(text, window, owner, lexicon):
            trimmed = _trim(text, window, part)
            if trimmed is not None:
                yield trimmed


def _surface(text: str, window: Window, mention: Tagged) -> str:
    return text[window.words[mention.begin][0] : window.words[mention.end][1]]


def _without_opening(text: str, window: Window, mention: Tagged, lexicon: Lexicon) -> Tagged:
    """The name alone of "Take Vega AI: it grows", if the lexicon knows it and not the whole."""
    whole = _surface(text, window, mention)
    first, _, rest = whole.partition(" ")
    start = window.words[mention.begin][0]
    if first not in _OPENERS or not _SENTENCE_ENDS.search(text, max(0, start - 4), start) or lexicon.lookup(whole):
        return mention
    known = any(not entry.is_ambiguous(rest) and not entry.word for entry in lexicon.lookup(rest))
    return replace(mention, begin=mention.begin + 1) if known else mention


_SENTENCE_ENDS = re.compile(r"(?:^|\n|[.!?:;][\"\u201d\u2019)]?\s|[\"\u201c])[\"\u201c\u2018(]?$")
#: Words with a capital only because they open a sentence.
_OPENERS = frozenset(
    """Take Consider Meet Enter Ask See Imagine Say Call Unlike Like At In For With From On To Under Against Inside Outside Beyond
    Behind Since After Before Despite As By Among When While If Although Though Because But And Or So Yet Not Even Only Both""".split()
)


def _without_possessive(text: str, window: Window, mention: Tagged, lexicon: Lexicon) -> Tagged:
    """The owner alone of "Dubway's clients"; "McDonald's." and names that the lexicon spells so stay whole."""
    surface = _surface(text, window, mention)
    goes_on = re.match(r" \w", text[window.words[mention.end][1] :])
    if mention.end < mention.begin + 2 or not _POSSESSIVE.search(surface) or not goes_on or lexicon.lookup(surface):
        return mention
    return replace(mention, end=mention.end - 2)


_POSSESSIVE = re.compile("['\u2019]s$")


def _as_reference(text: str, window: Window, mention: Tagged) -> Tagged:
    """A pronoun, or a common noun with its article ("the Company"), as a reference."""
    start, words = window.words[mention.begin][0], _surface(text, window, mention).casefold()
    common = words in _COMMON_NOUNS and text[max(0, start - 4) : start].casefold() == "the "
    return replace(mention, kind=REFERENCE) if words in _PRONOUNS or common else mention


_PRONOUNS = frozenset("he she it we i you they him her his its our their my who which that this one".split())
_COMMON_NOUNS = frozenset(
    "company group firm corporation bank fund agency institute university foundation association club trust issuer".split()
)


def _parted(text: str, window: Window, mention: Tagged, lexicon: Lexicon) -> list[Tagged]:
    """Two organisations that the network took for one ("the Center for AI Safety and Scale AI"), if the second is known."""
    if group(mention.kind) != "organization":
        return [mention]
    words = range(mention.begin + 1, mention.end)
    stop = window.words[mention.end][1]
    for word in words:
        a, b, _, _ = window.words[word]
        if text[a:b] == "and" and any(
            not e.is_ambiguous(text[b + 1 : stop]) for e in lexicon.lookup(text[b + 1 : stop])
        ):
            whole = lexicon.lookup(text[window.words[mention.begin][0] : stop])
            return [mention] if whole else [replace(mention, end=word - 1), replace(mention, begin=word + 1)]
    return [mention]


def _trim(text: str, window: Window, mention: Tagged) -> Tagged | None:
    """A mention without the marks and small words that do not belong to a name; None if nothing is left."""
    if mention.kind == REFERENCE:
        return mention
    words = [text[a:b] for a, b, _, _ in window.words[mention.begin : mention.end + 1]]
    begin, end = mention.begin, mention.end
    if words[0] in (".", "-") and begin > 0 and window.words[begin - 1][1] == window.words[begin][0]:
        begin, words = begin - 1, ["", *words]  # the name goes on to the left: "1" before ".2B"
    before = text[: window.words[begin][0]].split()[-1:] or [""]
    while begin <= end and (
        _is_small(words, before[0]) or (words[0] and not words[0][0].isalnum() and words[0] not in "$#@")
    ):
        begin, words = begin + 1, words[1:]
    while begin <= end and (words[-1].casefold() in _SMALL or _is_loose(words[-1], words)):
        end, words = end - 1, words[:-1]
    return replace(mention, begin=begin, end=end) if begin <= end else None


_SMALL = frozenset("the a an and or of by with its their".split())
#: Short forms whose full stop belongs to them.
_SHORT = frozenset("inc corp co ltd bros jr sr".split())


def _is_small(words: Sequence[str], before: str) -> bool:
    """Whether a mention opens with a word that is no part of the name ("A&J Wealth" and "chief of A New Day" open with one)."""
    titled = words[0] == "A" and before[:1].islower()
    return words[0].casefold() in _SMALL and words[1:2] not in (["&"], ["."]) and not titled


def _is_loose(mark: str, words: Sequence[str]) -> bool:
    """Whether a closing mark ends a mention that does not open it."""
    if mark[:1].isalnum() or mark in "+!" or (mark == "." and _is_short(words[:-1])):
        return False
    return mark != ")" or "(" not in words


def _is_short(words: Sequence[str]) -> bool:
    """Whether a full stop after these words belongs to them: "Inc.", "L.P."."""
    return bool(words) and (words[-1].casefold() in _SHORT or (len(words[-1]) == 1 and words[-2:-1] == ["."]))


def is_no_name(text: str, window: Window, mention: Tagged) -> bool:
    """Whether a mention is a word for many organisations, or a reference nothing but an article or pointing word."""
    words = _surface(text, window, mention).casefold()
    if mention.kind != REFERENCE:
        return words in _NO_NAMES
    return words in _POINTING


_POINTING = frozenset("the a an this that these those which who whose".split())


#: Capitalised words for many organisations at once, for posts and departments.
_NO_NAMES = frozenset(
    """big tech|big techs|wall street|main street|silicon valley's|magnificent seven|ceo|cfo|coo|cto|cio|evp|svp|vp|president
    |chairman|chairwoman|chair|director|sales|marketing|board of directors|chief executive officer|chief executive
    |vice president|managing director""".replace("\n    ", "").split("|")
)
