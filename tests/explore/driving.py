"""What a reader's hand does on the page."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

APP = "window.aiscape.app"


def start_anew(page: Page) -> None:
    """Forget every choice and show everything, the mouse out of the way."""
    page.mouse.move(2, 2)
    page.evaluate(
        f"""() => {{ const app = {APP}; if (app.dialog.open) app.dialog.close(); app.half = -1; app.pathOpen = false;
        location.hash = "fresh=" + Math.random(); document.activeElement?.blur(); }}"""
    )
    page.wait_for_function(f"() => !{APP}.state.pick && !{APP}.state.path && !{APP}.state.table")
    page.evaluate(f"{APP}.clear(), {APP}.stage.fit(undefined, false), {APP}.stage.flush()")
    page.evaluate("document.querySelector('.app').classList.remove('folded')")


def number(page: Page, label: str) -> int:
    """The number of an entity in the page."""
    found: int = page.evaluate(f"label => {APP}.model.label.indexOf(label)", label)
    assert found >= 0, label
    return found


def spot(page: Page, label: str) -> tuple[float, float]:
    """Where a node is drawn in the window."""
    script = f"""at => {{ const app = {APP}, box = document.querySelector('.surface').getBoundingClientRect();
        return [box.left + app.stage.view.sx(app.model.x[at]), box.top + app.stage.view.sy(app.model.y[at])]; }}"""
    x, y = page.evaluate(script, number(page, label))
    return x, y


def click_node(page: Page, label: str, shift: bool = False) -> None:
    """Click a node in the picture."""
    settle(page)
    if shift:
        page.keyboard.down("Shift")
    page.mouse.click(*spot(page, label))
    if shift:
        page.keyboard.up("Shift")
    page.wait_for_timeout(330)


def edge(page: Page, subject: str, predicate: str, target: str) -> int:
    """The number of an edge."""
    script = f"""([one, name, two]) => {{ const {{ model }} = {APP}, e = model.edges;
        for (let at = 0; at < e.count; at++) if (model.label[e.source[at]] === one && model.label[e.target[at]] === two
          && model.predicates[e.predicate[at]].name === name) return at; return -1; }}"""
    found: int = page.evaluate(script, [subject, predicate, target])
    assert found >= 0
    return found


def edge_spot(page: Page, at: int) -> tuple[float, float]:
    """A point on an edge where nothing else lies."""
    script = f"""at => {{ const app = {APP}, {{ model }} = app, e = model.edges, view = app.stage.view;
        const box = document.querySelector('.surface').getBoundingClientRect();
        app.stage.fit([e.source[at], e.target[at]], false, 6); app.stage.flush();
        const x1 = view.sx(model.x[e.source[at]]), y1 = view.sy(model.y[e.source[at]]);
        const x2 = view.sx(model.x[e.target[at]]), y2 = view.sy(model.y[e.target[at]]);
        const length = Math.hypot(x2 - x1, y2 - y1), off = e.lane[at] * view.lane;
        const spots = [];
        for (let i = 2; i < 19; i++) spots.push([x1 + (x2 - x1) * i / 20 - (y2 - y1) / length * off,
          y1 + (y2 - y1) * i / 20 + (x2 - x1) / length * off]);
        return spots.map(([x, y]) => [box.left + x, box.top + y]); }}"""
    for x, y in page.evaluate(script, at):
        page.mouse.move(x, y)
        if page.evaluate("!document.querySelector('.tip').hidden") and hovered(page) == at:
            return x, y
    raise AssertionError(f"edge {at} cannot be pointed at")


def hovered(page: Page) -> int:
    """The edge that the tip names."""
    script = f"""() => {{ const app = {APP}, e = app.model.edges, text = document.querySelector('.tip').textContent;
        for (let at = 0; at < e.count; at++) if (app.seen.edge[at]) {{
          const name = app.model.predicates[e.predicate[at]].name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
          const told = [app.model.label[e.source[at]], name, app.model.label[e.target[at]], '·'].join(' ');
          if (text.startsWith(told)) return at;
        }} return -1; }}"""
    return int(page.evaluate(script))


def settle(page: Page) -> None:
    """Wait until what was asked for is drawn."""
    page.evaluate(f"{APP}.stage.flush()")


def seen(page: Page) -> dict[str, int]:
    """How much is seen just now."""
    got: dict[str, int] = page.evaluate(f"(({{nodes, edges, claims}}) => ({{nodes, edges, claims}}))({APP}.seen)")
    return got


def shown(page: Page, label: str) -> bool:
    """Whether a node is seen."""
    return bool(page.evaluate(f"at => {APP}.seen.node[at] === 1", number(page, label)))


def state(page: Page, name: str) -> Any:
    """One part of the state, sets as lists."""
    return page.evaluate(f"name => {{ const v = {APP}.state[name]; return v instanceof Set ? [...v] : v; }}", name)


def search(page: Page, text: str) -> None:
    """Type into the search field."""
    page.keyboard.press("/")
    page.locator(".bar input").fill(text)


def card(page: Page) -> str:
    """The text of what is chosen."""
    return page.locator(".side").inner_text()


def ink(page: Page) -> int:
    """How many pixels of the window's middle differ from its ground."""
    import io

    import numpy as np
    from PIL import Image

    picture = np.asarray(Image.open(io.BytesIO(page.screenshot())).convert("RGB")).astype(int)
    middle = picture[80:600, 300:1000]
    ground = middle[2, 2]
    return int((np.abs(middle - ground).sum(axis=2) > 40).sum())
