"""A plain question in English comes in; a saved question or look-up, with its answer and its SPARQL, goes out.

No model guesses here: a question is answered if a wording of a saved question (`ask` in its head) or a verb of the
vocabulary (verbs.toml) fits it and every name in it is found; else what is near is named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from shlex import quote

from aiscape.errors import QueryError, UnknownName
from aiscape.names import fold
from aiscape.query import links, reports
from aiscape.query.asked import Answer, shown
from aiscape.query.counting import EXAMPLES, by_numbers, counts
from aiscape.query.phrases import NotAPhraseError, bare, is_business
from aiscape.query.saved import Question, patterns, question, questions
from aiscape.query.sentences import by_phrases, days
from aiscape.query.table import Table
from aiscape.query.times import Period, split
from aiscape.store import KnowledgeGraph, Rows
from aiscape.store.dates import span

_SLOT = re.compile(r"\{(\w+)\}")
#: The most words of a question.
MOST_WORDS = 40


class NotUnderstoodError(QueryError):
    """A question fits no wording; `near` are questions that can be asked, `word` is what is not understood, if it is one part."""

    def __init__(self, text: str, near: tuple[str, ...], word: str = "") -> None:
        self.text, self.near, self.word = text, near, word
        why = f" ({word!r} is not understood)" if word and fold(word) != fold(text) else ""
        super().__init__(f"I can't answer {text!r}{why}; these are near it: {'; '.join(near)}")


def ask(kg: KnowledgeGraph, text: str) -> Answer:
    """Answer a question.

    Raises:
        NotUnderstoodError: it fits no wording, or a word of it is not understood.
        UnknownName: it fits one, but nothing in the graph goes by a name in it.
        QueryError: it names a day that the calendar has not.

    """
    plain = re.sub(r"^please ", "", re.sub(r"\s+", " ", text).strip().rstrip("?!. "), flags=re.I)
    if len(plain.split()) > MOST_WORDS:
        raise NotUnderstoodError(f"{plain[:80]}...", near(plain[:200]))
    unknown: UnknownName | None = None
    numbers = counts(plain)
    for attempt in (*_lookups(), *_saved()):
        match = attempt.pattern.fullmatch(plain)
        if match is None or (numbers and attempt.pattern.groups):  # no name begins with "the most"
            continue
        try:
            return attempt.run(kg, {name: value for name, value in match.groupdict().items() if value})
        except UnknownName as error:
            if attempt.run is not _card or error.near:
                unknown = unknown or error
    return _otherwise(kg, plain, text, unknown)


def _otherwise(kg: KnowledgeGraph, plain: str, text: str, unknown: UnknownName | None) -> Answer:
    """Answer a question that fits no whole wording: by its phrases, and by what it says of time."""
    wrong: NotAPhraseError | None = None
    understand = by_numbers if counts(plain) else by_phrases
    timed = split(plain, _latest(kg))
    for rest, period in (timed, (plain, None)) if timed is not None else ((plain, None),):
        try:
            happened = _HAPPENED.fullmatch(rest) if period is not None else None
            answer = _happened(kg, happened["a"], period) if happened and period else understand(kg, rest, period)
            if answer is not None:
                return answer
        except NotAPhraseError as error:
            wrong = wrong or error
        except UnknownName as error:
            unknown = error
    raise _refusal(kg, text, unknown, wrong)


def _refusal(
    kg: KnowledgeGraph, text: str, unknown: UnknownName | None, wrong: NotAPhraseError | None
) -> UnknownName | NotUnderstoodError:
    """Why a question is not answered: the smallest part of it that is not understood."""
    if wrong is None or (unknown is not None and len(unknown.name) <= len(wrong.word)):
        return unknown or NotUnderstoodError(text, near(text))
    part = fold(wrong.word) != fold(text.rstrip("?!. "))
    if part and wrong.name and wrong.word != wrong.word.casefold() and len(wrong.word.split()) < 5:
        alike = (entity.label for entity, score in kg.lookup.search(wrong.word, 3) if score >= 75)
        return UnknownName(wrong.word, tuple(dict.fromkeys(alike)))
    return NotUnderstoodError(text, near(text), wrong.word)


def _latest(kg: KnowledgeGraph) -> str | None:
    """The day of the newest article."""
    rows = kg.sparql("SELECT DISTINCT ?day { ?article schema:datePublished ?day }")
    assert isinstance(rows, Rows)
    days = [str(row[0]) for row in rows]
    return span(max(days))[1] if days else None


_HAPPENED = re.compile(
    r"(?:what(?: has| have)?|which things) (?:happened|is new|was new|was reported|changed)(?: (?:to|with|at|about|of) (?P<a>.+))?",
    re.I,
)


def _happened(kg: KnowledgeGraph, name: str | None, period: Period) -> Answer:
    given = {"a": name, "since": period.since, "until": period.until}
    answer = _timeline(kg, {key: value for key, value in given.items() if value})
    return replace(answer, notes=(f"{period.said!r} is taken as {days(period)}",))


def near(text: str, limit: int = 3) -> tuple[str, ...]:
    """Questions that can be asked and look like a text."""
    from rapidfuzz import fuzz, process

    known = list(dict.fromkeys((*(example(form) for saved in questions().values() for form in saved.ask), *EXAMPLES)))
    return tuple(hit[0] for hit in process.extract(text, known, scorer=fuzz.token_set_ratio, limit=limit))


def example(form: str) -> str:
    """A wording as one reads it: the first of alternatives, slots as names."""
    form = re.sub(r"\(([^)|]*)[^)]*\)", r"\1", form)
    form = re.sub(r"\s*\[[^\]]*\]", "", form)
    return re.sub(r"\s+", " ", _SLOT.sub(lambda slot: slot[1].upper(), form)).strip() + "?"


@dataclass(frozen=True)
class _Attempt:
    pattern: re.Pattern[str]
    run: Callable[[KnowledgeGraph, Mapping[str, str]], Answer]


@cache
def _saved() -> tuple[_Attempt, ...]:
    return tuple(_Attempt(pattern, _runs(name)) for name, pattern in patterns())


def _runs(name: str) -> Callable[[KnowledgeGraph, Mapping[str, str]], Answer]:
    def answer(kg: KnowledgeGraph, given: Mapping[str, str]) -> Answer:
        for value in given.values():
            if name != "sectors" and is_business(kg, value):  # AI chips are rather chips than the line of business
                raise UnknownName(value)
        return run(kg, question(name), given)

    return answer


def run(kg: KnowledgeGraph, asked: Question, given: Mapping[str, str] | None = None) -> Answer:
    """Run a saved question.

    Raises:
        QueryError: a parameter is not one of it or not of its kind.
        UnknownName: no entity goes by a value.

    """
    given = {name: bare(value) for name, value in (given or {}).items()}
    sparql = asked.sparql(kg, given)
    rows = kg.sparql(sparql)
    assert isinstance(rows, Rows)
    options = "".join(f" -p {name}={quote(value)}" for name, value in given.items())
    table = Table(tuple(rows.columns), [tuple(row) for row in rows], asked.title)
    return Answer(f"aiscape query --saved {asked.name}{options}", sparql, table)


@cache
def _lookups() -> tuple[_Attempt, ...]:
    """Questions that a look-up answers better than a query."""
    a, b = r"(?P<a>.+?)", r"(?P<b>.+)"
    table: list[tuple[str, Callable[[KnowledgeGraph, Mapping[str, str]], Answer]]] = [
        (rf"(?:how|why) (?:is|are|was|were) {a} (?:and|with|to) {b} (?:connected|linked|related)", _path),
        (rf"(?:how|why) (?:is|are) {a} (?:connected|linked|related) (?:to|with) {b}", _path),
        (rf"what (?:links|connects|joins|is between) {a} (?:and|to|with) {b}", _why),
        (rf"what do {a} and {b} have in common", _common),
        (rf"compare {a} (?:and|with|to) {b}", _compare),
        (rf"{a} (?:vs\.?|versus) {b}", _compare),
        (rf"who says what (?:about|of) {a}", _who),
        (rf"what is (?:said|claimed|known) (?:about|of) {a}", _card),
        (r"what happened (?:since|after) (?P<since>[\d-]+)", _timeline),
        (r"what happened in (?P<day>[\d-]+)", _timeline),
        (rf"what happened (?:to|with|at) {a}(?: since (?P<since>[\d-]+))?", _timeline),
        (
            r"(?:what|which claims|where do sources|do any sources|who) (?:contradict|contradictions|disagree)s?.*",
            _against,
        ),
        (rf"(?:who|what) (?:is|are|was) (?:the )?{a}", _card),
        (rf"(?:tell me about|show(?: me)?|describe) (?:the )?{a}", _card),
    ]
    return tuple(_Attempt(re.compile(pattern, re.I), function) for pattern, function in table)


def _card(kg: KnowledgeGraph, given: Mapping[str, str]) -> Answer:
    return shown(kg, bare(given["a"]))


def _pair(given: Mapping[str, str]) -> tuple[str, str]:
    return bare(given["a"]), bare(given["b"])


def _between(kg: KnowledgeGraph, one: str, two: str) -> str:
    ends = f"<{kg.entity(one).iri}> <{kg.entity(two).iri}>"
    return (
        f"SELECT ?claim ?relation ?quote WHERE {{\n  VALUES ?one {{ {ends} }} VALUES ?two {{ {ends} }}\n"
        "  ?claim rdf:subject ?one ; rdf:object ?two ; rdf:predicate ?relation ;\n"
        "         oa:hasTarget/oa:hasSelector/oa:exact ?quote . FILTER(?one != ?two)\n}"
    )


def _why(kg: KnowledgeGraph, given: Mapping[str, str]) -> Answer:
    one, two = _pair(given)
    return Answer(f"aiscape why {quote(one)} {quote(two)}", _between(kg, one, two), links.why(kg, one, two))


def _path(kg: KnowledgeGraph, given: Mapping[str, str]) -> Answer:
    one, two = _pair(given)
    direct = links.why(kg, one, two)
    if direct.rows:
        return Answer(f"aiscape why {quote(one)} {quote(two)}", _between(kg, one, two), direct)
    return Answer(f"aiscape path {quote(one)} {quote(two)}", "", links.path(kg, one, two))


def _common(kg: KnowledgeGraph, given: Mapping[str, str]) -> Answer:
    one, two = _pair(given)
    return Answer(f"aiscape common {quote(one)} {quote(two)}", "", links.common(kg, one, two))


def _compare(kg: KnowledgeGraph, given: Mapping[str, str]) -> Answer:
    one, two = _pair(given)
    return Answer(f"aiscape compare {quote(one)} {quote(two)}", "", links.compare(kg, one, two))


def _who(kg: KnowledgeGraph, given: Mapping[str, str]) -> Answer:
    name = bare(given["a"])
    return Answer(f"aiscape who-says {quote(name)}", "", reports.who_says(kg, name))


def _timeline(kg: KnowledgeGraph, given: Mapping[str, str]) -> Answer:
    name = bare(given["a"]) if "a" in given else None
    since, until = given.get("since") or given.get("day"), given.get("until") or given.get("day")
    options = (f" {quote(name)}" if name else "") + (f" --from {since}" if since else "")
    options += f" --to {until}" if until else ""
    return Answer(f"aiscape timeline{options}", "", reports.timeline(kg, name, since=since, until=until))


def _against(kg: KnowledgeGraph, given: Mapping[str, str]) -> Answer:
    return Answer("aiscape contradictions", "", reports.contradictions(kg))
