"""A question of how many, or of who has the most, comes in; the number, or the first with theirs, goes out, by one query.

What is counted are the nodes that the plain question (which models does Alibaba develop) lists, each once, where an article
states it as a fact. Who has the fewest is not told: what no article says may still be so.
"""

from __future__ import annotations

import re

from aiscape.query.asked import Answer, Sought, during, last_link, nodes, rows
from aiscape.query.phrases import NotAPhraseError, bare, kinds, phrase
from aiscape.query.saved import patterns, question
from aiscape.query.sentences import Ends, made, smaller, understood
from aiscape.query.times import Period
from aiscape.store import KnowledgeGraph

#: What can be asked so.
EXAMPLES = (
    "how many models does SUBJECT develop?",
    "how many companies are based in OBJECT?",
    "how many articles mention NODE?",
    "which company develops the most models?",
    "who has the most investors?",
    "what is the most mentioned company?",
)
#: How many of those with the most are told.
MOST_TOLD = 10
_FACTS = 'VALUES ?polarity { "asserted" } VALUES ?modality { "stated" }'
_ONCE = "each is counted once, and only where an article states it as a fact, not as expected, possible or denied"
_NAMED = "an article mentions what it states a fact about, however often"
_BE, _MENTIONED = r"(?:is|are|was|were)", r"(?:(?:often|frequently) )?mentioned"

_MANY = re.compile(r"how many (?P<rest>.+)", re.I)
_MOST = re.compile(r"the (?:most|(?:largest|highest|greatest|biggest) number of) (?P<np>.+)", re.I)
_FEWEST = re.compile(r"\bthe (?:fewest|least|(?:smallest|lowest) number of)\b", re.I)
_COUNTS = re.compile(
    rf"(?:.+, )?how many\b.*|.*(?:\b{_MOST.pattern}|{_FEWEST.pattern}|\bmentioned (?:the )?most\b).*", re.I
)
#: Whether something is so, or when, is no question of who has the most.
_WHETHER = re.compile(r"(?:when|do|does|did|has|have|is|are|was|were|will)\b", re.I)
_THERE = re.compile(rf"(?P<np>.+?) {_BE} (?:there|in the graph)(?P<more> .+)?", re.I)
_ARTICLES = re.compile(r"articles (?:mention|name|write about) (?P<node>.+)", re.I)
_MOST_MENTIONED = (
    re.compile(rf"(?:(?:who|what|which) {_BE} |list |show (?:me )?)?the most {_MENTIONED} (?P<np>.+)", re.I),
    re.compile(
        rf"(?:which|what) (?P<np>.+) {_BE} mentioned (?:(?:the )?most(?: often)?|(?:in|by) the most articles)", re.I
    ),
)


def counts(text: str) -> bool:
    """Whether a question asks how many, or who has the most."""
    return _COUNTS.fullmatch(text) is not None


def by_numbers(kg: KnowledgeGraph, text: str, period: Period | None) -> Answer | None:
    """The answer to a question of how many or of the most, if it is one.

    Raises:
        NotAPhraseError: it is, but one of its phrases is not understood.
        UnknownName: it asks for articles on what is not in the graph.

    """
    fewest, many = _FEWEST.search(text), _MANY.fullmatch(text)
    if fewest is not None:
        raise NotAPhraseError(fewest[0])
    asked = many["rest"] if many is not None else text
    wrong: NotAPhraseError | None = None
    for attempt in (_articles, _number, _all) if many is not None else (_most_mentioned, _most):
        try:
            answer = attempt(kg, asked, period)
            if answer is not None:
                return answer
        except NotAPhraseError as error:
            wrong = smaller(wrong, error)
    if wrong is not None:
        raise wrong
    return None


def _number(kg: KnowledgeGraph, text: str, period: Period | None) -> Answer | None:
    """How many there are at one end of a verb: models does Alibaba develop."""
    plain = f"which {text}"

    def ends(match: re.Match[str]) -> Ends | None:
        said = match.groupdict()
        counted = [number for number, end in enumerate("so") if said.get(end) and match.start(end) == len("which ")]
        return (said, tuple(counted)) if counted else None

    reading = understood(kg, plain, ends)
    if reading is None or not reading.fits(kg):
        return None
    asked = reading.sought(period)
    return _counted(kg, asked, asked.ends[reading.place(reading.asked[0])], plain, reading.notes, period)


