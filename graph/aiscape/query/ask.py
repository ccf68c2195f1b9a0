"""A plain question in English comes in; a saved question or look-up, with its answer and its SPARQL, goes out.

No model guesses here: a question is answered if a wording of a saved question (`ask` in its head) or a verb of the
vocabulary (verbs.toml) fits it and every name in it is found; else what is near is named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from shlex import quote

from aiscape.errors import QueryError, UnknownName
from aiscape.names import fold
from aiscape.ontology import load_ontology
from aiscape.query import cards, links, reports
from aiscape.query.english import Wording, wordings
from aiscape.query.saved import Question, question, questions
from aiscape.query.table import Table
from aiscape.store import KnowledgeGraph, Rows

_SLOT = re.compile(r"\{(\w+)\}")
_KINDS = r"(?:companies|company|firms|makers|start-ups|startups)"


@dataclass(frozen=True)
class Answer:
    """An answer, and how it was come by: `sparql` is the query that was run, `command` the same on the command line."""

    command: str
    sparql: str
    table: Table


class NotUnderstoodError(QueryError):
    """A question fits no wording; `near` are questions that can be asked."""

    def __init__(self, text: str, near: tuple[str, ...]) -> None:
        self.text, self.near = text, near
        super().__init__(f"I can't answer {text!r}; these are near it: {'; '.join(near)}")


def ask(kg: KnowledgeGraph, text: str) -> Answer:
    """Answer a question.

    Raises:
        NotUnderstoodError: it fits no wording.
        UnknownName: it fits one, but nothing in the graph goes by a name in it.

    """
    plain = re.sub(r"\s+", " ", text).strip().rstrip("?!. ").removeprefix("please ")
    unknown: UnknownName | None = None
    for attempt in (*_lookups(), *_saved(), *_verbs()):
        match = attempt.pattern.fullmatch(plain)
        if match is None:
            continue
        try:
            return attempt.run(kg, {name: value for name, value in match.groupdict().items() if value})
        except UnknownName as error:
            if attempt.run is not _show or error.near:
                unknown = unknown or error
    if unknown is not None:
        raise unknown
    raise NotUnderstoodError(text, near(text))


def near(text: str, limit: int = 3) -> tuple[str, ...]:
    """Questions that can be asked and look like a text."""
    from rapidfuzz import fuzz, process

    known = list(dict.fromkeys(example(form) for saved in questions().values() for form in saved.ask))
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
    return tuple(_Attempt(_compile(form), _runs(saved.name)) for saved in questions().values() for form in saved.ask)


def _runs(name: str) -> Callable[[KnowledgeGraph, Mapping[str, str]], Answer]:
    return lambda kg, given: run(kg, question(name), given)


def run(kg: KnowledgeGraph, asked: Question, given: Mapping[str, str] | None = None) -> Answer:
    """Run a saved question.

    Raises:
        QueryError: a parameter is not one of it or not of its kind.
        UnknownName: no entity goes by a value.

    """
    given = {name: _bare(value) for name, value in (given or {}).items()}
    sparql = asked.sparql(kg, given)
    rows = kg.sparql(sparql)
    assert isinstance(rows, Rows)
    options = "".join(f" -p {name}={quote(value)}" for name, value in given.items())
    table = Table(tuple(rows.columns), [tuple(row) for row in rows], asked.title)
    return Answer(f"aiscape query --saved {asked.name}{options}", sparql, table)


def _compile(form: str) -> re.Pattern[str]:
    """A wording as a pattern: (a|b) either, [word] perhaps, {name} a slot."""
    parts = []
    for token in re.findall(r"\{\w+\}|\[[^\]]*\]|\([^)]*\)|[^\s\[\](){}]+", form):
        if token[0] == "{":
            parts.append(rf"(?P<{token[1:-1]}>.+?)\s+")
        elif token[0] == "[":
            parts.append(rf"(?:{re.escape(token[1:-1]).replace('|', '|')}\s+)?")
        elif token[0] == "(":
            parts.append(f"(?:{'|'.join(re.escape(word) for word in token[1:-1].split('|'))})\\s+")
        else:
            parts.append(re.escape(token) + r"\s+")
    text = "".join(parts).replace(r"\|", "|")
    return re.compile(re.sub(r"\\s\+(\)\??)?$", r"\1", text), re.I)


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
        (rf"what is (?:said|claimed|known) (?:about|of) {a}", _show),
        (r"what happened (?:since|after) (?P<since>[\d-]+)", _timeline),
        (r"what happened in (?P<day>[\d-]+)", _timeline),
        (rf"what happened (?:to|with|at) {a}(?: since (?P<since>[\d-]+))?", _timeline),
        (
            r"(?:what|which claims|where do sources|do any sources|who) (?:contradict|contradictions|disagree)s?.*",
            _against,
        ),
        (rf"(?:who|what) (?:is|are|was) (?:the )?{a}", _show),
        (rf"(?:tell me about|show(?: me)?|describe) (?:the )?{a}", _show),
    ]
    return tuple(_Attempt(re.compile(pattern, re.I), function) for pattern, function in table)


def _show(kg: KnowledgeGraph, given: Mapping[str, str]) -> Answer:
    name = _bare(given["a"])
    iri = kg.entity(name).iri
    return Answer(f"aiscape show {quote(name)}", f"DESCRIBE <{iri}>", cards.card(kg, iri))


def _pair(given: Mapping[str, str]) -> tuple[str, str]:
    return _bare(given["a"]), _bare(given["b"])


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
    name = _bare(given["a"])
    return Answer(f"aiscape who-says {quote(name)}", "", reports.who_says(kg, name))


def _timeline(kg: KnowledgeGraph, given: Mapping[str, str]) -> Answer:
    name = _bare(given["a"]) if "a" in given else None
    since, until = given.get("since") or given.get("day"), given.get("day")
    options = (f" {quote(name)}" if name else "") + (f" --from {since}" if since else "")
    options += f" --to {until}" if until else ""
    return Answer(f"aiscape timeline{options}", "", reports.timeline(kg, name, since=since, until=until))


def _against(kg: KnowledgeGraph, given: Mapping[str, str]) -> Answer:
    return Answer("aiscape contradictions", "", reports.contradictions(kg))


@cache
def _verbs() -> tuple[_Attempt, ...]:
    return tuple(attempt for wording in wordings() for attempt in _forms(wording))


def _forms(wording: Wording) -> Iterator[_Attempt]:
    """Every way to ask by one wording; `s` and `o` are the ends, `st` and `ot` types that they must have."""
    be, do = r"(?:is|are|was|were)", r"(?:does|do|did|has|have|will)"
    first, last = r"(?P<s>.+?)", r"(?P<o>.+?)"
    who, what = r"(?:who|what|which (?P<st>[\w-]+))", r"(?:who|whom|what|which (?P<ot>[\w-]+))"
    if wording.copula:
        patterns = [
            rf"{who} {be} {wording.participle} {last}",
            rf"{what} {be} {first} {wording.participle}",
            rf"{be} {first} {wording.participle} {last}",
            rf"when {be} {first} {wording.participle} {last}",
        ]
    else:
        tail = wording.particle
        patterns = [
            rf"{who} {wording.finite} {last}",
            rf"{what} {do} {first} {wording.plain}{tail}",
            rf"{do} {first} {wording.plain}{tail} {last}",
            rf"when {do} {first} {wording.plain}{tail} {last}",
            rf"{what} {be} {wording.participle}{tail} by {first}",
            rf"(?:who|which (?P<st>[\w-]+)) {be} {last} {wording.participle}{tail} by",
            rf"{be} {last} {wording.participle}{tail} by {first}",
        ]
    for pattern in patterns:
        yield _Attempt(re.compile(pattern, re.I), _claimed(wording.relation))


def _claimed(relation: str) -> Callable[[KnowledgeGraph, Mapping[str, str]], Answer]:
    def answer(kg: KnowledgeGraph, found: Mapping[str, str]) -> Answer:
        given = {}
        for end, name in (("s", "subject"), ("o", "object")):
            if end in found and (kind := _type(found[end])) is not None and not _known(kg, found[end]):
                given[f"{name}_type"] = kind
            elif end in found and fold(found[end]) not in ("whom", "what", "who", "anything", "something"):
                given[name] = _bare(found[end])
        for end, name in (("st", "subject_type"), ("ot", "object_type")):
            if end in found:
                given[name] = _type(found[end]) or _no_type(found[end])
        if not load_ontology().relations[relation].symmetric:
            return run(kg, question("claims"), {**given, "relation": relation})
        names = [given[name] for name in ("subject", "object") if name in given]
        kinds = [given[name] for name in ("subject_type", "object_type") if name in given]
        pair = dict(zip(("node", "near"), names, strict=False)) | ({"near_type": kinds[0]} if kinds else {})
        return run(kg, question("links"), {**pair, "relation": relation})

    return answer


def _known(kg: KnowledgeGraph, name: str) -> bool:
    try:
        return fold(kg.entity(_bare(name)).label) == fold(_bare(name))
    except UnknownName:
        return False


def _type(word: str) -> str | None:
    """The type that a noun names, in the singular or plural."""
    noun = fold(_bare(word))
    if re.fullmatch(_KINDS, noun):
        return "Company"
    if noun in ("model", "models"):
        return "Model,ModelFamily"
    for name, kind in load_ontology().types.items():
        label = fold(kind.label)
        forms = {label, fold(name), label.replace("organis", "organiz")}
        if noun in {plural for form in forms for plural in (form, form + "s", re.sub("y$", "ies", form))}:
            return name
    return {"people": "Person", "benchmarks": "Benchmark"}.get(noun)


def _no_type(word: str) -> str:
    raise UnknownName(word, ())


def _bare(name: str) -> str:
    """A name without quotes and article."""
    return re.sub(r"^(?:the|a|an)\s+(?=\S)", "", name.strip().strip("\"'\u201c\u201d"), flags=re.I)
