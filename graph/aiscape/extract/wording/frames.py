"""A sentence and the places of a relation's ends come in; whether the words around its clause deny it or leave it open goes out.

"Reports that X bought Y were false" and "it is unclear whether X bought Y" hold the words of a plain statement, yet state nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial

from aiscape.extract.encode import Span
from aiscape.extract.wording.reach import compiled, cues, governs, granted, holds, parts_after

#: "that", after a noun of telling: "the report by Wired that".
_REPORT = (
    r"(?:reports?|rumou?rs?|claims?|ideas?|story|stories|suggestions?|speculation|allegations?|assertions?|notion|belief"
    r"|accusations?|charges?|talk|statements?)(?: (?:in|by|from|on|of) (?!that\b)[^,;:]{2,40}?)? that"
)
_SUCH = r"(?: (?:the|a|an|any|all|media|press|earlier|recent|some|such|these|those|its|their|his|her)){0,2}"
_THAT = rf"(?:{_SUCH} {_REPORT}| that)"

#: What leaves the clause open that follows.
_OPEN = compiled(
    r"\b(?:whether|(?:knows?|known|asks?|asked|say|said|sees?|wonders?|wondered|unclear|clear|sure|certain) if|(?:is|was) it true that"
    rf"|neither (?:[a-z]+ )?(?:[a-z]+ )?would (?:confirm|say){_THAT}"
    rf"|neither confirm\w* nor den(?:y|ied|ies)(?:{_THAT})?"
    rf"|(?:declined|refused|unable|not able|yet) to (?:confirm|verify|say){_THAT}"
    rf"|(?:not|cannot|n['\u2019]t) (?:yet |publicly )?(?:be )?(?:confirm|verif|establish|prove|say|said)\w*{_THAT}"
    rf"|(?:not (?:known|clear|certain|sure)|unclear|uncertain|unknown){_THAT}"
    rf"|(?<!no )(?<!one )(?<!nobody )(?<!little )(?<!not )(?<!n't )(?:doubts?|doubted|doubtful){_THAT})\b"
)
#: What says that the clause which follows is not so: "no one should think that", "it is a myth that", "nor has".
_FALSE = compiled(
    r"\b(?:(?:no one|nobody)(?: [\w'\u2019]+){0,4} (?:thinks?|believes?|says?|said|claims?|claimed|suggests?|imagines?)(?: that)?"
    r"|(?:not|n['\u2019]t) (?:true|the case|correct) that|(?:is|was|be|it) (?:[a-z]+ly )?(?:false|untrue|incorrect) that"
    r"|(?:is|was|be|it) (?:[a-z]+ly )?(?:not (?:true|right|correct|fair)|wrong|false|untrue|incorrect|misleading|nonsense|absurd"
    r"|an? (?:mistake|error|lie|myth)) to (?:think|say|believe|claim|suggest|assume|conclude|suppose|write|report) that"
    r"|an? (?:[a-z]+ )?(?:myth|lie|hoax|fiction|legend|misconception|falsehood|fallacy) that"
    rf"|no (?:truth|basis|grounds|substance) (?:in|to|for){_SUCH} {_REPORT}|contrary to{_SUCH} {_REPORT}"
    r"|no [a-z]+ (?:shows?|showed|suggests?|proves?|proved|indicates?) that)\b"
    r"|(?:^|[,;\u2014] (?:and )?)(?:nor|neither) (?:has|have|had|does|do|did|is|are|was|were|will|would|can|could|should|may)\b"
)
_NAME = r"[A-Z][\w.\-]*(?: [A-Z0-9][\w.\-]*){0,3}"
#: Someone who denies the clause that follows: "X denies that", "X disputes a report that", "X denied using".
_DENIES = re.compile(
    rf"\b(?:(?:denie[sd]|deny|denying)(?:{_THAT}| (?=(?:(?:it|they|he|she) (?!and\b|but\b|this\b)[a-z]|ever\b|(?!wrong)[a-z]+ing\b))"
    rf"| (?={_NAME} (?:is|are|was|were|has|had|uses?|used|owns?|owned|bought|sued|supplie[sd]|will|would)\b))"
    r"|(?:dispute[sd]?|disputing|refute[sd]?|rebuts|rebutted|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|contests?|contested"
    rf"|contradict(?:s|ed)?|denials?(?: by [^,;:]{{2,30}}?)?){_THAT})"
)
#: A rumour, and a report of any kind.
_RUMOUR = compiled(r"\b(?:rumou?rs?|speculation|gossip|talk|suspicions?) (?:has it )?that\b")
_TELLS = compiled(rf"\b{_REPORT}\b")
#: What is said of such a report after its clause.
_WRONG = (
    r"(?:simply |plainly |completely |entirely |wholly |quite |just |later )?[\"'\u2018\u201c]?(?:\w+ (?:and|but) )?"
    r"(?:false|wrong|untrue|incorrect|inaccurate|mistaken|baseless|unfounded|groundless|nonsense|absurd|invented|fabricated|made up"
    r"|fake|fiction|an? (?:[a-z]+ )?(?:hoax|lie|myth|fiction|mistake|invention)"
)
_VERDICT = compiled(
    r"(?: (?!(?:that|which|who|where|when|because|if|as|and|but)\b)[^\s,;:]+){0,10}?"
    rf" (?:is|are|was|were|(?:has|have|had) been|(?:turned out|proved)(?: to be)?) {_WRONG}"
    r"|(?P<denied>denied|disputed|rejected|dismissed|refuted|debunked))\b"
)
#: "X called a report that … nonsense".
_CALLED = compiled(rf"\b(?:calls?|called|calling){_SUCH} $")
_CALLED_SO = compiled(rf"(?: (?!\w+ (?:is|was) )[^\s,;:]+){{0,3}}? {_WRONG})\b")
#: Somebody tells what follows.
_SAYS = compiled(
    r"\b(?:wrote|writes|report(?:s|ed)?|said|says|claim(?:s|ed)|alleg(?:es|ed)|told [^,;:]{2,30}?)(?: that)? "
)
#: The denial of a clause right after it: ", which X denies", ", but X denies this".
_DENYING = rf"(?:the )?(?:{_NAME}|[a-z]+) (?:has |have |had |later |firmly |strongly )*(?:denie[sd]|disputes?|disputed|rejects?|rejected)"
_REST = r"(?: [\w$%.]+){0,4}(?:,? according to [^,;:]{2,40})?"
_DENIED_AFTER = re.compile(rf"{_REST}, (?:which|something|a (?:claim|charge)(?: that)?) {_DENYING}\s*(?:[.;,]|$)")
_DENIES_THIS = re.compile(
    rf"{_REST}(?:;|, but) {_DENYING} (?:this|that|it|the (?:claim|report|charge|story))\s*(?:[.;,]|$)"
)
#: "…, but later withdrew the story".
_WITHDRAWN = compiled(
    r"(?: [\w$%.]+){0,4},? (?:but|and)(?: it)?(?: has| had)?(?: later| then| since| soon)? (?:withdrew|retracted|withdrawn|corrected)\b"
)
#: A whole sentence that takes back what was told before it.
_TAKEN_BACK = compiled(
    r"(?:in fact,? )?(?:it|he|she|they|the [a-z\-]+) (?:has|have|had|does|do|did|is|are|was|were)(?: not|n['\u2019]t)\."
    r"|(?:this|that|it|the (?:report|claim|story|statement)|both) (?:is|was|were|has been|proved|turned out(?: to be)?) "
    rf"{_WRONG})\."
    r"|(?:i|we) (?:was|were) (?:mistaken|wrong)\."
    r"|(?:it|the [a-z]+)(?: has)?(?: later| since)? (?:withdrew|retracted|withdrawn) (?:the|its|that) (?:story|report|claim|article)\."
)
#: A deal that came to nothing: "its purchase of X fell through".
_DEAL = compiled(
    r"\b(?:purchase|takeover|acquisition|bid|offer|merger|partnership|alliance|deal)s? (?:of|for|with) (?:the )?$"
)
_FELL = compiled(
    r" (?:fell through|collapsed|came to nothing|(?:was|were|has been) (?:called off|abandoned|scrapped|withdrawn))\b"
)
#: A part that someone is said not to play: "X told us that Y was not a supplier", "X and Y are not partners".
_IS_NOT = parts_after(
    r" (?:(?:is|was|are|were|has been|had been) (?:not|no longer|never|no)|had never been|(?:is|was|are|were)n['\u2019]t)"
    r"(?: (?:a|an|its|their|one of its|the))?(?: (?!but)[a-z\-]+)? "
)
_BEFORE_PART = compiled(r"(?: (?:told [^,;:]{2,30}|said|says)(?: that)?|,? and) (?:the )?")
#: A question that takes what it asks about for granted, and where a question begins and ends.
_GRANTED = compiled(r"\W*(?:(?:and|but|so|or|then) )?(?:why|how|when|where|what|which|who|whose|whom)\b")
_TURN = compiled(r"[;:\u2014]|[.!][\"\u201d]? (?=(?-i:[A-Z]))|, (?:and|but|so|or|yet|why|how|when|where|what|who)\b")
_INVERTED = compiled(
    r"(?:^|[,;:\u2014] )\W*(?:(?:and|but|so|or|then) )?(?:does|did|do|is|are|was|were|has|have|had|can|could|will|would|should|may|might|must)\b"
)
_QUESTION = re.compile(r"\?[\"'\u201d\u2019)]*$")
#: What opens a condition, and what stands before a denial that is denied itself.
_IF = compiled(r"(?<!as )(?<!only )\b(?:if|unless)(?= )")
_NOT = compiled(r"(?:\b(?:not|never|nor|no one|nobody|without|cannot|to)|n['\u2019]t) (?:\w+ )?$")


def framed(predicate: str, sentence: str, first: Span, second: Span) -> str:
    """The flag that the words around a clause give to a relation in it; none if they leave it as it is.

    "possible" of what is asked or left open, "negated" of what is said to be false, "denied" of what someone denies.

    Args:
        predicate: the relation.
        sentence: its text.
        first: characters of the earlier mention within it (one of a sentence before stands at 0).
        second: characters of the later mention.

    """
    told = partial(holds, predicate, sentence, first, second)
    if (
        _asked(predicate, sentence, first, second)
        or _conditional(predicate, sentence, first, second)
        or any(told(cue.end()) for cue in cues(_OPEN, sentence))
    ):
        return "possible"
    if any(told(cue.end(), turns=True) for cue in cues(_FALSE, sentence)):
        return "negated"
    if any(told(cue.end(), turns=True) and not _undenied(sentence, cue.start()) for cue in cues(_DENIES, sentence)):
        return "denied"
    if _undone(predicate, sentence, first, second):
        return "negated"
    if _DENIES_THIS.match(sentence, second[1]) and told(first[1]):
        return "denied"
    if any(told(cue.end()) for cue in cues(_SAYS, sentence)) and (flag := _answered(sentence, second)):
        return flag
    verdict = _judged(sentence, second, (cue for cue in cues(_TELLS, sentence) if told(cue.end(), turns=True)))
    return verdict or ("possible" if any(told(cue.end()) for cue in cues(_RUMOUR, sentence)) else "")


def taken_back(predicate: str, sentence: str, first: Span, second: Span, following: str) -> bool:
    """Whether the next sentence takes back what this one reports: "We wrote that X bought Y. It has not."."""
    if not _TAKEN_BACK.fullmatch(following):
        return False
    told = (*cues(_SAYS, sentence), *cues(_TELLS, sentence))
    return any(holds(predicate, sentence, first, second, cue.end()) for cue in told)


def _asked(predicate: str, sentence: str, first: Span, second: Span) -> bool:
    """Whether the sentence asks if the relation holds, not why it does."""
    if not _QUESTION.search(sentence) or _TURN.search(sentence, second[1]):
        return False
    turns = [turn.start() + 1 for turn in cues(_TURN, sentence) if turn.end() <= first[0]]
    inverted = [verb.end() for verb in cues(_INVERTED, sentence) if verb.end() <= first[0]]
    begin = max([0, *turns, *inverted])
    return not _GRANTED.match(sentence, begin) and holds(predicate, sentence, first, second, begin)


def _conditional(predicate: str, sentence: str, first: Span, second: Span) -> bool:
    """Whether both stand in one condition: "if X bought Y, …"."""
    if granted(predicate, sentence, first, second):
        return False
    conditions = [m.end() for m in cues(_IF, sentence) if m.end() <= first[0]]
    return any(
        "," not in sentence[place : second[0]] and governs(sentence, place, first, second) for place in conditions
    )


def _undenied(sentence: str, place: int) -> bool:
    """Whether a denial is denied itself: "X did not deny that"."""
    return bool(_NOT.search(sentence, max(0, place - 30), place))


def _undone(predicate: str, sentence: str, first: Span, second: Span) -> bool:
    """Whether what follows the later mention says that the deal came to nothing, or that one is not the other's partner."""
    if _DEAL.search(sentence, first[1], second[0]) and _FELL.match(sentence, second[1]):
        return governs(sentence, first[1], first, second)
    part = _IS_NOT.get(predicate)
    return bool(part and _BEFORE_PART.fullmatch(sentence, first[1], second[0]) and part.match(sentence, second[1]))


def _judged(sentence: str, second: Span, reports: Iterable[re.Match[str]]) -> str:
    """The flag for what a report says, by the verdict on it after its clause."""
    for report in reports:
        verdict = _VERDICT.match(sentence, second[1])
        if verdict:
            return "denied" if verdict["denied"] else "negated"
        if _CALLED.search(sentence, 0, report.start()) and _CALLED_SO.match(sentence, second[1]):
            return "denied"
    return ""


def _answered(sentence: str, second: Span) -> str:
    """The flag for what someone says, by the answer that follows it in the sentence."""
    if _DENIED_AFTER.match(sentence, second[1]):
        return "denied"
    return "negated" if _WITHDRAWN.match(sentence, second[1]) else ""
