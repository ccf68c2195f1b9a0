"""One Chromium for all tests of the page, and a page for each renderer that watches what it does."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Request, sync_playwright

from aiscape.explore.page import write_page

from .field import field

FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
]
RENDERERS = ("canvas", "webgl")


def chromium() -> str:
    """Where Chromium is; without one the tests fail in CI and are skipped elsewhere."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    if Path(found).exists():
        return found
    told = f"no Chromium at {found}: install it or set CHROMIUM; the page was not tested in a browser"
    if os.environ.get("CI"):
        pytest.fail(told)
    pytest.skip(told)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The one browser."""
    path = chromium()
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield opened
        opened.close()


class Watch:
    """A page with a record of everything it should not do."""

    def __init__(self, context: BrowserContext) -> None:
        self.page: Page = context.new_page()
        self.page.set_default_timeout(8_000)
        self.faults: list[str] = []
        self.page.on("console", lambda told: self.faults.append(told.text) if told.type == "error" else None)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("dialog", self._dialog)
        self.page.on("request", self._request)

    def _dialog(self, dialog: Dialog) -> None:
        self.faults.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Request) -> None:
        whole = request.is_navigation_request() and request.url.startswith(("file:", "about:srcdoc"))
        if not whole and not request.url.startswith(("data:", "blob:")):
            self.faults.append(f"request {request.url}")

    def open(self, path: Path, search: str = "", fragment: str = "") -> Page:
        """Open a written page and wait until it is drawn."""
        self.page.goto(f"{path.as_uri()}{search}{'#' + fragment if fragment else ''}")
        self.page.wait_for_selector("html[data-ready=yes]", timeout=60_000)
        return self.page


@pytest.fixture(scope="package")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the field."""
    path = tmp_path_factory.mktemp("explore") / "graph.html"
    write_page(field(), path, title="The AI industry")
    return path


@pytest.fixture(scope="package", params=RENDERERS)
def opened(request: pytest.FixtureRequest, browser: Browser, written: Path) -> Iterator[Watch]:
    """The page of the field, once for each renderer."""
    context = browser.new_context(viewport={"width": 1100, "height": 700}, reduced_motion="reduce")
    watch = Watch(context)
    watch.open(written, f"?renderer={request.param}")
    assert watch.page.evaluate("document.documentElement.dataset.renderer") == request.param
    yield watch
    context.close()
