"""The page as a file."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from aiscape.errors import OutputError
from aiscape.explore.notebook import explore, repr_html
from aiscape.explore.page import STATIC, page, write_page
from aiscape.explore.payload import VOCABULARY
from aiscape.export.pyvis_page import to_pyvis, write_pyvis
from aiscape.model import Graph
from aiscape.ontology import NAMESPACE

from .conftest import Watch
from .driving import APP, seen
from .field import field, many


def test_the_same_graph_gives_the_same_bytes(tmp_path: Path) -> None:
    """Nothing in the file depends on when or where it was written."""
    write_page(field(), tmp_path / "one.html")
    write_page(field(), tmp_path / "two.html")
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """One line that says where."""
    with pytest.raises(OutputError, match="nowhere"):
        write_page(Graph(), tmp_path / "nowhere" / "graph.html")


def test_the_page_uses_the_vocabulary_of_the_ontology() -> None:
    """What it saves as Turtle has the names of the build."""
    assert VOCABULARY == NAMESPACE


def test_the_file_is_small() -> None:
    """Less than 200 kB for the field, the program included."""
    assert len(page(field()).encode()) < 200_000


def test_the_bundle_carries_its_licences() -> None:
    """In the page and beside the bundle."""
    for name in ("LICENSES.txt", "explorer.js"):
        text = (STATIC / name).read_text("utf-8")
        for package in ("sigma", "graphology"):
            assert package in text
        assert "Permission is hereby granted" in text


def test_an_empty_graph_says_so(browser: Browser, tmp_path: Path) -> None:
    """No data is no error."""
    write_page(Graph(), tmp_path / "graph.html")
    context = browser.new_context()
    watch = Watch(context)
    shown = watch.open(tmp_path / "graph.html")
    assert "This graph is empty" in shown.locator(".nothing").inner_text()
    assert watch.faults == []
    context.close()


def test_a_large_graph_opens_on_its_centres_and_communities(browser: Browser, tmp_path: Path) -> None:
    """Past 20,000 entities the page shows the most central ones, and more on demand."""
    write_page(many(21_000), tmp_path / "graph.html")
    context = browser.new_context(viewport={"width": 1100, "height": 700}, reduced_motion="reduce")
    watch = Watch(context)
    opened = watch.open(tmp_path / "graph.html")
    assert seen(opened)["nodes"] == 500
    at = opened.evaluate(f"""() => {{ const app = {APP}, c = app.model.communities[0], v = app.stage.view;
        const box = document.querySelector('.surface').getBoundingClientRect();
        app.stage.fit(c.members, false); app.stage.flush();
        return [box.left + v.sx(c.x), box.top + v.sy(c.y), v.k]; }}""")
    opened.mouse.click(at[0], at[1])
    opened.wait_for_selector(".side h2")
    if opened.locator("text=Open it in the picture").count() == 0:
        opened.evaluate(f"{APP}.store.change(s => {{ s.pick = {{ community: 0 }}; }})")
    opened.click("text=Open it in the picture")
    assert seen(opened)["nodes"] > 600
    opened.keyboard.press("/")
    opened.locator(".bar input").fill("Entity 12345")
    opened.keyboard.press("Enter")
    assert "Entity 12345" in opened.locator(".side h2").inner_text()
    opened.get_by_role("button", name="Only its neighbourhood").click()
    assert 1 < seen(opened)["nodes"] < 100
    assert watch.faults == []
    context.close()


def test_a_notebook_shows_a_small_page() -> None:
    """The most linked entities in a sandboxed frame."""
    cell = repr_html(many(400))
    assert cell.startswith("<iframe")
    assert 'sandbox="allow-scripts' in cell
    assert "150 most linked" in cell


def test_exploring_writes_the_page_and_opens_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The browser is given a file."""
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    path = explore(field(), tmp_path / "graph.html")
    assert path.exists()
    assert opened == [path.resolve().as_uri()]


def test_pyvis_gets_every_edge_and_stands_still() -> None:
    """A Network to build on, with several edges between two nodes kept."""
    network = to_pyvis(field())
    assert len(network.nodes) == 262
    assert len(network.edges) == 518
    assert all(node["physics"] is False for node in network.nodes)


def test_pyvis_says_when_it_leaves_something_out(tmp_path: Path) -> None:
    """Past a thousand entities, as a warning and on the page."""
    with pytest.warns(UserWarning, match="1,000 most central of 1,200"):
        write_pyvis(many(1200), tmp_path / "pyvis.html")
    assert "the 1,000 most central of 1,200 entities" in (tmp_path / "pyvis.html").read_text("utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        to_pyvis(field())
