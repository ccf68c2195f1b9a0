"""An Accept header comes in; the format of the answer goes out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pyoxigraph as ox

#: Media types of rows and of yes or no, the preferred first.
RESULTS: dict[str, ox.QueryResultsFormat] = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/xml": ox.QueryResultsFormat.XML,
}
#: Media types of graphs, the preferred first.
GRAPHS: dict[str, ox.RdfFormat] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/n-quads": ox.RdfFormat.N_QUADS,
    "application/trig": ox.RdfFormat.TRIG,
    "text/n3": ox.RdfFormat.N3,
    "application/json": ox.RdfFormat.JSON_LD,
    "application/xml": ox.RdfFormat.RDF_XML,
    "text/plain": ox.RdfFormat.N_TRIPLES,
}
#: Short names that `?format=` takes.
SHORT = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "ttl": "text/turtle",
    "turtle": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "html": "text/html",
}


def wanted(accept: str) -> list[tuple[float, str]]:
    """The media ranges of an Accept header with their weights; what cannot be read is left out."""
    found = []
    for part in accept.split(",")[:100]:
        name, *parameters = (piece.strip() for piece in part.split(";"))
        weight = 1.0
        for parameter in parameters:
            key, _, value = parameter.partition("=")
            if key.strip() == "q":
                try:
                    weight = max(0.0, min(1.0, float(value)))
                except ValueError:
                    weight = 0.0
        if "/" in name or name == "*":
            found.append((weight, "*/*" if name == "*" else name.lower()))
    return found


def choose(accept: str, offered: Iterable[str] | Mapping[str, object]) -> str | None:
    """The offered media type that is accepted with most weight, the first of equals; None if none is accepted."""
    ranges = wanted(accept) or [(1.0, "*/*")]
    best: tuple[float, str] | None = None
    for offer in offered:
        weight = _weight(ranges, offer)
        if weight > 0 and (best is None or weight > best[0]):
            best = weight, offer
    return best[1] if best else None


def _weight(ranges: Sequence[tuple[float, str]], offer: str) -> float:
    """The weight of the most specific range that covers a media type."""
    kind = offer.split("/")[0]
    for pattern in (offer, f"{kind}/*", "*/*"):
        weights = [weight for weight, name in ranges if name == pattern]
        if weights:
            return max(weights)
    return 0.0
