"""What a phrase of a question stands for (Chinese companies that make chips), as data and as SPARQL."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Phrase:
    """What a phrase stands for: certain `nodes`, or all of some `types`; `links` narrow either.

    `sectors` are lines of business that go by the same words: who makes AI chips is active in "AI chips". `notes` say how
    words were taken that the graph does not know as such. `within` are pairs of a place and the country it lies in, where the
    phrase is for countries and what is asked about is such a place.
    """

    types: tuple[str, ...] = ("Thing",)
    nodes: tuple[str, ...] | None = None
    links: tuple[Link, ...] = ()
    notes: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    within: tuple[tuple[str, str], ...] = ()

    @property
    def all_notes(self) -> tuple[str, ...]:
        """Its own notes and those of what it is linked to, each once."""
        return tuple(dict.fromkeys((*self.notes, *(note for link in self.links for note in link.end.all_notes))))

    def patterns(self, variable: str) -> Iterator[str]:
        """What it stands for as lines of SPARQL about a variable."""
        if self.within:
            pairs = " ".join(f"(<{place}> <{country}>)" for place, country in self.within)
            yield f"VALUES (?{variable} ?{variable}_country) {{ {pairs} }}"
            variable = f"{variable}_country"
        if self.nodes is not None:
            yield f"VALUES ?{variable} {{ {' '.join(f'<{iri}>' for iri in self.nodes)} }}"
        elif self.types != ("Thing",):
            kinds = " ".join(f"aiscape:{name}" for name in self.types)
            typed = f"VALUES ?{variable}_kind {{ {kinds} }} ?{variable} a ?{variable}_kind ."
            sectors = " ".join(f"<{iri}>" for iri in self.sectors)
            yield f"{{ {typed} }} UNION {{ VALUES ?{variable} {{ {sectors} }} }}" if sectors else typed
        for number, link in enumerate(self.links, 1):
            other = f"{variable}_{number}"
            yield f"?{other} {link.path} ?{variable} ." if link.inverse else f"?{variable} {link.path} ?{other} ."
            yield from link.end.patterns(other)


@dataclass(frozen=True)
class Link:
    """A relation that leads from what a phrase stands for to something else or, `inverse`, to it."""

    relation: str
    end: Phrase
    inverse: bool = False

    @property
    def path(self) -> str:
        """The relation in SPARQL; who is based in a part of a place is based in the place."""
        if self.relation == "basedIn":
            return "aiscape:basedIn/aiscape:partOf*"
        return "|".join(f"aiscape:{name}" for name in relations(self.relation, self.end))


def relations(relation: str, end: Phrase) -> tuple[str, ...]:
    """The relations that a verb stands for: who develops what a line of business is called after is active in it."""
    return (relation, "activeIn") if relation == "develops" and end.sectors else (relation,)
