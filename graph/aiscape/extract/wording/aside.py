"""A sentence and the places of a relation's ends come in; whether one of them only tells whose rival acts goes out.

In "a rival of Vega AI sued Orbis" and "Orbis sued a start-up backed by Vega AI" nothing is said of what Vega AI did. Those who
act for it ("a unit of", "the board of", "lawyers for") are no such nouns.
"""

from __future__ import annotations

import re

from aiscape.extract.encode import Span
from aiscape.extract.wording.clauses import NAME

#: Relations that a clause states of its subject and object, not of what merely describes them.
_DEEDS = frozenset(
    "acquires sues investsIn uses suppliesTo partnersWith owns investigates develops publishes restricts".split()
)
#: Nouns that with "of" and a name mean another than the name's bearer.
_NOUNS = {
    "former": r"(?:former|ex|previous|erstwhile|one-time)[ -](?:[a-z]+ )?(?:staff|employees?|workers?|engineers?|executives?|researchers?"
    r"|scientists?|managers?|directors?|heads?|boss(?:es)?|chief executives?|lawyers?|colleagues?)",
    "rivals": r"(?:rival|competitor|challenger|opponent|critic|peer)s?",
    "traders": r"(?:supplier|vendor|customer|client|user|buyer|tenant|distributor|reseller|licensee|contractor)s?",
    "partners": r"partners?|ally|allies",
    "holders": r"(?:shareholder|investor|backer|creditor|owner)s?",
    "heads": r"(?:co-?)?(?:founder|chairm[ae]n|chairwoman|fan|employee|worker)s?",
}
#: Relations of that name, as subject or object, that the noun or participle may state itself.
_STATED = {
    "former": frozenset[str](),
    "rivals": frozenset[str](),
    "traders": frozenset(["suppliesTo", "uses", "partnersWith", "develops"]),
    "partners": frozenset(["partnersWith", "develops"]),
    "holders": frozenset(["investsIn", "acquires", "owns", "develops"]),
    "heads": _DEEDS - {"sues", "investsIn"},
    "backed": frozenset(["investsIn", "develops"]),
    "founded": frozenset(["develops"]),
    "owned": frozenset(["investsIn", "acquires", "owns", "suppliesTo", "uses", "develops"]),
}
#: Relations in which they may act for that name.
_LEFT = {
    **dict.fromkeys(_STATED, frozenset(["develops"])),
    **dict.fromkeys(("former", "rivals"), frozenset[str]()),
    "heads": _DEEDS - {"sues", "investsIn", "acquires"},
}
#: Those who may sell what they go with, or speak of it: "investors in Vega AI sold it to Orbis".
_MAY_SELL = frozenset(["holders", "heads", "backed", "founded", "owned"])
_NOUN = "|".join(f"(?P<{name}>{words})" for name, words in _NOUNS.items())
#: "backed by": whoever is so described is another, if it is no group that acts together ("a consortium led by") and no unit.
_DESCRIBED = (
    r"(?!(?:is|are|was|were|be|been|group|consorti(?:um|a)|team|syndicate|alliance|round|researchers|investors|unit|subsidiary|arm"
    r"|vehicle|division)\b)"
    r"[\w'\u2019-]+ (?:(?P<backed>(?:backed|funded|financed|represented|advised))|(?P<founded>(?:co-?)?founded|started|set up)"
    r"|(?P<owned>owned|controlled|led|run|chaired|headed)) by"
)
#: Any of the nouns, wherever it stands.
_ANY = re.compile(rf"\b(?:{_NOUN})\b")
#: What stands before a name in the way: "rivals of ", "a start-up backed by the ", "rivals of Orbis and ".
_BEFORE = rf"(?:(?i:(?:{_NOUN}) (?:of|in|to)|{_DESCRIBED}))(?: the| its)? (?:{NAME}(?:, {NAME})* and )?$"
_OPENING = re.compile(
    r"(?:^|[,;:(\u2014\u2013\"\u201c\u201d] ?|\b(?:and|but|that|while|whereas|when|after|before|because|as|if|said|says|where) )"
    rf"(?:[\w'\u2019-]+ ){{0,4}}?{_BEFORE}"
)
#: The same in the genitive; "Vega AI's customers" are too often told what they are and what they got.
_OWN = re.compile(
    r"['\u2019]s? (?:[a-z-]+ ){0,2}?(?:"
    + "|".join(f"(?P<{name}>{_NOUNS[name]})" for name in ("former", "rivals", "holders", "heads"))
    + r")\b"
)
_COPULA = r"(?:is|are|was|were|be|been)"
#: A verb right after a name, a list that the name opens, or what is put in between about it.
_VERB = re.compile(
    rf"(?: (?:such as|like|including) {NAME})?(?:(?:, {NAME})* and {NAME})?(?: (?:in|from) {NAME})?"
    r"(?:, (?:including|such as|among them|which|who|led by|run by)\b[^,;]*,|,(?= (?:has|have|had|sued|bought|built|took|sold|[a-z]+ed\b(?! by))\b))?"
    rf" (?:(?:has |have |had )?{_COPULA} (?:(?:now|also|not|being|already) )*(?!(?:an?|the|its|in|at|on|like|that|those|one|among|been)\b)"
    rf"|(?!(?:{_COPULA}|ha[sd] been|have been|includ\w+|such|like|and|or|in|on|at|of|to|for|from|with|by|as|than|who|whose|which|that|among"
    r"|since|until|because|so|but|an?|the|lists?)\b))[a-z]+\b"
)
#: Where another clause begins, with a subject of its own, or a name that is what the subject is ("the buyers of its shares are X").
_BREAK = re.compile(
    r"[;:\u2014\"\u201c\u201d]|\b(?:that|which|who|whose|whom|it|he|she|they|we|said|says?|told|tells?|announced|claim(?:s|ed)?|believes?|wrote"
    rf"|reported|argues?)\b|, (?:and|but|while|as|whereas)\b|\b{_COPULA}\b(?! (?:\w+ed|\w+ing|sued|bought|built|sold|made)\b)|\binclude[sd]?\b"
)
#: A verb, or the preposition of one, and after it what stands in the way of the second name.
_OBJECT = re.compile(
    r"\b(?:in|into|to|with|by|from|against|for|bought|buys?|buying|acquire[sd]?|acquiring|sue[sd]?|suing|back(?:s|ed|ing)?|suppl(?:y|ies|ied|ying)"
    rf"|owns?|use[sd]?|using) (?:an?|the|another|its|their|several|some|many|two|three|four|other) (?:[\w-]+ ){{0,3}}?{_BEFORE}"
)


