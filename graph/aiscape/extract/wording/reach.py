"""A sentence and the places of a relation's ends come in; whether a clause that begins between its words says it of both goes out.

The relation may be told beside the clause instead, or be taken for granted in it: "whether Halden, a customer of Runa's, uses Vega".
"""

from __future__ import annotations

import re
from functools import lru_cache, partial

from aiscape.extract.encode import Span

#: Relations that a clause tells in passing, whatever is said of it ("whether Oslo-based Halden uses Runa").
STANDING = frozenset("basedIn activeIn worksFor founded owns develops partOf evaluatedOn".split())

compiled = partial(re.compile, flags=re.IGNORECASE)

#: What two are called that a relation joins.
PARTS = {
    "competesWith": "rivals?|competitors?",
    "partnersWith": "partners?|ally|allies",
    "suppliesTo": "suppliers?|customers?|clients?",
    "investsIn": "investors?|backers?|shareholders?",
}


def parts_after(lead: str) -> dict[str, re.Pattern[str]]:
    """For each relation that has them, the pattern of what the two are called, after some words."""
    return {predicate: re.compile(rf"{lead}(?:{part})\b") for predicate, part in PARTS.items()}


#: What takes the second end out of a clause: another clause.
_LEAVES = compiled(
    r"[,;:\u2014]| - |\band (?:says|said|adds|added|confirmed|denied)\b"
    r"|\b(?:which|who|whose|whom|what|why|how|when|where|that|because|while|although|but|so"
    r"|after|before)\b"
)
_ASIDE = re.compile(r", (?!and\b|but\b)[^ ,;:]+ [^,;:]{1,80},(?= )")
_LIST = re.compile(
    r"(?:[A-Z][\w.\-]*(?: [A-Z0-9][\w.\-]*)*, )+(?:(?:and|or|[A-Z][\w.\-]*(?: [A-Z0-9][\w.\-]*)* (?:and|or)) )?$"
)
#: What turns a denial round, or takes only part of it away.
_TURNS = compiled(
    r"\b(?:without|stop\w*|den(?:y|ied|ies)|ends?|ended|drop\w*|ceas\w+|no longer|not|never|only|solely)\b"
    r"|n['\u2019]t\b|\b(?:brought|filed) .*\bagainst\b"
)
#: What leaves a denied clause half true: "it is a myth that Runa was trained on Vega alone".
_ALONE = compiled(r" (?:alone|only|exclusively)\b")
#: A relation that is taken for granted: "Halden's rival Runa", "Oslo-based Halden", "its stake in Runa".
_OWNED = re.compile(r"(?:['\u2019]s (?:[a-z\-]+ )?|-[a-z]+ )$")
_MEMBERS = r"(?:[A-Z][\w.\-]*(?: [A-Z0-9][\w.\-]*)*(?:,| and|, and) )*$"
_ROLE = re.compile(
    r"\b(?:rivals?|competitors?|partners?|ally|allies|customers?|clients?|suppliers?|backers?|investors?|owner|parent|subsidiary|unit) "
    + _MEMBERS
)
_ITS_DEAL = compiled(
    r"(?:\b(?:its|their|his|her)|['\u2019]s) (?:[a-z\-]+ ){0,2}(?:shares?|stakes?|holdings?|partnership|contracts?|deals?|alliance"
    r"|investment|ban|lawsuit|suit|case|purchase|takeover|use) (?:in|with|for|of|on|against) (?:the )?$"
)
#: A verb that says outright what is else told in passing: "Halden owns Runa", "Runa is based in Oslo".
OUTRIGHT = compiled(
    r" (?:(?:has|had|have|is|was|were|are|been|be|will|would|ever|also) )*"
    r"(?:own|owns|owned|develop|develops|developed|make|makes|made|build|builds|built|found|founded|start|started|launched|released"
    r"|based|works?|worked|working|joins?|joined|runs?|ran|heads?|leads?|led|scores?|scored|active|part)"
    r"(?: (?:by|in|for|at|of|on))?(?: (?:the|a|an|its))? "
)
#: What is told beside a clause: "Halden, a customer of Runa's", "Runa, of which it is a customer".
_BESIDE = parts_after(r", (?:an?|the|its|one of its|of which|in which|of whom)(?: (?!and\b)[\w\-]+){0,4}? ")
#: "Is a", before what someone is called.
_IS = parts_after(
    r" (?:is|was|are|were|had been|has been)(?: still| also| indeed)?(?: (?:an?|its|their|one of its))? (?:[a-z\-]+ )?"
)
#: Relations that do not run from the speaker of a told clause into it: "Halden denies that its Runa …", "the FTC asks whether X …".
_WHOSE = STANDING | {"investigates", "imposes"}


@lru_cache(maxsize=256)
def cues(pattern: re.Pattern[str], sentence: str) -> tuple[re.Match[str], ...]:
    """Where a pattern matches in a sentence; remembered, as a sentence is asked about again for each relation in it."""
    return tuple(pattern.finditer(sentence))


def governs(sentence: str, place: int, first: Span, second: Span) -> bool:
    """Whether a clause that begins at a place reaches the second mention, and the first if that stands after the place."""
    if second[0] < place:
        return False
    lead = sentence[place : first[0]] if first[0] >= place else ""
    within = _LIST.sub("", _ASIDE.sub("", sentence[max(place, first[1]) : second[0]]))
    return not _LEAVES.search(_ASIDE.sub("", lead)) and not _LEAVES.search(within)


def granted(predicate: str, sentence: str, first: Span, second: Span) -> bool:
    """Whether the words between two mentions take their relation for granted: "its partner X", "Oslo-based X"."""
    between = sentence[first[1] : second[0]]
    if predicate in STANDING:
        return not OUTRIGHT.fullmatch(between)
    if predicate == "acquires":
        return bool(_OWNED.fullmatch(between))
    named = _OWNED.fullmatch(between) or _ROLE.search(between) or _ITS_DEAL.search(sentence, first[0], second[0])
    beside = _BESIDE.get(predicate)
    return bool(named or (beside and beside.search(sentence, first[1])))


def holds(predicate: str, sentence: str, first: Span, second: Span, place: int, *, turns: bool = False) -> bool:
    """Whether a cue that ends at a place governs the relation; `turns`: nothing may turn a denial round on the way."""
    if not governs(sentence, place, first, second) or granted(predicate, sentence, first, second):
        return False
    if turns and (turned(sentence, place, second[0]) or _ALONE.match(sentence, second[1])):
        return False
    if first[0] >= place:
        return True
    told = sentence[place : second[0]].strip() or _is_part(predicate, sentence, second)
    return predicate not in _WHOSE and bool(told)


def _is_part(predicate: str, sentence: str, mention: Span) -> bool:
    """Whether the words after a mention call it what the relation says: "whether Y was a customer"."""
    called = _IS.get(predicate)
    return called is not None and bool(called.match(sentence, mention[1]))


def turned(sentence: str, start: int, stop: int) -> bool:
    """Whether words turn round what is said of the clause that they stand in: "to stop", "not"."""
    return bool(_TURNS.search(sentence, start, stop))
