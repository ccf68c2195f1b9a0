"""Of a saved page the article is kept and the furniture goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from aiscape.model import Article
from aiscape.read import Defaults, read_sources
from aiscape.read.furniture import article_of_page
from tests.read.corpus_pages import Page, corpus_pages

PAGES = list(corpus_pages())
NOISY = [page for page in PAGES if page.furniture]
CLEAN = [page for page in PAGES if not page.furniture]
SHARED = Path(__file__).parents[3] / "shared"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared folder with its gold pages is not here")


def words(text: str) -> str:
    return " ".join(text.split())


def left(page: Page, between: str, with_title: bool) -> tuple[list[str], list[str], str]:
    """The furniture that is left, the paragraphs that are lost, and the title."""
    lines = [line for _, line in page.lines]
    if not with_title:
        lines.insert([is_furniture for is_furniture, _ in page.lines].index(False), page.meta["title"])
    title, body = article_of_page(between.join(lines), page.meta["title"] if with_title else "", page.meta["publisher"])
    kept = {words(line) for line in body.split("\n")}
    stays = [line for line in page.furniture if words(line) in kept]
    lost = [line for line in page.paragraphs if words(line) not in kept]
    return stays, lost, title


@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["lines", "paragraphs"])
@pytest.mark.parametrize("with_title", [True, False], ids=["title-known", "title-in-page"])
def test_furniture_goes_and_the_article_stays(between: str, with_title: bool) -> None:
    """Of all furniture in the corpus's pages at least 95 % goes; of their articles no paragraph is lost."""
    stays, count, titled = [], 0, 0
    for page in NOISY:
        here, lost, title = left(page, between, with_title)
        assert lost == [], page.name
        titled += bool(title)
        stays += here
        count += len(page.furniture)
    assert count >= 300
    assert titled >= 0.95 * len(NOISY)
    assert len(stays) <= 0.05 * count, stays


def test_a_text_without_furniture_stays_whole() -> None:
    """No line is lost of the corpus's clean articles: memos, interviews, letters, releases."""
    for page in CLEAN:
        lines = [line for _, line in page.lines]
        title = page.meta.get("title", "-")
        _, body = article_of_page("\n\n".join(lines), title, page.meta.get("publisher", ""))
        assert words(body) == words(" ".join(line for line in lines if line != title)), page.name


@pytest.mark.parametrize(
    "sentence",
    [
        "Copyright holders sued Anthropic in August over the books.",
        "Google will stop tracking cookies in Chrome, and regulators accept the policy.",
        "OpenAI changed its privacy policy on Monday after talks with the Garante.",
        "He runs the Substack newsletter ChinaTalk.",
        "Published in Nature, the paper describes DeepSeek-R1.",
        "Disclosure: Vox Media has a licence agreement with OpenAI.",
        "Did Google help?",
        "More on chips than on people is what Meta spends.",
        "Subscribers of ChatGPT number 20 million.",
    ],
)
def test_a_sentence_that_speaks_of_such_things_stays(sentence: str) -> None:
    """Words that furniture is made of do not make a sentence furniture."""
    story = (
        "Mistral AI, the Paris-based maker of language models, has opened an office in Zurich and hired eleven people."
    )
    _, body = article_of_page(f"Home | News | Chips\nShare on X\n{story}\n\n{sentence}\n\n{story}", "Title")
    assert sentence in body
    assert "Share" not in body


def test_readers_comments_go() -> None:
    """What readers wrote below an article is not the article's."""
    story = (
        "Mistral AI, the Paris-based maker of language models, has opened an office in Zurich and hired eleven people."
    )
    comment = "jane 2 hours ago\nNvidia will surely buy Mistral AI before long, I think.\nReply\nLike\n"
    _, body = article_of_page(f"{story}\n{story}\n\nComments (2)\n\n{comment}", "Title")
    assert body == f"{story}\n{story}"


@needs_shared
@pytest.mark.parametrize("name", ["08-furiosa-lg-page", "16-sakana-series-b-page"])
def test_the_gold_pages_come_out_clean(name: str) -> None:
    """Of a page with menu, cookie text, advertisement, teasers and other stories the four paragraphs are left."""
    (article,) = read_sources([SHARED / "gold" / "dev" / f"{name}.txt"], Defaults())
    assert isinstance(article, Article)
    assert len([line for line in article.text.split("\n") if line]) == 4
    for word in (
        "Figure",
        "ElevenLabs",
        "Black Forest",
        "Most read",
        "cookies",
        "Lambda",
        "Aleph Alpha",
        "inbox",
        "Share",
    ):
        assert word not in article.text


@needs_shared
def test_an_aggregators_page_gives_the_article_alone() -> None:
    """Every paragraph of the seed article is in its saved page, and nothing of the three stories below it."""
    (page,) = read_sources([SHARED / "seeds" / "daily8-page.txt"], Defaults())
    assert isinstance(page, Article)
    assert page.title.startswith("Analysts: Alibaba's Qwen3")
    assert page.text.startswith("Hangzhou-based Alibaba's cloud computing unit")
    assert page.text.endswith("South China Morning Post")
    assert len(page.text.split("\n")) == 17
    for word in ("Navarro", "Swatch", "Brand Talk", "Hashtags", "Comments"):
        assert word not in page.text
