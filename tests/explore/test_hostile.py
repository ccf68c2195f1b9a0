"""No field of the data runs, breaks out, loads or leads anywhere but to the web."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from playwright.sync_api import Browser

from aiscape.explore.notebook import repr_html
from aiscape.explore.page import page, write_page
from aiscape.export.pyvis_page import to_pyvis, write_pyvis
from aiscape.model import Graph

from .conftest import RENDERERS, Watch
from .driving import APP
from .hostile import STRINGS, hostile

SEE_ALL = f"""async () => {{ const app = {APP}, {{ model }} = app; const bad = []; const look = () => {{
    for (const a of document.querySelectorAll('a[href]')) if (!/^https?:|#table$/.test(a.href)) bad.push(a.href);
    for (const e of document.querySelectorAll('body *'))
      for (const x of e.attributes) if (/^on/i.test(x.name)) bad.push(e.outerHTML);
  }};
  for (let n = 0; n < model.n; n++) {{ app.pickNode(n); look(); }}
  for (let e = 0; e < model.edges.count; e++) {{ app.pickEdge(e); look(); }}
  for (const text of ['script', 'java', 'a', 'proto']) {{ app.search.input.value = text;
    app.search.input.dispatchEvent(new Event('input')); look(); }}
  app.toggleTable(); look(); document.querySelectorAll('.tabs button')[1].click(); look(); app.toggleTable();
  app.store.change(s => {{ s.path = [0, 1]; s.pick = null; }}); look();
  return bad; }}"""
SAVE = """([name]) => new Promise(done => { const make = URL.createObjectURL;
  URL.createObjectURL = blob => { blob.text().then(done); return make.call(URL, blob); };
  document.querySelector(`[data-format=${name}]`).click(); })"""


@pytest.mark.parametrize("renderer", RENDERERS)
def test_nothing_runs_on_the_page(browser: Browser, tmp_path: Path, renderer: str) -> None:
    """Every card, list and table shows hostile text as text."""
    write_page(hostile(), tmp_path / "graph.html", title=STRINGS[1])
    context = browser.new_context(viewport={"width": 1000, "height": 640}, reduced_motion="reduce")
    watch = Watch(context)
    watch.open(tmp_path / "graph.html", f"?renderer={renderer}")
    assert watch.page.evaluate(SEE_ALL) == []
    assert watch.page.evaluate("window.__pwned") is None
    assert watch.page.locator("h1").inner_text() == STRINGS[1]
    turtle = watch.page.evaluate(SAVE, ["ttl"])
    assert len(rdflib.Graph().parse(data=turtle, format="turtle")) > 100
    table = watch.page.evaluate(SAVE, ["csv"])
    assert "\n=HYPERLINK" not in table
    assert ",=HYPERLINK" not in table
    assert ',"=HYPERLINK' not in table
    drawing = watch.page.evaluate(SAVE, ["svg"])
    assert "<script" not in drawing
    assert watch.faults == []
    context.close()


@pytest.mark.parametrize("title", STRINGS[:10])
def test_a_hostile_address_does_nothing(browser: Browser, tmp_path: Path, title: str) -> None:
    """What stands behind # is looked up, never run or shown as mark-up."""
    write_page(Graph(), tmp_path / "graph.html")
    context = browser.new_context(viewport={"width": 800, "height": 500})
    watch = Watch(context)
    page = watch.open(tmp_path / "graph.html", fragment=f"node={title}&only={title}&theme={title}")
    assert page.evaluate("window.__pwned") is None
    assert watch.faults == []
    context.close()


def test_the_policy_allows_nothing_else() -> None:
    """A script that did get into the page would not run, and nothing could be fetched."""
    text = page(hostile())
    policy = text.split('Content-Security-Policy" content="')[1].split('"')[0]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "*" not in policy


def test_a_notebook_cell_is_closed_in(browser: Browser, tmp_path: Path) -> None:
    """The cell's page runs in a sandbox without an origin and draws itself."""
    (tmp_path / "cell.html").write_text(f"<!doctype html><meta charset=utf-8><body>{repr_html(hostile())}", "utf-8")
    context = browser.new_context(viewport={"width": 900, "height": 560})
    watch = Watch(context)
    watch.page.goto((tmp_path / "cell.html").as_uri())
    frame = watch.page.frame_locator("iframe")
    frame.locator("html[data-ready=yes]").wait_for()
    assert "allow-same-origin" not in (watch.page.locator("iframe").get_attribute("sandbox") or "")
    assert watch.page.evaluate("window.__pwned") is None
    assert watch.faults == []
    context.close()


def test_nothing_runs_on_the_pyvis_page(browser: Browser, tmp_path: Path) -> None:
    """The hardened page of pyvis shows titles as text and leaves no folder beside it."""
    write_pyvis(hostile(), tmp_path / "pyvis.html", title=STRINGS[1])
    assert [path.name for path in tmp_path.iterdir()] == ["pyvis.html"]
    context = browser.new_context(viewport={"width": 900, "height": 560})
    watch = Watch(context)
    page = watch.open(tmp_path / "pyvis.html")
    for x in range(60, 880, 40):
        page.mouse.move(x, 280)
        page.wait_for_timeout(20)
    assert page.evaluate("window.__pwned") is None
    assert page.locator("#note").inner_text() == STRINGS[1]
    assert watch.faults == []
    context.close()


def test_titles_of_the_network_stay_text_in_the_template_of_pyvis() -> None:
    """Pyvis makes HTML of titles that hold the letters href."""
    network = to_pyvis(hostile())
    assert not any("href" in str(item.get("title")) for item in [*network.nodes, *network.edges])
