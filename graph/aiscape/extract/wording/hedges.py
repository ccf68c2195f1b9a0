"""A sentence and the places of a relation's ends come in; whether its words make it a plan or a rumour goes out."""

from __future__ import annotations

import re
from functools import partial

from aiscape.extract.encode import Span
from aiscape.extract.wording.reach import OUTRIGHT, STANDING, compiled, cues, governs, granted, turned

#: Relations that are never a plan of their ends'.
_NO_PLANS = frozenset("alternativeTo competesWith outperforms investigates".split())
#: Purchases and investments that are announced count as made; only what is hoped for or rumoured does not.
_ANNOUNCED = frozenset(["acquires", "investsIn"])

#: Verbs of plans that take what is so already for granted: "plans to end", "hopes to complete".
_KEPT = (
    r"(?:end|sell|cut|drop|leave|quit|exit|stop|renew|extend|expand|deepen|keep|continue|go on|settle|appeal|replace|reduce|remain"
    r"|stay|answer|respond|pay|halt|abandon|lift|ease|revoke|scrap|blame|date|close|complete|finish|raise prices|make way|compete"
    r"|be (?:based|had|found|seen))\b"
)
_TO = rf" to(?= (?!{_KEPT})(?-i:[a-z])+)"
_DEALS = r"(?:partnership|alliance|collaboration|co-?operation|joint venture|tie-up|deal|takeover|merger|purchase|acquisition|investment)"
_DEAL = rf"(?: (?:a|an|the|any))?(?: [a-z\-]+){{0,2}}? {_DEALS}"
#: What is only rumoured, threatened or sought; what is hoped for or planned; what is announced.
_POSSIBLE = compiled(
    rf"\b(?:threaten(?:s|ed|ing)?{_TO}|(?:seek|seeks|sought|seeking){_TO}|(?:invited|urged|asked|pressed){_TO}"
    r"|(?:wants|wanted|hopes|hoped) to(?= (?:sell|be sold))"
    rf"|(?:is|are|was|were|be) (?:said|believed|thought|rumou?red|understood|alleged|reported|suspected|likely|unlikely){_TO}"
    rf"|(?:explor|discuss|weigh|consider|ey|mull|pursu|negotiat)(?:e|es|ed|s|ing|eing){_DEAL}|(?:seeks?|seeking|sought){_DEAL}"
    rf"|(?:appear|seem)(?:s|ed)?{_TO}|(?:(?-i:may)|might|could)(?: (?:also|well|soon|already|now|one day))*(?: have)?"
    rf"(?= (?!{_KEPT}|not\b|be\b)[a-z])"
    r"|close to (?:(?:a|an) (?:deal|agreement)|[a-z]+ing)|allegedly|reportedly|supposedly|purportedly|possibly|perhaps)\b"
)
_PLANNED = compiled(
    rf"\b(?<!no )(?:(?:(?:intend|aim|plan|want|wish|vow)(?:s|ed|ing|ned|ning)?|(?:hop|pledg|promis|prepar)(?:e|es|ed|ing)){_TO}"
    rf"|(?:about|set|poised|slated|scheduled){_TO}|letters? of intent(?:{_TO}| with| for)|(?:planned|proposed)(?: [a-z\-]+)? {_DEALS})\b"
)
_WILL_BE = compiled(
    rf"\b(?:(?:is|are|was|were)(?: also| now| both| jointly)?{_TO}|(?:said|says|announced)(?: on \w+day)?(?: that)?"
    rf" (?:it|they|he|she|the (?:company|firm|group|start-up)) (?:would|will)(?= (?!{_KEPT}|be\b)[a-z]))\b"
)
#: What makes the whole clause after it a supposition.
_SUPPOSED = compiled(
    r"(?:^|[;:,\"\u201c] |\blet us |\blet's )(?:suppose|imagine|assuming|assume)(?: that)? "
    r"|^(?:had|were|should) |^(?:allegedly|reportedly|supposedly|perhaps),? "
)
#: Someone who is asked to do it: "urged X to buy", and the words after such a name.
_ASKED = compiled(
    r"\b(?:urge[sd]?|urging|invite[sd]?|asks?|asked|wants?|wanted|press(?:es|ed)?|calls? on|called on)(?: the| its)? $"
)
_ASKED_TO = compiled(rf"(?: [\w\-]+){{0,2}}?{_TO}")
#: What is offered is not yet bought: "X offered 90 million euros for Y".
_OFFERED = compiled(r"\b(?:offer(?:s|ed|ing)?|bid|bids|bidding|approached)\b")
#: A headline: "X to buy Y".
_HEADLINE = compiled(rf"{_TO} ")
_AND = re.compile(r",? (?:and|or) (?:the )?")
#: What begins another clause after a cue, or only describes the later end: "chips made by X".
_OTHER_VERB = compiled(
    r"\b(?:is|are|was|were|has|had|once|(?<!have )bought|(?<!have )acquired|and (?:went|took|\w+ed))\b"
    r"|\w (?!be |been )\w+ \w+(?:ed|made|built) by (?:the )?$"
)
#: What goes on with another verb of the same subject, what is no mere auxiliary or adverb, and what opens a relative clause.
_GOES_ON = re.compile(r"\band(?: \w+)? $")
_OTHER = re.compile(r"[^a-z ]|\b(?:that|which|who|and)\b")
_RELATIVE = re.compile(r",? (?:which|who|that)(?= )")


