"""A relation of a sentence comes in; whoever, in the article's words, says so goes out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aiscape.ontology import load_ontology

if TYPE_CHECKING:
    from aiscape.extract.reader import Reading
    from aiscape.extract.relations import Candidate

#: Types that can say something.
_SPEAKERS = frozenset(["Organization", "Person", "Document", "Country", "Region", "Benchmark"])
#: The network's probability from which it is believed alone, and beside a word of saying next to the speaker.
_ALONE, _CUED = 0.5, 0.12

_VERBS = (
    r"(?:said|says|say|told|claim(?:s|ed)?|report(?:s|ed)?|estimate[sd]?|reckon(?:s|ed)?|wrote|writes|argue[sd]?|note[sd]?|add(?:s|ed)"
    r"|announce[sd]?|state[sd]?|insist(?:s|ed)?|warn(?:s|ed)?|put(?:s)?|maintain(?:s|ed)?|confirm(?:s|ed)?|acknowledge[sd]?|explain(?:s|ed)?"
    r"|point(?:s|ed) out|conclude[sd]?|found"
    r"|calculate[sd]?|disclose[sd]?|reveal(?:s|ed)?|declare[sd]?|recall(?:s|ed)?|expect(?:s|ed)?|advertise[sd]?)"
)
#: The speaker stands before these words, or after those.
_AFTER_SPEAKER = re.compile(
    r"^(?:'s [\w ]{3,40}|, [^,.]{3,80},|,| [a-z]+ly| has| have| also| himself| herself)*"
    rf"\s*{_VERBS}\b",
    re.IGNORECASE,
)
_BEFORE_SPEAKER = re.compile(
    r"(?:according to|by|per|in the words of|figures (?:from|by|published by)|data from"
    rf"|{_VERBS}|(?:report|study|paper|survey|analysis|estimate|filing)s? (?:by|from))"
    r"(?: (?:the|its|his|her|a|an|mr|ms|dr|analysts? at|researchers? at|officials? at|research firm|[a-z]+ group))*\s*$",
    re.IGNORECASE,
)


def sayers(reading: Reading, candidate: Candidate) -> list[int]:
    """The mentions of whoever says so, likeliest first, at most two, each thing once."""
    scores: dict[int, tuple[float, int]] = {}
    for index, probability in candidate.said.items():
        chain = reading.chain_of.get(index)
        if chain is None or not load_ontology().is_a(chain.types, _SPEAKERS):
            continue
        if probability < (_CUED if _is_cued(reading, candidate, index) else _ALONE):
            continue
        if chain.number not in scores or scores[chain.number][0] < probability:
            scores[chain.number] = (probability, index)
    ordered = sorted(scores.values(), key=lambda item: (-item[0], item[1]))
    return [index for _, index in ordered[:2]]


def _is_cued(reading: Reading, candidate: Candidate, index: int) -> bool:
    """Whether a word of saying stands next to the mention, in the relation's own sentence."""
    start, end = reading.sentences[candidate.sentence]
    seen = reading.mentions[index]
    if not start <= seen.start < end:
        return False
    text = reading.article.text
    return bool(_AFTER_SPEAKER.match(text[seen.stop : end]) or _BEFORE_SPEAKER.search(text[start : seen.start]))
