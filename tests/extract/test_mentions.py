"""What the network tags becomes a name of the right extent, or a reference, or nothing."""

from __future__ import annotations

import pytest
from tokenizers import Tokenizer

from aiscape.extract.encode import windows
from aiscape.extract.mentions import Seen, sole_forms, window_mentions
from aiscape.extract.network import WEIGHTS, Tagged
from aiscape.lexicon import Entry, Lexicon


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def _seen(tokenizer: Tokenizer, text: str, *tags: tuple[str, str], lexicon: Lexicon | None = None) -> list[Seen]:
    """The mentions of a sentence in which the network tagged these surfaces as these kinds."""
    lexicon = lexicon or Lexicon([])
    (window,) = windows(text, [(0, len(text))], tokenizer)
    starts = {word[0]: index for index, word in enumerate(window.words)}
    ends = {word[1]: index for index, word in enumerate(window.words)}
    tagged = []
    for surface, kind in tags:
        at = text.index(surface)
        tagged.append(Tagged(starts[at], ends[at + len(surface)], kind, 0.9))
    matches = lexicon.find(text)
    return window_mentions(text, window, tagged, matches, lexicon, text.casefold(), sole_forms(text, matches))


def _names(seen: list[Seen]) -> list[tuple[str, str]]:
    return [(mention.text, mention.kind) for mention in seen]


def test_a_pronoun_is_a_reference_whatever_it_was_tagged_as(tokenizer: Tokenizer) -> None:
    assert _names(_seen(tokenizer, "He runs Halden.", ("He", "Person"), ("Halden", "Company"))) == [
        ("He", "Reference"),
        ("Halden", "Company"),
    ]


def test_the_company_with_a_capital_is_a_reference_too(tokenizer: Tokenizer) -> None:
    assert _names(_seen(tokenizer, "Shares of the Company rose.", ("Company", "Company"))) == [("Company", "Reference")]


@pytest.mark.parametrize("post", ["CFO", "Marketing", "Board of Directors", "Vice President"])
def test_a_post_is_no_name(tokenizer: Tokenizer, post: str) -> None:
    assert not _seen(tokenizer, f"She reports to the {post} there.", (post, "Company"))


def test_two_organisations_in_one_tag_are_parted_where_the_second_is_known(tokenizer: Tokenizer) -> None:
    text = "It was built by the Center for Quiet Machines and Scale AI."
    tag = ("Center for Quiet Machines and Scale AI", "ResearchOrganization")
    assert [name for name, _ in _names(_seen(tokenizer, text, tag))] == [tag[0]]
    known = Lexicon([Entry("Scale AI", types=("Company",))])
    assert [name for name, _ in _names(_seen(tokenizer, text, tag, lexicon=known))] == [
        "Center for Quiet Machines",
        "Scale AI",
    ]


def test_a_name_keeps_the_full_stop_of_its_legal_form_and_the_ampersand_of_its_head(tokenizer: Tokenizer) -> None:
    text = "A&J Wealth bought Ebel Inc. last year."
    names = _names(_seen(tokenizer, text, ("A&J Wealth", "Company"), ("Ebel Inc.", "Company")))
    assert names == [("A&J Wealth", "Company"), ("Ebel Inc.", "Company")]


OMEGA = Lexicon([Entry("Omega", watchlist=True)])


def _watched(tokenizer: Tokenizer, text: str, surface: str, kind: str = "Company") -> list[str]:
    return [m.text for m in _seen(tokenizer, text, (surface, kind), lexicon=OMEGA) if m.entry]


@pytest.mark.parametrize(
    ("text", "surface"), [("It bought Omega Group.", "Omega Group"), ("It bought Omega Foods.", "Omega Foods")]
)
def test_a_watched_name_stands_within_a_longer_name_that_nothing_else_shares(
    tokenizer: Tokenizer, text: str, surface: str
) -> None:
    assert _watched(tokenizer, text, surface) == ["Omega"]


@pytest.mark.parametrize(
    "text",
    ["Omega's owner bought Omega Foods.", "Omega Foods and Omega Capital merged.", "Neither Omega nor Omega Foods."],
)
def test_a_watched_name_is_no_longer_name_where_the_article_tells_the_two_apart(
    tokenizer: Tokenizer, text: str
) -> None:
    assert "Omega Foods" in [m.text for m in _seen(tokenizer, text, ("Omega Foods", "Company"), lexicon=OMEGA)]


def test_a_watched_firm_is_not_what_it_makes_nor_a_watched_product_its_maker(tokenizer: Tokenizer) -> None:
    assert _watched(tokenizer, "They sell Omega Vision.", "Omega Vision", "Product") == []
    product = Lexicon([Entry("Omega", ("Product",), watchlist=True)])
    seen = _seen(tokenizer, "It bought Omega Foods.", ("Omega Foods", "Company"), lexicon=product)
    assert not any(mention.entry for mention in seen)


def test_a_possessive_is_no_part_of_a_name_but_some_names_end_like_one(tokenizer: Tokenizer) -> None:
    text = "Dubway's clients like McDonald's."
    names = _names(_seen(tokenizer, text, ("Dubway's", "Company"), ("McDonald's", "Company")))
    assert names == [("Dubway", "Company"), ("McDonald's", "Company")]
    assert _names(_seen(tokenizer, "The company's clients pay.", ("company's", "Company"))) == [
        ("company", "Reference")
    ]


def test_a_word_that_only_opens_the_sentence_is_no_part_of_a_known_name(tokenizer: Tokenizer) -> None:
    known = Lexicon([Entry("Halden", types=("Company",)), Entry("At Vega", types=("Company",))])
    for text, tag, name in (
        ("Take Halden: it grows.", "Take Halden", "Halden"),
        ("Sales fell. Unlike Halden, it grows.", "Unlike Halden", "Halden"),
        ("At Vega sales rose.", "At Vega", "At Vega"),
        ("Take Runa: it grows.", "Take Runa", "Take Runa"),
        ("They met Take Halden there.", "Take Halden", "Take Halden"),
    ):
        assert [seen for seen, _ in _names(_seen(tokenizer, text, (tag, "Company"), lexicon=known))] == [name], text
