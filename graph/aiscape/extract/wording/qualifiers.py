"""A relation's sentence comes in; its role, amount, round and score, each where the words stand next to it, go out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from aiscape.extract.encode import Span
from aiscape.extract.wording.clauses import Piece, clause_of, pieces
from aiscape.extract.wording.roles import role_of
from aiscape.extract.wording.scores import score_of

_MONEY = re.compile(
    r"(?:(?:US|HK|A|C|S|NT|R)?[$\u20ac\u00a3\u00a5\u20a9\u20b9]\s?\d[\d,.]*\d?|\b\d[\d,.]*)(?:\s?(?:trillion|billion|million|bn|mn|m|tn|crore))?"
    r"(?:\s(?:yen|yuan|euros?|dollars?|won|rupees|pounds|francs|kronor|dirhams?|riyals?|shekels|reais))?"
)
_CURRENCY = re.compile(
    r"[$\u20ac\u00a3\u00a5\u20a9\u20b9]|yen|yuan|euro|dollar|won|rupee|pound|franc|kron|dirham|riyal|shekel|reais"
)
#: Words before a sum that is a company's, not a deal's: "valued at", "now worth", "revenue of", "shares rose to"; "an order worth" is a deal's.
_WORTH = re.compile(
    r"(?:\b(?:valu(?:ed|es|e|ing)|priced|capitali[sz]ed)(?: [\w.'\u2019-]+){0,4} at"
    r"|\b(?:pre-money |post-money |market |stock-market )?(?:valuation|capitali[sz]ation|value|cap)"
    r" (?:of|at|to|above|over|reached|was)"
    r"|(?:^|,|[A-Z][\w.-]* (?:is|was)|\b(?:now|company|firm|start-up|startup|group|business|maker)) worth"
    r"|\b(?:revenues?|turnover|profits?|loss(?:es)?|budget|income|earnings|salary|annual sales|had sales|debts?|fees?) (?:of|to|was|were|reached)"
    r"|\bat an?|\b(?:lost|loses|earned|earns|charges|charged|costs|rose|fell|climbed|dropped|jumped)(?: [\d.]+(?:%| per cent| percent))?(?: to| by)?)"
    r"(?: (?:about|around|some|roughly|nearly|almost|more than|over|at least|up to|an estimated))*\s$"
)
#: Words after such a sum: "a $200 million valuation", "$40 million in revenue"; after a small one: "$20 a month", "$99 cameras".
_FIGURE_OF = re.compile(
    r"[ -](?:(?:pre-money|post-money|market|enterprise|stock-market|equity) )*"
    r"(?:valuation|capitali[sz]ation|value|company|start-up|startup|budget)\b"
    r"| (?:in|of) (?:annual |recurring |yearly )*(?:revenues?|sales|turnover|profits?|debts?)\b"
)
_PRICE = re.compile(r" (?:an?|per|each|(?!million|billion)[a-z-]+s)\b(?! (?:of|in|from|for)\b)")
_LARGE = re.compile(r"illion|(?:bn|mn|m|tn)\b|crore")
_ROUND = re.compile(
    r"\b(?:pre-)?(?:Series [A-K]\d?|seed|angel|growth|bridge)"
    r"(?= (?:round|funding|financing|extension|investment)|\b(?<=[A-K]))",
    re.IGNORECASE,
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
    role = role_of(sentence, subject, obj)
    if role:
        yield "role", role


def _amount(sentence: str, subject: Span, obj: Span) -> Iterator[tuple[str, str]]:
    yield from _sum(sentence, clause_of(sentence, subject, obj))


def _sum(sentence: str, clause: Sequence[Piece]) -> Iterator[tuple[str, str]]:
    """The one sum of a clause that is neither what a company is worth nor what it earns."""
    found = (m for m in _MONEY.finditer(sentence) if _CURRENCY.search(m.group()) and _within(clause, m))
    sums = {m.group().strip(" ,.") for m in found if not _is_of_company(m)}
    if len(sums) == 1:
        yield "amount", sums.pop()


def _is_of_company(money: re.Match[str]) -> bool:
    """Whether a sum tells of a company rather than of a deal: its value, its sales, its prices."""
    price = _PRICE.match(money.string, money.end()) and not _LARGE.search(money.group())
    return bool(price or _WORTH.search(money.string, 0, money.start()) or _FIGURE_OF.match(money.string, money.end()))


def _investment(sentence: str, subject: Span, obj: Span) -> Iterator[tuple[str, str]]:
    clause = clause_of(sentence, subject, obj)
    yield from _sum(sentence, clause)
    # "a Series B round, with participation from": the round of those named aside too
    if all(piece.aside for piece in clause):
        clause = [*clause, *(piece for piece in pieces(sentence) if not piece.clause)]
    rounds = {m.group() for m in _ROUND.finditer(sentence) if _within(clause, m)}
    if len(rounds) == 1:
        yield "round", rounds.pop()


def _within(clause: Sequence[Piece], match: re.Match[str]) -> bool:
    return any(piece.start <= match.start() < piece.end for piece in clause)


def _score(sentence: str, subject: Span, obj: Span) -> Iterator[tuple[str, str]]:
    """The figure that the sentence gives the subject."""
    score = score_of(sentence, subject, obj if obj[0] >= 0 else None)
    if score:
        yield "score", score


_RULES: dict[str, Qualify] = {
    "worksFor": _role,
    "acquires": _amount,
    "suppliesTo": _amount,
    "partnersWith": _amount,
    "investigates": _amount,
    "investsIn": _investment,
    "evaluatedOn": _score,
}