def hedged(predicate: str, sentence: str, first: Span, second: Span) -> str:
    """The flag of a relation that is planned ("expected") or rumoured, threatened, asked for ("possible"); none if it is plain.

    Args:
        predicate: the relation.
        sentence: its text.
        first: characters of the earlier mention within it (one of a sentence before stands at 0).
        second: characters of the later mention.

    """
    if predicate in _NO_PLANS or (predicate not in STANDING and granted(predicate, sentence, first, second)):
        return ""
    if predicate not in STANDING and _supposed(predicate, sentence, first, second):
        return "possible"
    bears = partial(_bears, predicate, sentence, first, second)
    if any(bears(cue) for cue in cues(_POSSIBLE, sentence)):
        return "possible"
    planned = any(bears(cue) for cue in cues(_PLANNED, sentence))
    if not planned and predicate not in _ANNOUNCED:
        planned = _headline(sentence, first, second) or any(bears(cue) for cue in cues(_WILL_BE, sentence))
    return "expected" if planned else ""


def _bears(predicate: str, sentence: str, first: Span, second: Span, cue: re.Match[str]) -> bool:
    """Whether a cue bears on what joins the two: on the verb between them, or on that of both."""
    if cue.start() >= second[1]:
        both = predicate == "partnersWith" and _AND.fullmatch(sentence, first[1], second[0])
        return bool(both) and not _OTHER.search(sentence, second[1], cue.start())
    if (first[0] <= cue.start() and cue.end() <= first[1]) or not _joined(sentence, first, cue):
        return False
    if predicate in STANDING:
        return cue.start() >= first[1] and bool(OUTRIGHT.fullmatch(sentence, cue.end(), second[0]))
    if predicate == "partnersWith" and cue.re is _WILL_BE:
        return False
    return _reaches(sentence, cue.end(), first, second)


def _reaches(sentence: str, place: int, first: Span, second: Span) -> bool:
    """Whether what is planned or supposed at a place is what joins the two, and nothing beside it."""
    return (
        governs(sentence, place, first, second)
        and "," not in sentence[place : first[0]]
        and not _OTHER_VERB.search(sentence, place, second[0])
        and not turned(sentence, place, second[0])
    )


def _joined(sentence: str, first: Span, cue: re.Match[str]) -> bool:
    """Whether the earlier mention may be the subject of a cue: no clause begins or goes on between them."""
    relative = _RELATIVE.match(sentence, first[1])
    begins = [first[1]] if relative is None else [first[1], relative.end()]
    place = cue.start()
    return any(
        place < begin
        or (governs(sentence, begin, first, (place, place)) and not _GOES_ON.search(sentence, begin, place))
        for begin in begins
    )


def _headline(sentence: str, first: Span, second: Span) -> bool:
    """Whether it is a headline of what is to come: "X to supply Y"."""
    opens = " " not in sentence[: first[0]].rstrip(" :")
    return opens and bool(_HEADLINE.match(sentence, first[1])) and _reaches(sentence, first[1], first, second)


def _supposed(predicate: str, sentence: str, first: Span, second: Span) -> bool:
    supposed = (m.end() for m in cues(_SUPPOSED, sentence) if m.end() <= first[0])
    if any("," not in sentence[p : first[0]] and governs(sentence, p, first, second) for p in supposed):
        return not turned(sentence, first[1], second[0])
    places = []
    if _ASKED.search(sentence, 0, first[0]) and _ASKED_TO.match(sentence, first[1]):
        places.append(first[1])
    if predicate == "acquires":
        places += [m.end() for m in _OFFERED.finditer(sentence, first[1], second[0])]
    return any(_reaches(sentence, place, first, second) for place in places)
