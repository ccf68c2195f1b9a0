"""The bytes of an RDF file come in; why they may not be given to a parser goes out: what would fill the memory or the stack."""

from __future__ import annotations

import re

import pyoxigraph as ox

#: How deep the parts of a file may stand in one another; the engine's own stack ends at some 3,000.
DEEPEST = 500
_JSON = re.compile(rb'"(?:[^"\\]|\\.)*"?|([\[{])|([\]}])', re.DOTALL)
_TERMS = re.compile(rb'"(?:[^"\\\n]|\\.)*"|<[^<>"{}|^`\\\s]*>|(<<)|(>>)')
_ENTITY = re.compile(rb"""<!ENTITY\s+%?\s*[^\s"']+\s+(?:"([^"]*)"|'([^']*)')""")


def trap(data: bytes, form: ox.RdfFormat) -> str | None:
    """Why a file is not read, if it is not."""
    if form == ox.RdfFormat.RDF_XML:
        values = (value for pair in _ENTITY.findall(data) for value in pair)
        if any(b"&" in value or len(value) > 1000 for value in values):
            return "defines XML entities that grow when they are read: write them out"
        return None
    deep = _depth(data, _JSON) if form == ox.RdfFormat.JSON_LD else _depth(data, _TERMS) if b"<<" in data else 0
    return f"has parts within parts, {deep} deep: more than {DEEPEST} are not read" if deep > DEEPEST else None


def _depth(data: bytes, tokens: re.Pattern[bytes]) -> int:
    """How deep a file is nested; its texts do not count."""
    depth = deepest = 0
    for token in tokens.finditer(data):
        depth += (token[1] is not None) - (token[2] is not None)
        deepest = max(deepest, depth)
    return deepest
