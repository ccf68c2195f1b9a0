"""Take the pictures of the documentation: python -m tests.explore.pictures [graph.html]."""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Page, ViewportSize, sync_playwright

from aiscape.explore.page import write_page

from .conftest import FLAGS, chromium
from .field import field

TARGET = Path(__file__).parents[2] / "docs" / "pictures"
DESK = ViewportSize(width=1360, height=850)
PHONE = ViewportSize(width=390, height=844)
PICTURES: dict[str, tuple[ViewportSize, str]] = {
    "light": (DESK, "theme=light"),
    "dark": (DESK, "theme=dark"),
    "claims": (DESK, "theme=light&edge=deepseek-r1|outperforms|o1"),
    "phone": (PHONE, "theme=dark&node=huawei"),
}


def take(page: Page, path: Path) -> None:
    """One picture, in its 256 most frequent colours so that it is small."""
    page.wait_for_selector("html[data-ready=yes]")
    page.wait_for_timeout(600)
    image = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    found: Any = image.getcolors(1 << 24)
    frequent = sorted(found, reverse=True)[:256]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for _, color in frequent for part in color])
    image.quantize(palette=palette, dither=Image.Dither.NONE).save(path, optimize=True)


def main() -> None:
    """Take them all, of the page that is named or of the made-up field."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        source = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "graph.html"
        if len(sys.argv) < 2:
            write_page(field(), source, title="The AI industry")
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for name, (size, fragment) in PICTURES.items():
            scale = 2 if size is PHONE else 1
            context = browser.new_context(viewport=size, device_scale_factor=scale, has_touch=size is PHONE)
            page = context.new_page()
            page.goto(f"{source.resolve().as_uri()}?renderer=canvas#{fragment}")
            take(page, TARGET / f"explorer-{name}.png")
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
