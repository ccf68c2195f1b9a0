"""How names are compared and turned into identifiers; the same rules everywhere."""

from __future__ import annotations

import re
import unicodedata

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_SPACE = re.compile(r"\s+")
_TOKEN = re.compile(r"\w+|[^\w\s]")


def fold(name: str) -> str:
    """A name without the differences that do not matter: case, accents, kinds of dash and quote, leading 'the'."""
    if name.isascii():
        return " ".join(name.casefold().split()).removeprefix("the ")
    name = _DASHES.sub("-", name).replace("\u2019", "'").replace("\u2018", "'")
    decomposed = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    return _SPACE.sub(" ", plain).strip().removeprefix("the ")


def tokens(name: str) -> tuple[str, ...]:
    """The words and marks of a folded name."""
    return tuple(_TOKEN.findall(fold(name)))


def slug(name: str) -> str:
    """A name as part of an IRI: letters, digits and hyphens, unlike for unlike names that fold apart.

    >>> slug("Qwen3-235B"), slug("US export controls")
    ('qwen3-235b', 'us-export-controls')
    """
    folded = fold(name).replace("+", " plus").replace("&", " and ")
    ascii_only = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")
    lossless = re.fullmatch(r"[a-z0-9 \-_.,'/()+&:]+", fold(name))
    return ascii_only if ascii_only and lossless else f"{ascii_only}-{digest(fold(name))[:8]}".strip("-")


def digest(*parts: str) -> str:
    """A hexadecimal fingerprint of some strings, stable across machines and runs (SHA-256)."""
    import hashlib

    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
