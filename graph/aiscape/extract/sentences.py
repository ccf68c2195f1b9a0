"""An article's text comes in; the character spans of its sentences go out."""

from __future__ import annotations

import re

from sentencex import segment

from aiscape.extract.encode import Span

#: The end of a sentence, told by its marks alone.
SENTENCE_END = re.compile(r"[.!?][\"\u201d]?\s|\n")
_LINE = re.compile(r"[^\n]+")
#: Ends that the segmenter takes for the end of a sentence and that news goes on after.
_GOES_ON = re.compile(
    r"(?:\b(?:Inc|Corp|Co|Ltd|Corp|No|vs|Mr|Ms|Dr|Prof|Sen|Rep|Gov|Calif|Mass|approx|est|U\.S|U\.K|U\.N|D\.C)\.)\s*$"
)
#: A number that opens a name, its full stop, and more of the name without a blank: "01.AI".
_NUMBERED = re.compile(r"(?:^|[\s(\"\u201c])\d{1,2}\.$")


def sentences(text: str, language: str = "en") -> list[Span]:
    """Sentences line by line, blank ends cut off, in order."""
    spans: list[Span] = []
    for line in _LINE.finditer(text):
        spans += _of_line(line.group(), line.start(), language)
    return spans


def _of_line(line: str, start: int, language: str) -> list[Span]:
    spans: list[Span] = []
    at = 0
    for part in segment(language, line):
        begin, at = at, at + len(part)
        stripped = part.strip()
        if not stripped:
            continue
        lead = len(part) - len(part.lstrip())
        span = (start + begin + lead, start + begin + lead + len(stripped))
        if spans and _joins(line[: begin + lead], stripped):
            span = (spans.pop()[0], span[1])
        spans.append(span)
    return spans


def _joins(before: str, part: str) -> bool:
    """Whether a part only goes on with the sentence before it."""
    numbered = _NUMBERED.search(before) and not part[:2].istitle()
    return part[0].islower() or bool(numbered) or (bool(_GOES_ON.search(before)) and not part[0].isupper())
