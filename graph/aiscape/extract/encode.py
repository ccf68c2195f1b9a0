"""Sentences come in; windows of word pieces, each with its case and its place in the text, go out."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Span = tuple[int, int]

#: Word pieces in one window, and how many of them may be repeated from the window before.
WINDOW, CONTEXT = 352, 160

CASES = 8
_LOWER, _TITLE, _UPPER, _MIXED, _DIGITS, _ALNUM, _OTHER, _PAD = range(CASES)


@dataclass(frozen=True)
class Window:
    """Some sentences of an article as the encoder reads them.

    `ids`, `case` are int64 arrays, one entry a word piece (the encoder's own marks included); `words` holds, for each
    word, its character span in the article and its first and last piece; `sentence` the index of each word's sentence;
    `core` the characters for which this window answers (what stands before it is context).
    """

    ids: np.ndarray
    case: np.ndarray
    words: list[tuple[int, int, int, int]]
    sentence: list[int]
    core: Span

    @cached_property
    def begins(self) -> dict[int, int]:
        """The word that starts at a character of the article."""
        return {word[0]: index for index, word in enumerate(self.words)}

    @cached_property
    def ends(self) -> dict[int, int]:
        """The word that stops before a character of the article."""
        return {word[1]: index for index, word in enumerate(self.words)}


def word_case(word: str) -> int:
    """The class of a word's capitals, which an uncased encoder does not see."""
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return _DIGITS if any(c.isdigit() for c in word) else _OTHER
    if any(c.isdigit() for c in word):
        return _ALNUM
    if all(c.islower() for c in letters):
        return _LOWER
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return _UPPER
    if letters[0].isupper() and all(c.islower() for c in letters[1:]):
        return _TITLE
    return _MIXED


@dataclass(frozen=True)
class _Pieces:
    ids: list[int]
    words: list[tuple[int, int, int, int]]
    case: list[int]


def windows(
    text: str, sentences: Sequence[Span], tokenizer: Tokenizer, *, size: int = WINDOW, context: int = CONTEXT
) -> list[Window]:
    """Pack an article's sentences into windows of at most `size` pieces; a longer sentence has a window of its own, cut at `WINDOW`.

    Args:
        text: the article's text.
        sentences: character spans, in order.
        tokenizer: a BERT word piece tokenizer.
        size: pieces in a window.
        context: pieces of the sentences before that a window may repeat.

    """
    pieces = [_cut(p, WINDOW - 2) for p in _encode(text, sentences, tokenizer)]
    cls, sep = (int(tokenizer.token_to_id(mark) or 0) for mark in ("[CLS]", "[SEP]"))
    found, begin = [], 0
    while begin < len(pieces):
        room, end = size - 2, begin
        while end < len(pieces) and (end == begin or room >= len(pieces[end].ids) + 1):
            room -= len(pieces[end].ids) + 1
            end += 1
        first, spare = begin, min(context, room)
        while first > 0 and spare >= len(pieces[first - 1].ids) + 1:
            first -= 1
            spare -= len(pieces[first].ids) + 1
        core = (sentences[begin][0], sentences[end - 1][1])
        found.append(_join(text, sentences, pieces, range(first, end), core, cls, sep))
        begin = end
    return found


def _encode(text: str, sentences: Sequence[Span], tokenizer: Tokenizer) -> list[_Pieces]:
    strings = [_plain(text[start:end]) for start, end in sentences]
    encodings = tokenizer.encode_batch(strings, add_special_tokens=False)
    result = []
    for (start, _), string, encoding in zip(sentences, strings, encodings, strict=True):
        words: list[tuple[int, int, int, int]] = []
        last = None
        for piece, (word, (a, b)) in enumerate(zip(encoding.word_ids, encoding.offsets, strict=True)):
            if word == last:
                head = words[-1]
                words[-1] = (head[0], start + b, head[2], piece)
            else:
                words.append((start + a, start + b, piece, piece))
            last = word
        case = [0] * len(encoding.ids)
        for a, b, first, final in words:
            kind = word_case(string[a - start : b - start])
            case[first : final + 1] = [kind] * (final + 1 - first)
        result.append(_Pieces(list(encoding.ids), words, case))
    return result


def _plain(text: str) -> str:
    """The same text with typographic marks made plain, of the same length."""
    return "".join(
        _PLAIN.get(c, c) if c in _PLAIN else (c if len(unicodedata.normalize("NFKC", c)) == 1 else " ") for c in text
    )


_PLAIN = {
    "\u2018": "'",
    "\u2019": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "-",
    "\u00a0": " ",
}


def _cut(pieces: _Pieces, size: int) -> _Pieces:
    if len(pieces.ids) < size:
        return pieces
    words = [w for w in pieces.words if w[3] < size - 1]
    count = words[-1][3] + 1 if words else 0
    return _Pieces(pieces.ids[:count], words, pieces.case[:count])


def _join(
    text: str, sentences: Sequence[Span], pieces: list[_Pieces], chosen: range, core: Span, cls: int, sep: int
) -> Window:
    ids, case, words, sentence = [cls], [_PAD], [], []
    for index in chosen:
        if index > chosen.start and "\n" in text[sentences[index - 1][1] : sentences[index][0]]:
            ids.append(sep)
            case.append(_PAD)
        base = len(ids)
        ids += pieces[index].ids
        case += pieces[index].case
        words += [(a, b, base + first, base + last) for a, b, first, last in pieces[index].words]
        sentence += [index] * len(pieces[index].words)
    ids.append(sep)
    case.append(_PAD)
    return Window(np.array(ids, np.int64), np.array(case, np.int64), words, sentence, core)


def pair_scopes(window: Window, begins: Sequence[int], pairs: np.ndarray) -> np.ndarray:
    """The pieces in which a pair's relation is looked for: the sentences that the two stand in, and those between.

    Args:
        window: the window.
        begins: (M,) index of each mention's first word.
        pairs: (P, 2) two mentions each.

    Returns:
        (P, 2) first and last piece (included).

    """
    sentence = np.asarray(window.sentence, np.int64)
    first, last = (np.array([word[at] for word in window.words], np.int64) for at in (2, 3))
    stands = sentence[np.asarray(begins, np.int64)][pairs]
    opening = np.searchsorted(sentence, stands.min(1), side="left")
    closing = np.searchsorted(sentence, stands.max(1), side="right") - 1
    return np.stack([first[opening], last[closing]], 1)
