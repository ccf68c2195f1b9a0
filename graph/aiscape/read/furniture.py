"""The text of a saved page comes in; its article goes out, without menus, notices, teasers and other stories.

A line is judged by its own words first (`notices`). Where these show that the text was saved with its page, a line that
is no sentence must also stand where an article has one: as its title, between two paragraphs, or in a list. Whatever
looks like a sentence stays.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence

from aiscape.names import fold
from aiscape.read.notices import (
    bare,
    claims_rights,
    ends_article,
    ends_as_sentence,
    is_menu,
    is_notice,
    is_prose,
    is_reply,
    opens_box,
    pauses_article,
)

#: So many notices make a text a page.
_NOTICES_OF_A_PAGE = 2
#: So much prose stands before the end of an article.
_LEAST_PROSE = 200
#: A line of more words is prose even if it is not closed.
_LONG_LINE = 24
_ITEM = re.compile(r"(?:[-*\u2022\u2013]|\(?\d{1,2}[.)])\s+\S")
_CAPITAL = re.compile(r"\b[A-Z][\w-]{2,}")
_NAME = re.compile(r"(?<![.!?\"'\u201c\u2018] )(?<!^)\b[A-Z][\w-]{2,}")  # not the first word of a sentence
_COMMON = frozenset((*calendar.day_name, *calendar.month_name, "The", "This", "But", "And"))


def article_of_page(text: str, title: str, publisher: str = "") -> tuple[str, str]:
    """The title and the body of a page.

    Args:
        text: the page as text, a paragraph a line or paragraphs between empty lines.
        title: the title, if it is known; else the line above the article is taken for it.
        publisher: its publisher, whose name may stand over the page.

    """
    lines = [line.strip() for line in text.split("\n")]
    plain = [bare(line) for line in lines]
    end = _end(plain)
    notices = [bool(line) and is_notice(line) for line in plain[:end]]
    menus = [not notice and is_menu(line) for line, notice in zip(plain, notices, strict=False)]
    is_page = sum(notices) + sum(menus) + (end < len(plain)) >= _NOTICES_OF_A_PAGE
    start = next((at for at in range(end) if is_prose(plain[at])), end)
    goes = [
        notice or (menu and (is_page or (at < start and ": " not in plain[at])))
        for at, (notice, menu) in enumerate(zip(notices, menus, strict=True))
    ]
    heads = {fold(name) for name in (title, publisher) if name}
    alike = [bool(line) and len(line) < 300 and fold(line) in heads for line in plain[:end]]
    kept = [at for at in range(end) if plain[at] and not goes[at] and not alike[at]]
    kept = _before_pause(plain, kept, publisher)
    if not title:
        found = _title(plain, kept, is_page)
        if found is not None:
            title = plain[found]
            kept.remove(found)
    if is_page:
        kept = _in_place(plain, kept)
    return title, _joined(lines, kept)


def _end(lines: Sequence[str]) -> int:
    """The index of the heading that ends the article: one of other matter, after prose; else the number of lines.

    A box in the middle of the article ("Most read") ends nothing.
    """
    prose = 0
    for index, line in enumerate(lines):
        if prose >= _LEAST_PROSE and line and ends_article(line) and not (opens_box(line) and _goes_on(lines, index)):
            return index
        if is_prose(line):
            prose += len(line)
    return len(lines)


def _goes_on(lines: Sequence[str], box: int) -> bool:
    """Whether a whole paragraph below a heading takes up a name of the article above it."""
    own = {name for line in lines[:box] if is_prose(line) for name in _NAME.findall(line)} - _COMMON
    below = (line for line in lines[box + 1 :] if len(line) >= _LEAST_PROSE and is_prose(line))
    return any(own & set(_CAPITAL.findall(line)) for line in below)


def _before_pause(lines: Sequence[str], kept: list[int], publisher: str) -> list[int]:
    """What is left without readers' comments; below a copyright notice only what takes up a name of the article."""
    first = next((at for at in kept if is_prose(lines[at])), len(lines))
    for pause in range(first, len(lines)):
        if not pauses_article(lines[pause]):
            continue
        above = [at for at in kept if at < pause]
        if sum(is_reply(line) for line in lines[pause:]) >= 2:
            return above
        if claims_rights(lines[pause]):
            own = {name for at in above for name in _NAME.findall(lines[at])} - set(publisher.split()) - _COMMON
            return above + [at for at in kept if at > pause and own & set(_CAPITAL.findall(lines[at]))]
    return kept


def _title(lines: Sequence[str], kept: Sequence[int], is_page: bool) -> int | None:
    """Which line is the title: one above the first paragraph that is no sentence; in a page the last that is long."""
    first = next((place for place, at in enumerate(kept) if is_prose(lines[at])), None)
    heads = [at for at in kept[:first] if len(lines[at]) < 200 and not re.search(r"[.;,:]$", lines[at])]
    if first is None or not heads:
        return None
    if not is_page:
        return heads[0] if first == 1 else None
    long = [at for at in heads if len(lines[at].split()) >= 4]
    return (long or heads)[-1]


def _in_place(lines: Sequence[str], kept: Sequence[int]) -> list[int]:
    """The sentences of a page, and of its other lines those that stand in an article's places."""
    sentence = {at for at in kept if ends_as_sentence(lines[at]) or len(lines[at].split()) > _LONG_LINE}
    result: list[int] = []
    for place, at in enumerate(kept):
        before = kept[place - 1] if place else None
        after = kept[place + 1] if place + 1 < len(kept) else None
        if at in sentence:
            result.append(at)
        elif before is not None and before in result:
            listed = _ITEM.match(lines[at]) and (lines[before].endswith(":") or _ITEM.match(lines[before]))
            if listed or (after in sentence and before in sentence and _is_heading(lines[at])):
                result.append(at)
    return result


def _is_heading(line: str) -> bool:
    """Whether a line may be a heading within an article."""
    words = line.split()
    return 2 <= len(words) <= 10 and line[0].isalnum() and not line[0].islower() and not re.search(r"[.:|>?!] ", line)


def _joined(lines: Sequence[str], kept: Sequence[int]) -> str:
    """The lines that are kept, with one empty line where the page has any between two."""
    parts: list[str] = []
    for place, at in enumerate(kept):
        if place:
            parts.append("\n\n" if any(not line for line in lines[kept[place - 1] + 1 : at]) else "\n")
        parts.append(lines[at])
    return "".join(parts)
