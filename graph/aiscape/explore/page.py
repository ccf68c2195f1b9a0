"""A Graph comes in; one HTML file that holds the explorer and its data, and asks no network for anything, goes out."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import zlib
from functools import cache
from pathlib import Path
from typing import Any

from aiscape.errors import OutputError
from aiscape.explore.payload import payload
from aiscape.explore.picture import picture
from aiscape.model import Graph

STATIC = Path(__file__).parent / "static"
PLAIN_UP_TO = 20_000

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<link rel="icon" href="data:,">
<style>{style}</style>
</head>
<body>
<noscript>This page draws a graph with JavaScript, which is switched off here. It needs no network.</noscript>
<script type="{kind}" id="data">{data}</script>
<script type="text/plain" id="program">{program}</script>
<script>{loader}</script>
</body>
</html>
"""


def write_page(graph: Graph, path: Path, *, title: str = "aiscape", seed: int = 0) -> None:
    """Write the explorer of a graph as one file; the same graph gives the same bytes.

    Raises:
        OutputError: the file cannot be written.

    """
    text = page(graph, title=title, seed=seed)
    try:
        path.write_bytes(text.encode("utf-8"))
    except OSError as error:
        raise OutputError(path, error.strerror or "cannot be written") from error


def page(graph: Graph, *, title: str = "aiscape", seed: int = 0, compact: bool = False) -> str:
    """The explorer of a graph as the text of an HTML file; a compact one keeps its panels folded."""
    kind, data = _embed(payload(graph, picture(graph, seed=seed), title=title, compact=compact))
    style, loader, program = _static("explorer.css"), _static("loader.js"), _program()
    policy = "; ".join(
        [
            "default-src 'none'",
            f"script-src {_hash(loader)} {_hash(_static('explorer.js'))}",
            f"style-src {_hash(style)}",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )
    return PAGE.format(
        policy=policy, title=html.escape(title), style=style, kind=kind, data=data, program=program, loader=loader
    )


def _embed(content: dict[str, Any]) -> tuple[str, str]:
    """Data as the text of a script element that nothing in it can end: JSON when short, else deflated in base 64."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    text = text.encode("utf-8", "replace").decode("utf-8")
    if len(text) > PLAIN_UP_TO:
        return "application/octet-stream", _deflate(text)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return "application/json", text


def _deflate(text: str) -> str:
    """Text compressed for the browser's DecompressionStream("deflate")."""
    return base64.b64encode(zlib.compress(text.encode("utf-8"), 6)).decode("ascii")


@cache
def _static(name: str) -> str:
    """One file of the built bundle."""
    return (STATIC / name).read_text("utf-8")


@cache
def _program() -> str:
    """The bundle, compressed: it runs only if it unpacks to the text whose hash the policy names."""
    return base64.b64encode(zlib.compress(_static("explorer.js").encode("utf-8"), 9)).decode("ascii")


def _hash(text: str) -> str:
    """A source expression of the content security policy for one inline element."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"
