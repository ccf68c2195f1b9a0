"""The bytes of a file come in; its text goes out, whatever it is encoded in."""

from __future__ import annotations

import re
from pathlib import Path

from aiscape.errors import SourceError

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_DECLARED = re.compile(rb"charset=[\"']?([\w-]{3,20})", re.IGNORECASE)
#: So much of a file is looked at to tell its encoding.
_SAMPLE = 100_000
#: Where fewer bytes than this share are not ASCII, the text is in a Latin alphabet.
_LATIN = 0.08


def decode(data: bytes, path: Path) -> str:
    """Text from bytes: Unicode by its mark, UTF-8, what the page says of itself, else what the bytes look like.

    Raises:
        SourceError: the file is empty, binary, or in no encoding that can be told.

    """
    if not data.strip():
        raise SourceError(path, "is empty")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise SourceError(path, f"is not the {encoding.removesuffix('-sig')} that it says it is") from error
    wide = _wide(data)
    if wide is not None:
        return wide
    if b"\x00" in data[:_SAMPLE]:
        raise SourceError(path, "is binary, not text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _by_looks(data, path)


def _wide(data: bytes) -> str | None:
    """Text in UTF-16 without a mark, if the bytes are that: every other byte of most text is then zero."""
    sample = data[: min(_SAMPLE, len(data) // 2 * 2)]
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if len(sample) > 8 and zeros.count(0) > 0.3 * len(zeros) and sample.count(0) < 0.6 * len(sample):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            return text if _is_written(text[:_SAMPLE]) else None
    return None


def _by_looks(data: bytes, path: Path) -> str:
    sample = data[:_SAMPLE]
    declared = _DECLARED.search(sample[:4000])
    latin = sum(byte > 127 for byte in sample) < _LATIN * len(sample)
    for encoding in ([declared.group(1).decode()] if declared else []) + (["cp1252"] if latin else []):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if _is_written(text[:_SAMPLE]):
            return text
    return _guessed(data, path)


def _guessed(data: bytes, path: Path) -> str:
    from charset_normalizer import from_bytes

    cut = data.rfind(b"\n", 0, _SAMPLE) if len(data) > _SAMPLE else len(data)
    best = from_bytes(data[: cut if cut > 0 else _SAMPLE]).best()
    if best is None:
        raise SourceError(path, "is neither UTF-8 nor any other encoding that can be told")
    try:
        text = data.decode(best.encoding)
    except UnicodeDecodeError as error:
        raise SourceError(path, f"is not UTF-8, and not {best.encoding} throughout") from error
    if not _is_written(text[:_SAMPLE]):
        raise SourceError(path, "is binary, not text")
    return text


def _is_written(text: str) -> bool:
    """Whether nearly all signs are such as people write."""
    odd = sum(not c.isprintable() and c not in "\n\r\t\f\ufeff\u200b\xa0\xad\u2028\u3000" for c in text)
    return odd <= 0.002 * len(text)
