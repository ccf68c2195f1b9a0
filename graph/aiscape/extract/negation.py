"""A sentence and the places of a relation's ends come in; whether its wording speaks against the relation goes out.

Cues of negation and their scope follow the idea of NegEx (Chapman et al., 2001): a cue reaches to the end of its clause.
"""

from __future__ import annotations

import re

from aiscape.extract.encode import Span

_CUE = re.compile(
    r"\b(?:(?:has|have|had|is|are|was|were|do|does|did|can|could|will|would|may|must|should) not|cannot|can't|\w+n't|never"
    r"|no longer|no (?:evidence|sign|proof|plans?|intention|agreement|deal|contract)|without|declined to|refused to"
    r"|failed to|ruled out|denie[sd]|rejected|stopped)\b(?! (?:only|just|merely|least|surprisingly|to mention))",
    re.IGNORECASE,
)
#: What ends the reach of a cue: a new clause.
_BREAK = re.compile(
    r";|:|\u2014| - | but |, (?:but|which|who|whose|where|and|while|whereas|although|though|as|said|[a-z]+ing|after|before|when)\b"
)
#: Words before a name that set it apart from what is said.
_EXCEPTED = re.compile(
    r"(?:\bunlike|\bexcept(?: for)?|\bbut not|\brather than|\bother than|\bapart from|\binstead of|[,(] not)"
    r"(?: (?:the|its|either|both|by|with|for|from|on|to|of))*\s*$",
    re.IGNORECASE,
)


def denied(sentence: str, first: Span, second: Span) -> bool:
    """Whether a cue of negation before the later end reaches it, in the clause of the earlier end.

    Args:
        sentence: its text.
        first: characters of the earlier end within it (an end in a sentence before it is at 0).
        second: characters of the later end.

    """
    clause = max((m.end() for m in _BREAK.finditer(sentence, 0, first[0])), default=0)
    return any(_reaches(sentence, cue, second[0]) for cue in _CUE.finditer(sentence, clause, second[0]))


def _reaches(sentence: str, cue: re.Match[str], place: int) -> bool:
    """Whether no new clause begins between a cue and a place, nor a relative clause ends that the cue stands in."""
    breaks = list(_BREAK.finditer(sentence, 0, cue.start()))
    relative = bool(breaks) and breaks[-1].group().startswith(", wh")
    return not _BREAK.search(sentence, cue.end(), place) and not (relative and "," in sentence[cue.end() : place])


def excepted(sentence: str, end: Span) -> bool:
    """Whether the words before a mention set it apart ("unlike Runa", "but not Runa")."""
    return bool(_EXCEPTED.search(sentence, max(0, end[0] - 40), end[0]))
