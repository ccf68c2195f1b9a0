"""Plain text and Markdown come out as paragraphs."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from aiscape.errors import SourceError
from aiscape.read.articles import parse_date
from aiscape.read.text import front_matter, plain_markdown, unwrapped

STORY = (
    "Nvidia said on Monday that it had acquired Gretel, a start-up based in San Diego that develops tools for synthetic"
    " data. Alibaba Cloud released the Qwen3 family of models in the same week, and Huawei adapted its chips to it."
)


@pytest.mark.parametrize("width", [50, 72, 100])
def test_lines_broken_to_a_width_are_joined(width: int) -> None:
    """A text that was wrapped is read as its paragraphs."""
    wrapped = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in (STORY, STORY))
    assert unwrapped(wrapped) == f"{STORY}\n\n{STORY}"


def test_lines_that_are_paragraphs_stay_lines() -> None:
    """A text with a paragraph a line, or a list, is left as it is."""
    for text in (f"{STORY}\n{STORY}", "Chips:\nH20\nH100\nAscend 910C\nMI300X and others\nTPU"):
        assert unwrapped(text) == text


def test_markdown_loses_its_marks_and_nothing_else() -> None:
    """Headings and items stand apart; emphasis, links, images, code marks and comments are gone."""
    text = (
        "# Title\n\nThe *H20* and the **Ascend 910C**, see\n[the list](https://a.example/b), by `nvidia-smi`.\n"
        "## Part\n- one item\n- another_item here\n\n![pic](x.png)\n<!-- note -->\n> Quoted words.\n\n***\n\n"
        "snake_case_name and 2 * 3 * 4 stay, and \\*stars\\* too.\n"
    )
    assert plain_markdown(text).split("\n\n") == [
        "Title",
        "The H20 and the Ascend 910C, see the list, by nvidia-smi.",
        "Part",
        "one item",
        "another_item here",
        "Quoted words.",
        "snake_case_name and 2 * 3 * 4 stay, and *stars* too.",
    ]


def test_a_header_without_fences_is_front_matter() -> None:
    """Lines of 'key: value' above an empty line are metadata, whatever their keys; elsewhere they are text."""
    meta, body = front_matter("title: A: B\nkind: memo\ndate: 2025-04-29\n\nText: goes on\n", Path("a.txt"))
    assert meta == {"title": "A: B", "kind": "memo", "date": "2025-04-29"}
    assert body == "Text: goes on\n"
    assert front_matter("To: members\nNo header.\n", Path("a.txt")) == ({}, "To: members\nNo header.\n")


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2025-04-29", "2025-04-29"),
        ("29 April 2025", "2025-04-29"),
        ("April 29, 2025 10:15 PM HKT", "2025-04-29"),
        ("2025-04-29T23:59:59+08:00", "2025-04-29"),
        ("29.04.2025", "2025-04-29"),
        (20250429, "2025-04-29"),
        ("04/04/2025", "2025-04-04"),
        ("", None),
        (None, None),
    ],
)
def test_dates_are_read_as_written(value: object, day: str | None) -> None:
    """A full date in any usual form is that day; none is none."""
    assert parse_date(value, "a.txt") == day


@pytest.mark.parametrize(
    "value", ["2025", "May 2025", "Tuesday", "03/04/2025", "2025-13-01", "0000-00-00", True, [1], 9e99]
)
def test_no_part_of_a_date_is_guessed(value: object) -> None:
    """What is no full date, or could be two, is an error."""
    with pytest.raises(SourceError, match="2025-04-29"):
        parse_date(value, "a.txt")
