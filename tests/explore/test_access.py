"""axe finds nothing serious, in light and dark, wide and narrow."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from .conftest import Watch
from .driving import APP, edge, number

AXE = Path(__file__).parents[2] / "explorer" / "node_modules" / "axe-core" / "axe.min.js"
SIZES = {"desk": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 844}}


def serious(page: Page) -> list[str]:
    """What axe calls serious or critical, by rule and place."""
    page.wait_for_timeout(250)
    found = page.evaluate("async () => (await axe.run(document, {resultTypes: ['violations']})).violations")
    return [
        f"{fault['id']}: {node['target']} {node['failureSummary']}"
        for fault in found
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"][:3]
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_serious(browser: Browser, written: Path, theme: str, size: str) -> None:
    """At rest, with each card, the table, the filters and the help open."""
    if not AXE.exists():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(
            "axe-core is not installed: run npm --prefix explorer ci"
        )
    context = browser.new_context(viewport=SIZES[size], reduced_motion="reduce")  # type: ignore[arg-type]
    context.add_init_script(path=AXE)
    watch = Watch(context)
    page = watch.open(written, "?renderer=canvas", f"theme={theme}")
    faults = serious(page)
    page.evaluate(f"{APP}.togglePanel()")
    faults += serious(page)
    page.evaluate(f"at => {APP}.pickNode(at)", number(page, "OpenAI"))
    faults += serious(page)
    page.evaluate(f"at => {APP}.pickEdge(at)", edge(page, "DeepSeek", "uses", "H100"))
    faults += serious(page)
    page.evaluate(f"at => {APP}.openPath(at)", number(page, "OpenAI"))
    page.locator(".ends input").nth(1).fill("a")
    faults += serious(page)
    page.evaluate(f"{APP}.clear(), {APP}.toggleTable()")
    page.evaluate(f"{APP}.store.change(s => {{ s.least = .5; s.only.add('p:Reuters'); }})")
    faults += serious(page)
    page.evaluate(f"{APP}.dialog.showModal()")
    faults += serious(page)
    context.close()
    assert faults == []
