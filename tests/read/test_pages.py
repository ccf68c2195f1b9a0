"""Web pages give their article, with title, publisher, date and address where they tell them."""

from __future__ import annotations

from pathlib import Path

import pytest

from aiscape.model import Article
from aiscape.read import Defaults, read_sources

PAGES = Path(__file__).parent / "pages"


def page(name: str) -> Article:
    (article,) = read_sources([PAGES / name], Defaults())
    assert isinstance(article, Article), article
    return article


@pytest.mark.parametrize(
    ("name", "title", "publisher", "date", "url"),
    [
        (
            "news.html",
            "Furiosa wins LG order for its RNGD chip",
            "Peninsula Tech Daily",
            "2025-07-23",
            "https://peninsula.example/chips/furiosa-lg",
        ),
        (
            "json-ld.html",
            "Sakana lands 20 billion yen",
            "Asia Start-up Daily",
            "2025-11-18",
            "https://asia.example/sakana",
        ),
        ("bare.html", "Mistral opens an office in Zurich", "", None, ""),
    ],
)
def test_what_a_page_says_of_itself_comes_out(
    name: str, title: str, publisher: str, date: str | None, url: str
) -> None:
    """Open Graph tags, JSON-LD and plain headings are read; what is missing stays missing."""
    article = page(name)
    assert (article.title, article.publisher, article.date, article.url) == (title, publisher, date, url)


@pytest.mark.parametrize(
    ("name", "starts", "ends", "paragraphs"),
    [
        ("news.html", "LG AI Research, the", "set it up in 2017.", 3),
        ("json-ld.html", "Sakana AI said on", "its chief executive.", 4),
        ("bare.html", "Mistral AI, the", "since September.", 3),
    ],
)
def test_the_article_comes_out_of_its_page(name: str, starts: str, ends: str, paragraphs: int) -> None:
    """All paragraphs of the article and nothing of what stands around it."""
    text = page(name).text
    assert text.startswith(starts)
    assert text.endswith(ends)
    assert len(text.split("\n")) == paragraphs
    for word in ("cookies", "Lambda", "OpenAI", "Naver", "Rapidus", "Subscribe", "kimchi", "Copyright"):
        assert word not in text


def test_a_page_is_decoded_as_it_says(tmp_path: Path) -> None:
    """The charset that a page declares is used."""
    assert page("gb2312.html").text.startswith("阿里巴巴周二发布了通义千问三代模型")


def test_a_page_of_scripts_holds_no_article(tmp_path: Path) -> None:
    """A page that shows nothing is an error of one line."""
    file = tmp_path / "app.html"
    file.write_text("<html><body><div id=app></div><script>run()</script></body></html>", encoding="utf-8")
    (fault,) = read_sources([file], Defaults())
    assert str(fault) == f"{file}: no article can be found in this page"
