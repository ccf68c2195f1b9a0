"""A relation of a sentence comes in; whoever, in the article's words, says so goes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aiscape.extract.wording import saying
from aiscape.ontology import load_ontology

if TYPE_CHECKING:
    from aiscape.extract.candidates import Candidate
    from aiscape.extract.chain import Chain
    from aiscape.extract.mentions import Seen
    from aiscape.extract.reader import Reading

#: Types that can say something.
_SPEAKERS = frozenset(["Organization", "Person", "Document", "Country", "Region", "Benchmark"])
#: The score from which a speaker is believed.
_ALONE = 0.5
#: How sure it is that whoever answers a question in an interview says what the answer says.
_ANSWER = 0.8
#: Relations that reporters state themselves, as background, even in a sentence that quotes somebody.
_BACKGROUND = frozenset("basedIn activeIn develops owns founded partOf publishes imposes sues investigates".split())

#: Relations that say who a person is: nobody is the source of that by being named in them.
_INTRODUCTIONS = frozenset(["worksFor", "founded"])


def sayers(reading: Reading, candidate: Candidate) -> list[int]:
    """The mentions of whoever says so, likeliest first, at most two, each thing once.

    Whoever denies it is the source of nothing but its denial; how a speaker is introduced is the reporter's own word.
    """
    sentence = _Sentence(reading, candidate)
    deniers = [place for place in sentence.places if sentence.is_denied_by(place)]
    if candidate.key[3] == "negated" and deniers:
        people = [place for place in deniers if place.is_person]
        return _likeliest(reading, [(place.index, _ALONE) for place in people or deniers])
    if any(sentence.introduces(place) for place in sentence.places):
        return []
    silent = {place.index for place in sentence.places if sentence.is_no_source(place)}
    if candidate.predicate in _INTRODUCTIONS:
        silent.add(candidate.subject)
    unheard = [place.chain for place in deniers]
    voices = (*candidate.said.items(), *sentence.cued(), *_answering(reading, candidate))
    heard = [(i, score) for i, score in voices if i not in silent and reading.chain_of.get(i) not in unheard]
    return _likeliest(reading, heard)[: 1 if candidate.predicate in _BACKGROUND else 2]


def _likeliest(reading: Reading, heard: Sequence[tuple[int, float]]) -> list[int]:
    """The mentions of different things that can speak, likeliest first, at most two."""
    found: dict[int, tuple[float, int]] = {}
    for index, score in heard:
        chain = reading.chain_of.get(index)
        if chain is None or score < _ALONE or not load_ontology().is_a(chain.types, _SPEAKERS):
            continue
        if chain.number not in found or found[chain.number][0] < score:
            found[chain.number] = (score, index)
    return [index for _, index in sorted(found.values(), key=lambda item: (-item[0], item[1]))][:2]


def _answering(reading: Reading, candidate: Candidate) -> list[tuple[int, float]]:
    """The person whose name and a colon open this line and another, as in an interview: "Carvalho: We have a licence …"."""
    if candidate.predicate in _BACKGROUND:
        return []
    line = 1 + reading.article.text.rfind("\n", 0, reading.sentences[candidate.sentence][0])
    labels = [index for index, seen in enumerate(reading.mentions) if _is_label(reading, index, seen)]
    chains = [reading.chain_of[index] for index in labels]
    here = [index for index in labels if reading.mentions[index].start == line]
    return [(index, _ANSWER) for index in here if chains.count(reading.chain_of[index]) > 1]


def _is_label(reading: Reading, index: int, seen: Seen) -> bool:
    """Whether a person's name and a colon open a line."""
    text = reading.article.text
    opens = text.startswith(": ", seen.stop) and text[max(0, seen.start - 1) : seen.start] in ("", "\n")
    return opens and _is_person(reading.chain_of.get(index))


def _is_person(chain: Chain | None) -> bool:
    return chain is not None and "Person" in chain.types[:1]


@dataclass(frozen=True)
class _Place:
    """A mention in its sentence, the words on both sides of it, and where its word of saying and what it says begin, if any."""

    index: int
    seen: Seen
    before: str
    after: str
    chain: Chain | None
    verb: int | None
    said: int

    @property
    def is_person(self) -> bool:
        return _is_person(self.chain)


