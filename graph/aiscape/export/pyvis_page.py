"""A Graph comes in; a pyvis Network, or one HTML file that needs no network and runs nothing of its data, goes out.

The page of pyvis itself loads from a CDN, simulates for minutes and runs script found in titles. This one carries
vis-network as pyvis ships it, stands still at positions worked out beforehand, and shows every text as text.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import warnings
from importlib.resources import files
from pathlib import Path
from typing import Any

from pyvis.network import Network

from aiscape.errors import OutputError
from aiscape.explore.picture import Picture, picture
from aiscape.model import Claim, Graph

LIMIT = 1000
COLORS = {
    "Company": "#0072b2",
    "ResearchOrganization": "#0072b2",
    "MediaOutlet": "#0072b2",
    "GovernmentBody": "#0072b2",
    "Person": "#d98f00",
    "ModelFamily": "#009e73",
    "Model": "#009e73",
    "Chip": "#d55e00",
    "Product": "#c0679b",
    "Platform": "#c0679b",
    "Country": "#56b4e9",
    "City": "#56b4e9",
    "Region": "#56b4e9",
    "Policy": "#9a8400",
}
OTHER = "#7a828c"
DENIED = "#c2410c"

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="data:,">
<style>{style}</style>
</head>
<body>
<p id="note">{note}</p>
<div id="mynetwork"></div>
<script type="application/json" id="data">{data}</script>
<script>{library}</script>
<script>{script}</script>
</body>
</html>
"""
STYLE = """html,body{margin:0;height:100%;font:14px system-ui,sans-serif;background:#fcfbf8;color:#1d2126}
#note{position:absolute;z-index:1;margin:10px 14px;color:#5d5b55}
#mynetwork{position:absolute;inset:0}
div.vis-tooltip{position:absolute;visibility:hidden;padding:6px 9px;max-width:420px;white-space:pre-wrap;
background:#fff;border:1px solid #e4e1d9;border-radius:6px;
font:13px system-ui,sans-serif;pointer-events:none;z-index:5}"""
SCRIPT = """(function () {
  var data = JSON.parse(document.getElementById("data").textContent);
  var network = new vis.Network(document.getElementById("mynetwork"),
    { nodes: new vis.DataSet(data.nodes), edges: new vis.DataSet(data.edges) }, data.options);
  network.once("afterDrawing", function () { network.fit(); document.documentElement.dataset.ready = "yes"; });
})();"""


def to_pyvis(graph: Graph, *, limit: int = LIMIT) -> Network:
    """The graph as a Network to build on: placed, still, and drawn with its own colours.

    Past `limit` entities it holds the most central ones only, and a warning says so.
    """
    drawn = picture(graph)
    chosen = _chosen(drawn, limit)
    network = Network(height="100vh", width="100%", directed=True, cdn_resources="in_line")
    network.toggle_physics(False)
    for at in chosen:
        entity = drawn.entities[at]
        network.add_node(
            at,
            label=entity.label,
            title=_tame("\n".join([entity.label, ", ".join(entity.types), *entity.aliases])),
            color=COLORS.get(entity.type, OTHER),
            shape="dot",
            size=float(round(drawn.radii[at], 1)),
            x=float(round(drawn.points[at, 0] * 1.4, 1)),
            y=float(round(drawn.points[at, 1] * 1.4, 1)),
            physics=False,
        )
    for (one, predicate, two), claims in _edges(graph, drawn, set(chosen)).items():
        plain = any(claim.is_plain for claim in claims)
        network.add_edge(
            one,
            two,
            label=predicate,
            title=_tame(_evidence(predicate, claims)),
            color="#9aa0a8" if plain else DENIED,
            dashes=not plain,
        )
    return network


def write_pyvis(graph: Graph, path: Path, *, title: str = "aiscape", limit: int = LIMIT) -> None:
    """Write the Network as one file that loads nothing, writes no folder beside it and runs no script from its data.

    Raises:
        OutputError: the file cannot be written.

    """
    network = to_pyvis(graph, limit=limit)
    all_, shown = len(graph.entities), len(network.nodes)
    note = f"{title}: the {shown:,} most central of {all_:,} entities" if shown < all_ else title
    library, script = _library(), _fit(SCRIPT)
    scripts = f"{_hash(library)} {_hash(script)}"
    policy = f"default-src 'none'; script-src {scripts}; style-src 'unsafe-inline'; img-src data:"
    text = PAGE.format(
        policy=policy,
        title=html.escape(title),
        note=html.escape(note),
        style=STYLE,
        data=_json({"nodes": network.nodes, "edges": network.edges, "options": _options()}),
        library=library,
        script=script,
    )
    try:
        path.write_bytes(text.encode("utf-8", "replace"))
    except OSError as error:
        raise OutputError(path, error.strerror or "cannot be written") from error


def _chosen(drawn: Picture, limit: int) -> list[int]:
    """The numbers of the most central entities, in order."""
    n = len(drawn.entities)
    if n <= limit:
        return list(range(n))
    warnings.warn(
        f"pyvis is given the {limit:,} most central of {n:,} entities: graph.html shows all of them", stacklevel=3
    )
    ranked = sorted(range(n), key=lambda at: (-drawn.importance[at], at))
    return sorted(ranked[:limit])


def _edges(graph: Graph, drawn: Picture, chosen: set[int]) -> dict[tuple[int, str, int], list[Claim]]:
    """The claims of each edge between chosen entities."""
    number = {entity.iri: at for at, entity in enumerate(drawn.entities)}
    found: dict[tuple[int, str, int], list[Claim]] = {}
    for claim in graph.claims:
        one, two = number[claim.subject.iri], number[claim.object.iri]
        if one in chosen and two in chosen:
            found.setdefault((one, claim.predicate, two), []).append(claim)
    return found


def _evidence(predicate: str, claims: list[Claim]) -> str:
    """What a pointed-at edge says: its relation and up to three sentences."""
    lines = [f"{predicate}: {len(claims)} claim{'s' if len(claims) != 1 else ''}"]
    for claim in claims[:3]:
        tone = "" if claim.is_plain else f" ({claim.polarity}, {claim.modality})"
        lines.append(f"“{claim.quote}”{tone}")
    return "\n".join(lines)


def _tame(text: str) -> str:
    """The template of pyvis makes HTML of every title that holds the letters href: a word joiner keeps it text."""
    return text.replace("href", "hre\u2060f")


def _options() -> dict[str, Any]:
    """Nothing moves by itself."""
    return {
        "physics": {"enabled": False},
        "interaction": {"hover": True, "hideEdgesOnDrag": True, "tooltipDelay": 120},
        "layout": {"improvedLayout": False},
        "nodes": {"font": {"size": 14, "color": "#1d2126"}},
        "edges": {
            "font": {"size": 0},
            "smooth": {"type": "continuous"},
            "arrows": {"to": {"enabled": True, "scaleFactor": 0.5}},
        },
    }


def _json(content: dict[str, Any]) -> str:
    """JSON that no browser takes for mark-up."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _library() -> str:
    """vis-network with its licence, as pyvis carries it."""
    found = files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    return _fit(found.read_text("utf-8"))


def _fit(text: str) -> str:
    """Script text as a browser will read it, so that its hash holds."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("</script", "<\\/script")


def _hash(text: str) -> str:
    """A source expression of the content security policy for one inline element."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"
