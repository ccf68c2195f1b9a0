"""The files under saved/ come in; questions that can be run go out.

Each is a SPARQL query with a head of comments: `title`, `description`, its `parameter`s as `name: kind = default`,
and under `ask` the English that it answers. Where the body says `# given`, the values of the parameters are put; a
parameter that is not given and has no default stays free.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from aiscape.errors import QueryError, UnknownName
from aiscape.ontology import load_ontology
from aiscape.store import KnowledgeGraph
from aiscape.store.dates import span

FOLDER = Path(__file__).with_name("saved")
_GIVEN = re.compile(r"^([ \t]*)# given\n", re.M)


@dataclass(frozen=True)
class Parameter:
    """What may be given to a question; `kind` is entity, relation, type (also several, with commas), date or number."""

    name: str
    kind: str
    default: str | None


@dataclass(frozen=True)
class Question:
    """One saved question: what it answers, what may be given to it, its SPARQL, the English that asks it."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    ask: tuple[str, ...]
    body: str

    def sparql(self, kg: KnowledgeGraph, given: Mapping[str, str] | None = None, more: Iterable[str] = ()) -> str:
        """The query with its parameters filled in, and more lines where they stand.

        Raises:
            QueryError: it has no such parameter, or a value is not of its kind.
            UnknownName: no entity goes by a value.

        """
        given = given or {}
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in given:
            if name not in known:
                has = ", ".join(known) or "none"
                raise QueryError(f"the question {self.name!r} has no parameter {name!r} (it has {has})")
        lines = []
        for parameter in self.parameters:
            value = given.get(parameter.name, parameter.default)
            if value is not None:
                lines.append(f"VALUES ?{parameter.name} {{ {_term(kg, parameter, value)} }}")
        lines += more
        return _GIVEN.sub(lambda match: "".join(f"{match[1]}{line}\n" for line in lines), self.body)

    def where(self, kg: KnowledgeGraph, given: Mapping[str, str] | None = None, more: Iterable[str] = ()) -> str:
        """The lines of its query between WHERE { and }, filled in as by `sparql`."""
        lines = self.sparql(kg, given, more).partition("WHERE {\n")[2]
        return lines[: lines.rindex("\n}") + 1]


@cache
def questions() -> dict[str, Question]:
    """All saved questions by name."""
    return {path.stem: read(path) for path in sorted(FOLDER.glob("*.rq"))}


def question(name: str) -> Question:
    """The saved question of a name.

    Raises:
        QueryError: there is none; the error names some that are near.

    """
    known = questions()
    if name not in known:
        from rapidfuzz import process

        near = [hit[0] for hit in process.extract(name, list(known), limit=3, score_cutoff=50)]
        hint = f"; did you mean {' or '.join(near)}?" if near else "; see: aiscape query --list"
        raise QueryError(f"no question is saved as {name!r}{hint}")
    return known[name]


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Every wording of a saved question as a pattern, with the question's name."""
    return tuple((saved.name, _compile(form)) for saved in questions().values() for form in saved.ask)


def _compile(form: str) -> re.Pattern[str]:
    return re.compile(_pattern(form), re.I)


def _pattern(form: str) -> str:
    """A wording as a pattern: (a|b) either, [a|b] perhaps, {name} a slot; after each part a gap, or the end."""
    parts = []
    for token in re.findall(r"\{\w+\}|\[[^\]]*\]|\([^)]*\)|[^\s\[\](){}]+", form):
        if token[0] == "{":
            parts.append(f"(?P<{token[1:-1]}>.+?){_GAP}")
        elif token[0] in "[(":
            either = "|".join(_pattern(words) for words in token[1:-1].split("|"))
            parts.append(f"(?:{either}){'?' if token[0] == '[' else ''}")
        else:
            parts.append(re.escape(token) + _GAP)
    return "".join(parts)


_GAP = r"(?:\s+|$)"


def read(path: Path) -> Question:
    """Read one file.

    Raises:
        QueryError: it has no title.

    """
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    fields: dict[str, list[str]] = {"title": [], "description": [], "parameter": [], "ask": []}
    for number, line in enumerate(head.splitlines(), 1):
        name, colon, value = line.removeprefix("# ").partition(": ")
        if not colon or name not in fields:
            raise QueryError(f"{path}:{number}: expected '# {', '.join(fields)}: ...'")
        fields[name].append(value.strip())
    if not fields["title"] or not _GIVEN.search(body):
        raise QueryError(f"{path}: a title or the line '# given' is missing")
    return Question(
        path.stem,
        fields["title"][0],
        " ".join(fields["description"]),
        tuple(_parameter(text) for text in fields["parameter"]),
        tuple(fields["ask"]),
        body.strip() + "\n",
    )


def _parameter(text: str) -> Parameter:
    name, _, rest = text.partition(":")
    kind, equals, default = rest.partition("=")
    return Parameter(name.strip(), kind.strip(), default.strip() if equals else None)


def _term(kg: KnowledgeGraph, parameter: Parameter, value: str) -> str:
    """A value as SPARQL."""
    if parameter.kind == "entity":
        try:
            return f"<{kg.entity(value).iri}>"
        except UnknownName:
            if value == parameter.default:
                return f'"{value} is not in the graph"'
            raise
    if parameter.kind == "date":
        return f'"{span(value, parameter.name)[0]}"^^xsd:date'
    if parameter.kind == "number":
        if not value.isdigit():
            raise QueryError(f"{parameter.name}: {value!r} is no number")
        return value
    ontology = load_ontology()
    known = ontology.relations if parameter.kind == "relation" else ontology.types
    for name in value.split(","):
        if name not in known:
            raise QueryError(f"the vocabulary has no {parameter.kind} {name!r}: it has {', '.join(sorted(known))}")
    return " ".join(f"aiscape:{name}" for name in value.split(","))