class _Sentence:
    """The sentence of a relation: who is named in it, and who of them says what joins its `first` and `last` end."""

    def __init__(self, reading: Reading, candidate: Candidate) -> None:
        self.text, self.mentions = reading.article.text, reading.mentions
        self.start, self.end = reading.sentences[candidate.sentence]
        self.background = candidate.predicate in _BACKGROUND
        first, last = sorted((candidate.subject, candidate.object), key=lambda index: reading.mentions[index].start)
        self.first, self.last = reading.mentions[first], reading.mentions[last]
        self.first_chain = reading.chain_of.get(first)
        self.places = list(self._places(reading))

    def _places(self, reading: Reading) -> Iterator[_Place]:
        for index, seen in enumerate(reading.mentions):
            if self.start <= seen.start < self.end:
                before, after = self.text[self.start : seen.start], self.text[seen.stop : self.end]
                says = saying.says(before, after)
                verb, said = (seen.stop + says.start("verb"), seen.stop + says.end()) if says else (None, seen.stop)
                yield _Place(index, seen, before, after, reading.chain_of.get(index), verb, said)

    def cued(self) -> Iterator[tuple[int, float]]:
        """Speakers whose words the relation stands in, by the words of saying next to them."""
        if self.background:
            return
        for place in self.places:
            if self._surrounds(place):
                yield place.index, 0.9
            elif saying.is_cited(place.before, place.after) or self._gives(place):
                yield place.index, 0.85
            elif self._goes_on(place):
                yield place.index, 0.8

    def _surrounds(self, place: _Place) -> bool:
        """Whether what is said stands before its speaker ("…, X said.", "…, said X"), or around "said X"."""
        verb = self._verb_before(place)
        if verb is not None:
            return self.first.start < verb and (self.last.stop <= verb or self.last.start >= place.seen.stop)
        return saying.has_said(place.before, place.after) and (
            self.first.stop <= place.seen.start or self.last.stop <= place.seen.stop
        )

    def _verb_before(self, place: _Place) -> int | None:
        """Where the word of saying before its speaker begins: "…, said X"."""
        verb = saying.said_by(place.before, place.after)
        return None if verb is None else self.start + verb

    def _gives(self, place: _Place) -> bool:
        """Whether a relative clause says who speaks of one of the ends."""
        return any(saying.gives(self.text[e.stop : place.seen.start], place.after) for e in (self.first, self.last))

    def _goes_on(self, place: _Place) -> bool:
        """Whether both ends stand in what a speaker says."""
        begin = max(self.first.start, self.start)
        return place.verb is not None and self.last.start >= place.said and begin >= place.seen.start

    def is_no_source(self, place: _Place) -> bool:
        """Whether a mention is none of whoever says so: it describes a speaker, says the contrary, or another spoke since."""
        return self.is_description(place) or self.is_opposed_by(place) or self.is_superseded(place)

    def is_superseded(self, place: _Place) -> bool:
        """Whether, after a speaker, a clause begins in which another says what joins both ends: "X denied it; Y said …"."""
        begin = max(self.first.start, self.start)
        others = (p for p in self.places if p.verb is not None and place.said <= p.seen.start and p.said <= begin)
        return any(saying.parts(self.text[place.said : other.seen.start]) for other in others)

    def is_description(self, place: _Place) -> bool:
        """Whether a mention only tells who a person is that speaks: "Kate Orr of Omdia said", "Omdia's analyst, Kate Orr, said"."""
        if saying.describes(place.before, place.after):
            return True
        people = [other.seen for other in self.places if other.is_person and other is not place]
        if any(saying.joins(self.text[p.stop : place.seen.start]) for p in people if p.stop <= place.seen.start):
            return True
        names = [self.text[p.start : p.stop] for p in people if place.verb and place.seen.stop < p.start < place.verb]
        return not place.is_person and any(saying.is_spoken_for(place.after, name) for name in names)

    def introduces(self, place: _Place) -> bool:
        """Whether both ends stand in how a speaker is introduced: "Kate Orr, an analyst at Omdia, said", "said Omdia's Kate Orr"."""
        before = self._verb_before(place)
        if before is not None:
            return self.first.start >= before and (self.last.stop <= place.seen.stop or self.first is place.seen)
        if place.is_person and self.last is place.seen and saying.has_said(place.before, place.after):
            return self.first.start < self.start or saying.is_title(self.text[self.first.stop : place.seen.start])
        if place.verb is None or not place.seen.start <= self.first.start < self.last.stop <= place.verb:
            return False
        described = self.first is place.seen or self.text.startswith(", ", place.seen.stop)
        return described and not any(self._speaks_within(place, other) for other in self.places)

    def _speaks_within(self, place: _Place, other: _Place) -> bool:
        """Whether the word of saying after a mention is another's: "X, a rival of Y, said Omdia", "X, owned, she says, by Y, said"."""
        earlier = other.verb is not None and other.seen.start > place.seen.start and other.verb < (place.verb or 0)
        return earlier or (other.seen.start > (place.verb or 0) and self._verb_before(other) == place.verb)

    def is_denied_by(self, place: _Place) -> bool:
        """Whether a mention is of somebody who denies what joins both ends, of which it may be one itself."""
        if self.last.stop <= place.seen.start:
            return saying.denies_it(place.before, place.after)
        length = saying.denies(place.after)
        if length is None or self.last.start < place.seen.stop + length:
            return False
        reach = place.seen.stop + length
        within = self.first.start >= reach or self.first.start < self.start or self.first_chain is place.chain
        return within and not saying.turns(self.text[reach : self.last.start])

    def is_opposed_by(self, place: _Place) -> bool:
        """Whether the relation stands against what somebody says: "contrary to what X says, …", "…, but tests by X show …"."""
        if saying.is_gainsaid(place.before, place.after):
            return True
        if self.last.stop > place.seen.start or saying.has_said(place.before, place.after):
            return False
        return saying.contrasts(self.text[self.last.stop : place.seen.start], speaks=place.verb is not None)