def _all(kg: KnowledgeGraph, text: str, period: Period | None) -> Answer | None:
    """How many a phrase stands for: Chinese models are there."""
    match = _THERE.fullmatch(text)
    plain = match["np"] + (match["more"] or "") if match is not None else text
    found = kinds(phrase(kg, plain), plain)
    if found.links:
        asked, end = last_link(found, period)
        return _counted(kg, asked, asked.ends[end], plain, found.all_notes, period)
    if period is not None:
        raise NotAPhraseError(period.said)
    sparql = f"SELECT (COUNT(DISTINCT ?it) AS ?number) WHERE {{\n{nodes(found)}}}\n"
    return made((*found.all_notes, f"all in the graph are counted; to list them: {plain}"), None, "", *rows(kg, sparql))


def _counted(
    kg: KnowledgeGraph, asked: Sought, variable: str, plain: str, notes: tuple[str, ...], period: Period | None
) -> Answer:
    """The number of nodes at one end of claims."""
    sparql = f"SELECT (COUNT(DISTINCT ?{variable}) AS ?number) WHERE {{\n{_facts(kg, asked)}}}\n"
    listing = f"{plain} {period.said}" if period else plain
    other = any(pattern.fullmatch(listing) for _, pattern in patterns())  # a saved question may look further
    return made((*notes, _ONCE if other else f"{_ONCE}; to list them: {listing}"), period, "", *rows(kg, sparql))


def _facts(kg: KnowledgeGraph, asked: Sought) -> str:
    """The lines that find the claims that are asked for, but only plain statements."""
    return asked.saved.where(kg, asked.given, (*asked.more, _FACTS))


def _most(kg: KnowledgeGraph, text: str, period: Period | None) -> Answer | None:
    """Who has the most at the other end of a verb: which company develops the most models."""

    def ends(match: re.Match[str]) -> Ends | None:
        said = match.groupdict()
        for number, end in enumerate("so"):
            most = _MOST.fullmatch(said.get(end) or "")
            if most is not None:
                return {**said, end: most["np"]}, (number, 1 - number)
        return None

    reading = understood(kg, text, ends) if not _WHETHER.match(text) else None
    if reading is None or not reading.fits(kg):
        return None
    asked = reading.sought(period)
    counted, by = (asked.ends[reading.place(end)] for end in reading.asked)
    return _first(kg, _facts(kg, asked), counted, by, (*reading.notes, _ONCE), period)


def _first(
    kg: KnowledgeGraph, where: str, counted: str, by: str, notes: tuple[str, ...], period: Period | None
) -> Answer:
    """Those with the most, and how many that are."""
    sparql, table = rows(
        kg,
        f"SELECT ?name (COUNT(DISTINCT ?{counted}) AS ?number) WHERE {{\n{where}  ?{by} rdfs:label ?name .\n"
        f"}} GROUP BY ?{by} ?name ORDER BY DESC(?number) ?name ?{by} LIMIT {MOST_TOLD}\n",
    )
    if not table.rows:
        return made(notes, period, "", sparql, table)
    most = sum(row[1] == table.rows[0][1] for row in table.rows)
    told = f"the first {MOST_TOLD} are told; " if len(table.rows) == MOST_TOLD else ""
    shared = f"{most}{' or more' if most == MOST_TOLD else ''} share the first place; " if most > 1 else ""
    return made((*notes, f"{told}{shared}equals stand in the order of their names"), period, "", sparql, table)


def _articles(kg: KnowledgeGraph, text: str, period: Period | None) -> Answer | None:
    """How many articles there are on a node: articles mention OpenAI."""
    match = _ARTICLES.fullmatch(text)
    if match is None:
        return None
    where = question("stated-in").where(kg, {"node": bare(match["node"])}, during(period))
    sparql = f"SELECT (COUNT(DISTINCT ?article) AS ?number) WHERE {{\n{where}}}\n"
    listing = "" if period else f"; to list them: which {text}"  # that question takes no period
    return made((_NAMED + listing,), period, "", *rows(kg, sparql))


def _most_mentioned(kg: KnowledgeGraph, text: str, period: Period | None) -> Answer | None:
    """What stands in the facts of the most articles: what is the most mentioned company."""
    match = next((match for form in _MOST_MENTIONED if (match := form.fullmatch(text))), None)
    if match is None:
        return None
    found = kinds(phrase(kg, match["np"]), match["np"])
    lines = (
        *found.patterns("it"),
        _FACTS,
        "?claim rdf:subject|rdf:object ?it ; aiscape:polarity ?polarity ; aiscape:modality ?modality ; aiscape:saidIn ?article .",
        "OPTIONAL { ?article schema:datePublished ?published }",
        *during(period),
    )  # fmt: skip
    where = "".join(f"  {line}\n" for line in lines)
    return _first(kg, where, "article", "it", (*found.all_notes, _NAMED), period)
