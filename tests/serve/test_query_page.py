"""The page for queries in a real browser: it asks no other server, completes the vocabulary, and shows rows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

pytest.importorskip("playwright")
from playwright.sync_api import Page, sync_playwright

from tests.explore.conftest import FLAGS, chromium
from tests.serve.running import Server


@pytest.fixture(scope="module")
def page(server: Server) -> Iterator[Page]:
    """The page, watched: a request elsewhere, an error of a script or of the policy fails the test."""
    trouble: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        found = browser.new_page()
        found.on(
            "request", lambda request: request.url.startswith((server.url, "data:")) or trouble.append(request.url)
        )
        found.on("pageerror", lambda error: trouble.append(str(error)))
        found.on("console", lambda message: message.type == "error" and trouble.append(message.text))
        found.goto(f"{server.url}/query")
        found.wait_for_selector(".CodeMirror")
        yield found
        browser.close()
    assert trouble == []


def test_a_saved_question_is_run_and_its_rows_are_shown(page: Page) -> None:
    page.wait_for_selector("#saved option:nth-child(5)", state="attached")
    page.select_option("#saved", "suppliers")
    page.wait_for_selector(".yasr td")
    assert "H20 chips" in page.inner_text(".yasr")
    assert "PREFIX aiscape:" in page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()")


EDIT = """(text) => {
  const editor = document.querySelector(".CodeMirror").CodeMirror;
  editor.setValue(text);
  editor.focus();
  editor.setCursor(editor.lineCount(), 999);
}"""


def test_the_vocabulary_is_completed(page: Page) -> None:
    page.evaluate(EDIT, "PREFIX aiscape: <https://w3id.org/aiscape/ontology#>\nSELECT * { ?s aiscape:deve")
    page.keyboard.press("Control+Space")
    page.wait_for_selector(".CodeMirror-hints li")
    assert "develops" in page.inner_text(".CodeMirror-hints")
