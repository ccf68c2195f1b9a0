"""Which classes and properties of schema.org and Wikidata say what this vocabulary says.

Only pairs that mean the same are listed; what is not is left out of an import and counted.
"""

from __future__ import annotations

from dataclasses import dataclass

SCHEMA = ("https://schema.org/", "http://schema.org/")
WD, WDT = "http://www.wikidata.org/entity/", "http://www.wikidata.org/prop/direct/"


@dataclass(frozen=True)
class Mapping:
    """Another vocabulary: its classes and properties, those whose subject is our object, its names of a thing."""

    types: dict[str, str]
    relations: dict[str, str]
    inverse: dict[str, str]
    type_property: str


_SCHEMA_TYPES = {
    "Corporation": "Company",
    "Organization": "Organization",
    "ResearchOrganization": "ResearchOrganization",
    "CollegeOrUniversity": "ResearchOrganization",
    "NewsMediaOrganization": "MediaOutlet",
    "GovernmentOrganization": "GovernmentBody",
    "Person": "Person",
    "Product": "Product",
    "SoftwareApplication": "Product",
    "Dataset": "Dataset",
    "Place": "Place",
    "Country": "Country",
    "City": "City",
    "AdministrativeArea": "Region",
    "Legislation": "Policy",
    "Report": "Document",
    "ScholarlyArticle": "Document",
    "BlogPosting": "Document",
}
_SCHEMA_RELATIONS = {
    "owns": "owns",
    "subOrganization": "owns",
    "location": "basedIn",
    "homeLocation": "basedIn",
    "worksFor": "worksFor",
    "isPartOf": "partOf",
    "containedInPlace": "partOf",
    "isBasedOn": "basedOn",
    "competitor": "competesWith",
    "isSimilarTo": "alternativeTo",
    "knowsAbout": "activeIn",
}
_SCHEMA_INVERSE = {
    "parentOrganization": "owns",
    "founder": "founded",
    "employee": "worksFor",
    "creator": "develops",
    "manufacturer": "develops",
    "author": "publishes",
    "funder": "investsIn",
}
_WIKIDATA_TYPES = {
    "Q783794": "Company",
    "Q4830453": "Company",
    "Q6881511": "Company",
    "Q891723": "Company",
    "Q5": "Person",
    "Q6256": "Country",
    "Q3624078": "Country",
    "Q515": "City",
    "Q31855": "ResearchOrganization",
    "Q3918": "ResearchOrganization",
    "Q11032": "MediaOutlet",
    "Q327333": "GovernmentBody",
    "Q7397": "Product",
}
#: P127 owned by, P749 parent, P355 subsidiary, P159 headquarters, P108 employer, P112 founder, P178 developer, P176 maker,
#: P361 part of, P144 based on, P50 author, P123 publisher, P1830 owner of.
_WIKIDATA_RELATIONS = {
    "P1830": "owns",
    "P355": "owns",
    "P159": "basedIn",
    "P108": "worksFor",
    "P361": "partOf",
    "P144": "basedOn",
}
_WIKIDATA_INVERSE = {
    "P127": "owns",
    "P749": "owns",
    "P112": "founded",
    "P178": "develops",
    "P176": "develops",
    "P50": "publishes",
}


def _both(table: dict[str, str]) -> dict[str, str]:
    return {start + name: ours for name, ours in table.items() for start in SCHEMA}


#: name -> what `aiscape import --mapping` takes by it.
MAPPINGS: dict[str, Mapping] = {
    "schema.org": Mapping(
        _both(_SCHEMA_TYPES),
        _both(_SCHEMA_RELATIONS),
        _both(_SCHEMA_INVERSE),
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
    ),
    "wikidata": Mapping(
        {WD + name: ours for name, ours in _WIKIDATA_TYPES.items()},
        {WDT + name: ours for name, ours in _WIKIDATA_RELATIONS.items()},
        {WDT + name: ours for name, ours in _WIKIDATA_INVERSE.items()},
        WDT + "P31",
    ),
}
