"""A relation's sentence comes in; its role, amount, round and score, each where the words stand next to it, go out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from aiscape.extract.encode import Span

_MONEY = re.compile(
    r"(?:(?:US|HK|A|C|S|NT|R)?[$\u20ac\u00a3\u00a5\u20a9\u20b9]\s?\d[\d,.]*\d?|\b\d[\d,.]*)(?:\s?(?:trillion|billion|million|bn|mn|m|tn|crore))?"
    r"(?:\s(?:yen|yuan|euros?|dollars?|won|rupees|pounds|francs|kronor|dirhams?|riyals?|shekels|reais))?"
)
_CURRENCY = re.compile(
    r"[$\u20ac\u00a3\u00a5\u20a9\u20b9]|yen|yuan|euro|dollar|won|rupee|pound|franc|kron|dirham|riyal|shekel|reais"
)
_ROUND = re.compile(
    r"\b(?:pre-)?(?:Series [A-K]\d?|seed|angel|growth|bridge)"
    r"(?= (?:round|funding|financing|extension|investment)|\b(?<=[A-K]))",
    re.IGNORECASE,
)
_RANK = (
    r"(?:co-?|deputy |vice[- ]|acting |interim |founding |executive |non-executive |former |senior |principal |chief |lead "
    r"|managing |general |global )*"
)
_POST = (
    rf"(?:{_RANK}(?:chief executive(?: officer)?"
    r"|chief [a-z]+(?: and [a-z]+)?(?: officer| scientist| engineer| economist| analyst| counsel| strategist)?|CEO|CTO|CFO|COO"
    r"|founder|president|chair(?:man|woman|person)?|director|manager|counsel|analyst|professor|researcher|scientist|engineer"
    r"|economist|spokes(?:man|woman|person)|minister|secretary|commissioner|partner|head|adviser|advisor|editor|fellow"
    r"|lecturer|dean|board member|architect|strategist))"
)
_ROLE = re.compile(rf"\b{_POST}(?: and {_POST})?(?: (?:of|for) (?!the\b)[a-z]+(?: [a-z]+){{0,2}})?")
_FIGURE = r"(\d[\d.,]*(?:\s?(?:per cent|percent|%|points?))?)"
_SCORE_BEFORE = re.compile(rf"{_FIGURE}(?: [a-z]+){{0,4}} (?:on|in) (?:the |its |an? )?(?:[\w-]+ )?$")
_SCORE_AFTER = re.compile(
    rf"(?:scor\w+|reach\w*|manag\w+|achiev\w+|g[eo]ts?|hit|post\w*|record\w*|with)(?: [a-z]+){{0,3}} {_FIGURE}"
)

Qualify = Callable[[str, Span, Span], Iterator[tuple[str, str]]]


def qualifiers(predicate: str, sentence: str, subject: Span, obj: Span) -> tuple[tuple[str, str], ...]:
    """The qualifiers of a relation.

    Args:
        predicate: the relation.
        sentence: the sentence that states it.
        subject, obj: where in it the two ends stand (an end that stands before it has a negative start).

    """
    rule = _RULES.get(predicate)
    return tuple(sorted(set(rule(sentence, subject, obj)))) if rule else ()


def _role(sentence: str, subject: Span, obj: Span) -> Iterator[tuple[str, str]]:
    """The post that stands next to the person."""
    best = min(((_apart(m.span(), subject), m.group()) for m in _ROLE.finditer(sentence)), default=None)
    if best and best[0] <= 60:
        yield "role", best[1].strip()


def _amount(sentence: str, subject: Span, obj: Span) -> Iterator[tuple[str, str]]:
    """The one sum of the sentence."""
    sums = {m.group().strip(" ,.") for m in _MONEY.finditer(sentence) if _CURRENCY.search(m.group())}
    if len(sums) == 1:
        yield "amount", sums.pop()


def _investment(sentence: str, subject: Span, obj: Span) -> Iterator[tuple[str, str]]:
    yield from _amount(sentence, subject, obj)
    rounds = {m.group() for m in _ROUND.finditer(sentence)}
    if len(rounds) == 1:
        yield "round", rounds.pop()


def _score(sentence: str, subject: Span, obj: Span) -> Iterator[tuple[str, str]]:
    """The figure that stands before 'on BENCHMARK', or the only one that is scored."""
    before = _SCORE_BEFORE.search(sentence[: max(obj[0], 0)])
    if before:
        yield "score", before.group(1).strip(" ,.")
        return
    scored = [m.group(1) for m in _SCORE_AFTER.finditer(sentence)]
    if len(scored) == 1:
        yield "score", scored[0].strip(" ,.")


def _apart(a: Span, b: Span) -> int:
    return max(0, a[0] - b[1], b[0] - a[1])


_RULES: dict[str, Qualify] = {
    "worksFor": _role,
    "acquires": _amount,
    "suppliesTo": _amount,
    "partnersWith": _amount,
    "investigates": _amount,
    "investsIn": _investment,
    "evaluatedOn": _score,
}
