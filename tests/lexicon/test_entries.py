"""The shipped lexicon is sound."""

from __future__ import annotations

from collections import defaultdict

from aiscape.lexicon import load_lexicon, own_lexicon, read_entries
from aiscape.names import fold

ENTRIES = list(read_entries(own_lexicon()))


def test_a_form_names_one_entity_unless_marked() -> None:
    """No form of a name, case and accents aside, is in two entries, unless all but one mark it as ambiguous or a word."""
    holders: dict[str, dict[str, bool]] = defaultdict(dict)
    for entry in ENTRIES:
        for form in entry.forms:
            holders[fold(form)][f"{entry.name} ({', '.join(entry.types)})"] = entry.is_ambiguous(form) or entry.word
    clashes = {form: list(who) for form, who in holders.items() if len(who) - sum(who.values()) > 1}
    assert clashes == {}


def test_every_maker_is_an_entity() -> None:
    """Who makes something is itself in the lexicon, under that name."""
    names = {fold(entry.name) for entry in ENTRIES}
    assert [(entry.name, entry.maker) for entry in ENTRIES if entry.maker and fold(entry.maker) not in names] == []


def test_every_entry_has_a_type() -> None:
    """The project's own entries never leave the type to the text."""
    assert [entry.name for entry in ENTRIES if not entry.types] == []


def test_the_lexicon_knows_places_and_their_adjectives() -> None:
    """Countries, their adjectives and cities are found as the same entities."""
    lexicon = load_lexicon()
    found = {
        match.entries[0].name for match in lexicon.find("Chinese and Dutch firms met in Hangzhou, US officials said.")
    }
    assert {"China", "Netherlands", "Hangzhou", "United States"} <= found
