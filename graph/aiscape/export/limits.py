"""What a format cannot hold: told as an error where meaning would be lost, shown as U+FFFD in pictures and tables."""

from __future__ import annotations

import re

from aiscape.errors import AiscapeError

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class FormatError(AiscapeError):
    """A format cannot hold something that the graph says; `subject` is the IRI of what says it."""

    def __init__(self, format: str, subject: str, reason: str) -> None:
        self.format, self.subject, self.reason = format, subject, reason
        super().__init__(f"{format} cannot hold {subject}: {reason}; export to another format, as turtle")


class MissingExtra(AiscapeError):  # noqa: N818 - the name tells the situation
    """A format needs a package that is not installed."""

    def __init__(self, format: str, package: str, extra: str) -> None:
        self.format, self.package, self.extra = format, package, extra
        super().__init__(f"{format} needs {package}: pip install 'aiscape[{extra}]'")


def not_xml(text: str) -> str | None:
    """The first character of a text that XML cannot hold, as U+0000."""
    found = _NOT_XML.search(text)
    return f"U+{ord(found[0]):04X}" if found else None


def fit_xml(text: str) -> str:
    """A text with U+FFFD for each character that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)
