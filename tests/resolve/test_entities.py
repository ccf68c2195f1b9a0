"""Names become entities."""

from __future__ import annotations

from aiscape.lexicon import Lexicon
from aiscape.model import Article, Finding, Graph, Mention
from aiscape.resolve import resolve

TEXT = "Mercury Inc. of Turing hired Alan Turing. " * 3


def mention(name: str, kind: str, *more: str) -> Mention:
    return Mention(0, len(name), name, (kind, *more), name)


def graph(*findings: Finding) -> Graph:
    return resolve({"a": findings}, [Article("a", TEXT)], Lexicon([]))


def finding(subject: Mention, predicate: str, obj: Mention, **more: object) -> Finding:
    return Finding(subject, predicate, obj, 0, 20, **more)  # type: ignore[arg-type]


def test_a_person_and_a_company_of_one_name_stay_two() -> None:
    """Two kinds of thing with one name are two entities with two IRIs."""
    found = graph(finding(mention("Turing", "Person"), "founded", mention("Turing", "Company")))
    assert [(e.label, e.type) for e in found.entities] == [("Turing", "Person"), ("Turing", "Company")] or len(
        {e.iri for e in found.entities}
    ) == 2


def test_a_legal_form_makes_no_other_company() -> None:
    """'Mercury' and 'Mercury Inc.' are one, and the other name is kept as an alias."""
    city = mention("Turing", "City")
    found = graph(
        finding(mention("Mercury", "Company"), "basedIn", city),
        finding(mention("Mercury Inc.", "Company"), "basedIn", city),
    )
    (company,) = [e for e in found.entities if e.type == "Company"]
    assert {company.label, *company.aliases} == {"Mercury", "Mercury Inc."}
    assert len(found.claims) == 1


def test_resolving_twice_gives_the_same() -> None:
    """Nothing hangs on the order of findings but which of two alike is quoted."""
    a, b, c = mention("Mercury", "Company"), mention("Turing", "City"), mention("Alan Turing", "Person")
    both = [finding(a, "basedIn", b), finding(c, "worksFor", a, qualifiers=(("role", "b"), ("role", "a")))]
    assert graph(*both) == graph(*both)
    assert graph(*both) == graph(*reversed(both))


def test_nothing_is_said_of_itself() -> None:
    """A finding whose two ends are one entity is dropped."""
    assert graph(finding(mention("Mercury", "Company"), "owns", mention("Mercury Inc.", "Company"))).claims == ()
