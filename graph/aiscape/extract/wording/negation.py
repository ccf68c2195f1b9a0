"""A sentence and the places of a relation's ends come in; whether its wording denies the relation goes out.

Cues of negation and their scope follow the idea of NegEx (Chapman et al., 2001): a cue reaches to the end of its clause.
"""

from __future__ import annotations

import re

from aiscape.extract.encode import Span

_CUE = re.compile(
    r"\b(?:(?:has|have|had|is|are|was|were|do|does|did|can|could|will|would|may|must|should) not|cannot|\w+n['\u2019]t|never"
    r"|no longer|yet to|declined to|refused to|failed to|ruled out|stopped short of)\b(?! (?:only|just|merely|least|surprisingly))"
    r"(?! (?:yet )?(?:say|said|comment\w*|disclos\w+|reveal\w*|explain\w*|specif\w+) (?:on|why|how|when|where|what|which|who)\b)",
    re.IGNORECASE,
)
#: What ends the reach of a cue: a new clause.
_BREAK = re.compile(
    r";|:|\u2014| - |\bbut\b|, (?:which|who|whose|where|and|while|whereas|although|though|as|said|[a-z]+ing|after|before|when)\b"
)
#: Words that deny what stands after them, or set the next name apart from what is said.
_OPENING = re.compile(
    r"\b(?:no (?:evidence|sign|proof|indication) that|unlike|(?:separate|distinct|different) from|unrelated to"
    r"|nothing to do with|not to be confused with)(?: (?:the|its))*\s*$",
    re.IGNORECASE,
)
#: What may stand between a cue and the object of the very verb that it denies; verbs of telling and of leaving deny nothing of it.
_VERB = re.compile(
    r" (?:yet |ever |itself )*(?!nam(?:e|ing)|comment|disclos|discuss|identify|mention|reveal|say|specify|leav|left|quit)\w+"
    r"(?: (?:out|up|in|for|off|on))?(?: (?:the|a|an|its|any|own))* "
)


def denied(sentence: str, first: Span, second: Span) -> bool:
    """Whether a sentence denies what joins two mentions: "X does not supply Y", "no evidence that X uses Y", "unlike X".

    Args:
        sentence: its text.
        first: characters of the earlier mention within it (one of a sentence before stands at 0).
        second: characters of the later mention.

    """
    named = (span for span in (first, second) if not _owns(sentence, span))
    opened = any(_OPENING.search(sentence, max(0, start - 40), start) for start, _ in named)
    return opened or any(_reaches(sentence, cue, second[0]) for cue in _CUE.finditer(sentence, first[1], second[0]))


def verb_denied(sentence: str, first: Span, second: Span) -> bool:
    """Whether the verb whose object the later mention is, is denied itself: "X has not yet brought out Y".

    Not so of "X did not name its rival Y", nor of what only belongs to the mention: "X has not released Y's weights".

    Args:
        sentence: its text.
        first: characters of the earlier mention within it.
        second: characters of the later mention.

    """
    cues = _CUE.finditer(sentence, first[1], second[0])
    return not _owns(sentence, second) and any(_VERB.fullmatch(sentence, cue.end(), second[0]) for cue in cues)


def not_done(predicate: str, sentence: str, end: int) -> bool:
    """Whether the sentence goes on to say that the deed was not done: "X threatened to follow Y but has not gone to court".

    Args:
        predicate: the relation.
        sentence: its text.
        end: where the later of the two mentions ends in it.

    """
    deed = _DEEDS.get(predicate)
    return deed is not None and bool(deed.match(sentence, end))


_BUT_NOT = (
    r"[^;:.]*\b(?:but|though|although|yet)(?: it| he| she| they)? (?:has|have|had|did|does|do)(?: not| never|n['\u2019]t)"
    r"(?: yet| so far| actually| itself)? "
)
_DEEDS = {
    predicate: re.compile(_BUT_NOT + rf"(?:{done})\b")
    for predicate, done in {
        "sues": r"sued?|gone to court|go to court|joined (?:them|it|the suit)|fil(?:e|ed) (?:(?:a|any|its own) )?(?:suit|lawsuit|complaint|claim)"
        r"|take(?:n)? (?:legal action|(?:it|them|the \w+) to court)",
        "investigates": r"(?:open(?:ed)?|begun|begin|start(?:ed)?|launch(?:ed)?) (?:(?:an?|any|its own) )?(?:\w+ ){0,2}"
        r"(?:inquiry|investigation|probe|proceedings|case)",
        "acquires": r"(?:bought|buy|acquired?) (?:it|them|the \w+|any)|(?:completed?|closed?) (?:the|its|a) (?:purchase|deal|takeover|acquisition)",
        "investsIn": r"(?:invest(?:ed)?|put in (?:any )?money)",
        "restricts": r"(?:ban(?:ned)?|block(?:ed)?) (?:it|them|the \w+)|imposed? (?:a|any) \w+",
    }.items()
}


def _owns(sentence: str, span: Span) -> bool:
    """Whether it is not the mention that is spoken of, but something of its own: "Vega's weights"."""
    return sentence.startswith(("'s", "\u2019s"), span[1])


def _reaches(sentence: str, cue: re.Match[str], place: int) -> bool:
    """Whether no new clause begins between a cue and a place, nor a relative clause ends that the cue stands in."""
    breaks = list(_BREAK.finditer(sentence, 0, cue.start()))
    relative = bool(breaks) and breaks[-1].group().startswith(", wh")
    return not _BREAK.search(sentence, cue.end(), place) and not (relative and "," in sentence[cue.end() : place])
