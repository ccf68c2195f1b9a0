"""On a phone: one column, fingers, nothing wider than the screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from .conftest import Watch
from .driving import APP, spot


@pytest.fixture
def phone(browser: Browser, written: Path) -> Iterator[Watch]:
    """The page on a small touch screen."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, device_scale_factor=2
    )
    watch = Watch(context)
    watch.open(written)
    yield watch
    assert watch.faults == []
    context.close()


def test_nothing_is_wider_than_the_screen(phone: Watch) -> None:
    """There is no scrolling sideways."""
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_tap_opens_the_card_below(phone: Watch) -> None:
    """The card is a sheet at the lower edge, with the picture above it."""
    phone.page.touchscreen.tap(*spot(phone.page, "OpenAI"))
    phone.page.wait_for_selector(".side h2")
    box = phone.page.locator(".side").bounding_box()
    assert box
    assert box["y"] > 400
    assert box["width"] == 390


def test_an_upright_window_gets_an_upright_picture(phone: Watch) -> None:
    """The picture is turned to fill the screen, and the address says where as on a wide one."""
    assert phone.page.evaluate(f"{APP}.model.turned")
