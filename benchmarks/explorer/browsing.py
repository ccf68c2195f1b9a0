"""A written page comes in; when it is ready and what a panned frame costs go out."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, Route

READY_OURS = "() => document.documentElement.dataset.ready === 'yes'"
READY_MOVING = "() => window.network && network.physics.stabilizationIterations !== undefined && network.__still"
READY_STILL = "() => window.network && network.__drawn"
HOOK = """() => { const wait = setInterval(() => { try { if (!network) return; } catch { return; }
  clearInterval(wait); window.network = network;
  network.once('stabilizationIterationsDone', () =>
    { network.once('afterDrawing', () => { network.__still = true; }); });
  network.once('stabilized', () => { network.__still = true; });
  network.once('afterDrawing', () => { network.__drawn = true; }); network.redraw(); }, 5); }"""
COUNT = "() => { window.__frames = 0; const tick = () => { window.__frames++; requestAnimationFrame(tick); }; tick(); }"


@dataclass
class Seen:
    """What was measured of one page; None where it was not ready in time."""

    ready: float | None = None
    script: float | None = None
    rate: float | None = None
    renderer: str = ""


def _offline(route: Route) -> None:
    """Only the file itself: what it asks of the network fails at once, which is kinder than waiting for it."""
    if route.request.url.startswith(("file:", "data:", "blob:")):
        route.continue_()
    else:
        route.abort()


def browse(browser: Browser, path: Path, kind: str, *, limit: float, pan: bool = True, search: str = "") -> Seen:
    """Open a page (`ours`, or pyvis `moving` or `still`), wait until it is ready, pan it for two seconds."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.route("**/*", _offline)
    found = Seen()
    start = time.perf_counter()
    try:
        page.goto(path.as_uri() + search, timeout=limit * 1000, wait_until="commit")
        if kind != "ours":
            page.evaluate(HOOK)
        test = {"ours": READY_OURS, "moving": READY_MOVING, "still": READY_STILL}[kind]
        page.wait_for_function(test, timeout=limit * 1000, polling=10)
        found.ready = time.perf_counter() - start
        if kind == "ours":
            found.renderer = page.evaluate("document.documentElement.dataset.renderer")
        if pan:
            page.wait_for_timeout(500)
            found.script, found.rate = _pan(page)
    except Error as error:
        if "imeout" not in str(error):
            raise
    finally:
        context.close()
    return found


def _pan(page: Page, seconds: float = 2.5) -> tuple[float, float]:
    """Drag an empty place about: milliseconds of script for each frame, and frames in a second."""
    client = page.context.new_cdp_session(page)
    client.send("Performance.enable")
    page.mouse.move(300, 160)
    page.mouse.down()
    page.mouse.move(310, 166)
    page.evaluate(COUNT)
    before, frames = _script(client), page.evaluate("window.__frames")
    start = time.perf_counter()
    step = 0
    while time.perf_counter() - start < seconds:
        step += 1
        page.mouse.move(310 + 15 * abs(40 - step % 80), 166 + 4 * abs(60 - step % 120))
    passed = time.perf_counter() - start
    drawn = max(page.evaluate("window.__frames") - frames, 1)
    cost = (_script(client) - before) * 1000 / drawn
    page.mouse.up()
    return cost, drawn / passed


def _script(client: object) -> float:
    """Seconds of script since the page was opened."""
    metrics = client.send("Performance.getMetrics")["metrics"]  # type: ignore[attr-defined]
    return float(next(metric["value"] for metric in metrics if metric["name"] == "ScriptDuration"))
