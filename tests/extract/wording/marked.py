"""Sentences with marked names come in; where the names stand goes out."""

from __future__ import annotations


def spans(sentence: str) -> tuple[str, list[tuple[int, int]]]:
    """A sentence without its brackets, and where they stood."""
    spans: list[tuple[int, int]] = []
    text = ""
    for part in sentence.split("["):
        name, _, rest = part.partition("]") if "]" in part else ("", "", part)
        if name:
            spans.append((len(text), len(text) + len(name)))
        text += name + rest
    return text, spans


def span_of(sentence: str, name: str) -> tuple[int, int]:
    """Where a name first stands."""
    return sentence.index(name), sentence.index(name) + len(name)