def is_aside(predicate: str, sentence: str, subject: Span, obj: Span) -> bool:
    """Whether a subject or object only says whose rival, customer, founder or venture acts or is acted upon.

    Args:
        predicate: the relation that is proposed.
        sentence: its text.
        subject, obj: characters of the two ends within it.

    """
    if predicate not in _DEEDS:
        return False
    first, second = sorted((subject, obj))
    acts = subject == first or predicate == "partnersWith"
    return _acts_before(predicate, sentence, first, second, acts) or _is_acted_upon(predicate, sentence, first, second)


def _acts_before(predicate: str, sentence: str, first: Span, second: Span, acts: bool) -> bool:
    """Whether another acts, or is acted upon, in the place of the first name, up to the second: "a rival of X sued Y"."""
    own = _OWN.match(sentence, first[1], second[0])
    found = own or _OPENING.search(sentence[: first[0]])
    verb = _VERB.match(sentence, own.end() if own else first[1], second[0])
    if found is None or verb is None or _BREAK.search(sentence, verb.end(), second[0]):
        return False
    kind = found.lastgroup or ""
    if acts:
        return predicate not in _LEFT[kind]
    return kind not in _MAY_SELL and predicate not in _STATED[kind]


def _is_acted_upon(predicate: str, sentence: str, first: Span, second: Span) -> bool:
    """Whether another is acted upon, or acts, in the place of the second name: "Y was sued by a rival of X"."""
    between = sentence[first[1] : second[0]]
    found = _OBJECT.search(between)
    if found is None:
        return False
    kinds = {found.lastgroup or "", *(noun.lastgroup or "" for noun in _ANY.finditer(between))}
    return not any(predicate in _STATED[kind] for kind in kinds)
