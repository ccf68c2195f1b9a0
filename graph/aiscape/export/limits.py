"""What a format cannot hold: told as an error where meaning would be lost, and as a warning where a text is shown otherwise."""

from __future__ import annotations

import re
import warnings
from types import TracebackType

from aiscape.errors import AiscapeError

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class FormatError(AiscapeError):
    """A format cannot hold something that the graph says; `subject` is the IRI of what says it."""

    def __init__(self, format: str, subject: str, reason: str) -> None:
        self.format, self.subject, self.reason = format, subject, reason
        super().__init__(f"{format} cannot hold {subject}: {reason}; export to another format, as turtle")


class FormatWarning(UserWarning):
    """A format shows something otherwise than the graph says it; the file was written all the same."""


class MissingExtra(AiscapeError):  # noqa: N818 - the name tells the situation
    """A format needs a package that is not installed."""

    def __init__(self, format: str, package: str, extra: str) -> None:
        self.format, self.package, self.extra = format, package, extra
        super().__init__(f"{format} needs {package}: pip install 'aiscape[{extra}]'")


class Losses:
    """Counts what a file shows otherwise, and warns of it once the file is written: how often, and where first."""

    def __init__(self, format: str) -> None:
        self.format = format
        #: The IRI of what is being written.
        self.subject = ""
        self._found: dict[str, tuple[int, str]] = {}

    def note(self, what: str) -> None:
        """That something of the subject is shown otherwise, in words that follow a number: 'texts are cut'."""
        count, first = self._found.get(what, (0, self.subject))
        self._found[what] = (count + 1, first)

    def xml(self, text: str) -> str:
        """A text with U+FFFD for each character that XML cannot hold."""
        fit = _NOT_XML.sub("\ufffd", text)
        if fit != text:
            self.note("texts have characters that XML cannot hold, shown as U+FFFD")
        return fit

    def __enter__(self) -> Losses:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            for what, (count, first) in self._found.items():
                warnings.warn(f"{self.format}: {count} {what}; the first of {first}", FormatWarning, stacklevel=3)


def not_xml(text: str) -> str | None:
    """The first character of a text that XML cannot hold, as U+0000."""
    found = _NOT_XML.search(text)
    return f"U+{ord(found[0]):04X}" if found else None
