"""A question comes in; if a verb joins its phrases (which European start-ups raised money from Nvidia), its answer goes out."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache

from aiscape.names import fold
from aiscape.ontology import load_ontology
from aiscape.query.asked import Answer, Sought, claims, listed, rows, shown, sought
from aiscape.query.english import Wording, wordings
from aiscape.query.meaning import Phrase
from aiscape.query.nouns import nouns
from aiscape.query.phrases import NotAPhraseError, bare, kinds, phrase, placed
from aiscape.query.table import Table
from aiscape.query.times import Period
from aiscape.store import KnowledgeGraph


@dataclass(frozen=True)
class Reading:
    """What a question says by one wording: what stands before its verb and after it, and which of the two it asks for."""

    wording: Wording
    ends: tuple[Phrase, Phrase]
    asked: tuple[int, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """How words of it are taken."""
        return tuple(dict.fromkeys(note for end in self.ends for note in end.all_notes))

    def place(self, end: int) -> int:
        """Where in the relation an end of the verb stands: 0 is its subject."""
        return 1 - end if self.wording.inverse else end

    def sought(self, period: Period | None) -> Sought:
        """The claims that it asks for."""
        return sought(self.wording.relation, self.ends[self.place(0)], self.ends[self.place(1)], period)

    def fits(self, kg: KnowledgeGraph) -> bool:
        """Whether the vocabulary lets the relation join what stands at its ends."""
        relation = load_ontology().relations[self.wording.relation]
        first, last = self.ends[self.place(0)], self.ends[self.place(1)]
        return _may_be(kg, first, relation.subjects) and _may_be(kg, last, relation.objects)


def by_phrases(kg: KnowledgeGraph, text: str, period: Period | None) -> Answer | None:
    """The answer to a question with phrases (which European start-ups raised money from Nvidia), if it is one.

    Raises:
        NotAPhraseError: it is, but one of its phrases is not understood.

    """
    wrong: NotAPhraseError | None = None
    try:
        reading = understood(kg, text)
        if reading is not None:
            return made(reading.notes, period, *claims(kg, reading.sought(period)))
    except NotAPhraseError as error:
        wrong = error
    match = _LIST.fullmatch(text)
    if match is not None and not _ASKING.match(match["np"]):
        try:
            found = phrase(kg, match["np"])
            if found.nodes is not None and not found.links and period is None:
                return shown(kg, bare(match["np"]))
            if found.links or found.nodes is None:
                return made(found.all_notes, period, *listed(kg, found, period))
        except NotAPhraseError as error:
            wrong = wrong or error
    if wrong is not None:
        raise wrong
    return None


#: What stands before and after a verb (`s`, `o`), and which of the two are asked for: kinds of things, not names.
Ends = tuple[Mapping[str, str | None], tuple[int, ...]]


def _plain(match: re.Match[str]) -> Ends | None:
    return match.groupdict(), ()


def understood(kg: KnowledgeGraph, text: str, ends: Callable[[re.Match[str]], Ends | None] = _plain) -> Reading | None:
    """What a question says by the first wording that fits it, rather one whose relation may join what it names.

    Args:
        kg: the graph.
        text: the question.
        ends: what the match of a wording says; nothing if it says nothing.

    Raises:
        NotAPhraseError: wordings fit it, but with none of them its phrases are understood.

    """
    wrong: NotAPhraseError | None = None
    first: Reading | None = None
    words = frozenset(re.findall(r"[\w-]+", text.casefold()))
    for wording in wordings():
        for pattern in _forms(wording) if wording.may_be_in(words) else ():
            match = pattern.fullmatch(text)
            found = ends(match) if match is not None else None
            if found is None:
                continue
            said, asked = found
            try:
                before, after = (
                    _end(kg, wording, end, said.get(end), number in asked) for number, end in enumerate("so")
                )
            except NotAPhraseError as error:
                wrong = smaller(wrong, error)
                continue
            reading = Reading(wording, (before, after), asked)
            if reading.fits(kg):
                return reading
            first = first or reading
    if first is None and wrong is not None:
        raise wrong
    return first


def smaller(one: NotAPhraseError | None, two: NotAPhraseError) -> NotAPhraseError:
    """That of two failures which understood more."""
    return one if one is not None and len(one.word) <= len(two.word) else two


def made(notes: tuple[str, ...], period: Period | None, command: str, sparql: str, table: Table) -> Answer:
    """An answer with its notes, also on its period."""
    when = (f"{period.said!r} is taken as {days(period)}",) if period else ()
    return Answer(command, sparql, table, (*notes, *when))


def days(period: Period) -> str:
    """A period in words."""
    if period.since is None:
        return f"until {period.until}"
    return f"since {period.since}" if period.until is None else f"from {period.since} to {period.until}"


_LIST = re.compile(
    r"(?P<list>(?:list|show(?: me)?|find|name|give me|what are|which are|who are|what|which)\s+)?(?P<np>.+?)"
    r"(?:\s+(?:are there|do you know|are in the graph))?",
    re.I,
)
#: No list begins like this.
_ASKING = re.compile(
    r"(?:who|whom|what|which|when|where|how|why|did|do|does|has|have|is|are|was|were|will|can|could|would|should)\b",
    re.I,
)
_NOBODY = frozenset({"whom", "what", "who", "anything", "something", "anyone", "someone", "anybody", "somebody"})


def _end(kg: KnowledgeGraph, wording: Wording, end: str, text: str | None, asked: bool) -> Phrase:
    """What stands at one end of a verb; who is based in a country is based in a place of it."""
    if text is None or fold(text) in _NOBODY:
        return Phrase()
    if wording.role and end == "s":
        return _role(kg, text)
    seat = wording.relation == "basedIn" and end == "o"
    place = placed(kg, bare(text)) if seat and not asked else None
    found = place or phrase(kg, text)
    if asked:
        found = kinds(found, text)
    return _countries(kg, found) if seat and found.types == ("Country",) else found


def _countries(kg: KnowledgeGraph, phrase: Phrase) -> Phrase:
    """Countries as where somebody is based: each with the places of the graph that lie in it."""
    table = rows(kg, "SELECT ?country ?name { ?country a aiscape:Country ; rdfs:label ?name } ORDER BY ?country")[1]
    inside = ((iri, place) for iri, name in table.rows if (place := placed(kg, name)) is not None)
    within = tuple((iri, country) for country, place in inside for iri in place.nodes or ())
    note = "a place is counted to the country that it lies in"
    return replace(phrase, within=within, notes=(*phrase.notes, note))


def _role(kg: KnowledgeGraph, text: str) -> Phrase:
    """Who has a role (Chinese investors); where nothing narrows it, whoever has it, of whatever type."""
    before, _, noun = bare(text).rpartition(" ")
    if not before:
        return Phrase()
    return phrase(kg, f"{before} {noun if fold(noun) in nouns() else 'organizations'}")


def _may_be(kg: KnowledgeGraph, phrase: Phrase, kinds: Collection[str]) -> bool:
    """Whether something that a phrase stands for may be of one of some types."""
    known = load_ontology()
    if phrase.nodes is None:
        return known.is_a(phrase.types, kinds) or known.is_a(kinds, phrase.types)
    entities = [kg.lookup.node(iri) for iri in phrase.nodes]
    return not entities or any(known.is_a(entity.types, kinds) for entity in entities if entity is not None)


@cache
def _forms(wording: Wording) -> tuple[re.Pattern[str], ...]:
    """Every way to ask by one wording; `s` and `o` are what stands before and after the verb."""
    be, do = r"(?:is|are|was|were|has been|have been)", r"(?:does|do|did|has|have|will)"
    first, last = r"(?P<s>.+?)", r"(?P<o>.+?)"
    who, whom = r"(?:who|what|(?:which|what) (?P<s>.+?))", r"(?:who|whom|what|(?:which|what) (?P<o>.+?))"
    if wording.role:
        have, those = r"(?:has|have|had)", rf"(?P<s>(?:.+ )?{wording.role})"
        patterns = [
            rf"(?:which|what) {those} {do} {last} have",
            rf"(?:which|what) {those} (?:has|have) {last} had",
            rf"(?:who|(?:which|what) {last}) {have} {those}",
        ]
    elif wording.copula:
        based = wording.participle.partition("\\")[0]
        patterns = [
            rf"{who} {be} {wording.participle} {last}",
            rf"{whom} {be} {first} {wording.participle}",
            rf"(?:when )?{be} {first} {wording.participle} {last}",
            rf"(?:where|in (?:which|what) (?P<o>.+?)) {be} {first} {based}" if wording.relation == "basedIn" else "",
        ]
    else:
        tail = wording.particle
        patterns = [
            rf"{who} {wording.finite} {last}",
            rf"{whom} {do} {first} (?:{wording.plain}|{wording.participle}){tail}",
            rf"(?:when )?{do} {first} (?:{wording.plain}|{wording.participle}){tail} {last}",
            rf"{whom} {be} {wording.participle}{tail} by {first}",
            rf"(?:when )?{be} {last} {wording.participle}{tail} by {first}",
            rf"{who} {be} {last} {wording.participle}{tail} by",
            rf"{first} that {wording.finite} {last}",
            rf"{whom} {be} {wording.participle}" if not tail else "",
        ]
    return tuple(re.compile(pattern, re.I) for pattern in patterns if pattern)
