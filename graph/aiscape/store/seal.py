"""A store that was just written comes in; its seal goes out, by which damage shows before the engine trips over it.

The engine tells most damage when it opens a store or reads a block of it. Not so where the end of its MANIFEST is gone: it then
takes the store for the empty one that it was at first. And where a query sorts or counts, it asks for the row after a block that
cannot be read for ever.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aiscape.errors import StoreError

#: The file that lists what was written: fingerprint, size and name of each file that the engine never changes again.
SEAL = "SEAL"
_LASTING = ("*.sst", "MANIFEST-*")


def seal(folder: Path) -> None:
    """List the files of a store that was written and closed.

    Raises:
        OSError: it cannot be read or written.

    """
    lines = [f"{_digest(path, size)} {size} {path.name}\n" for path, size in _lasting(folder)]
    (folder / SEAL).write_text("".join(lines), encoding="ascii", newline="\n")


def check_sizes(folder: Path) -> None:
    """Make sure that no file of a store lost its end, as far as it has a seal; costs as little as opening it.

    Raises:
        StoreError: one did.

    """
    for _, size, name in _sealed(folder):
        try:
            now = os.stat(os.path.join(folder, name)).st_size
        except FileNotFoundError:
            continue  # the engine, too, may have replaced it; it knows which files it needs
        except OSError as error:
            raise damaged(folder, error) from error
        if now < size:
            raise damaged(folder, f"{name} has {now} of its {size} bytes")


def as_sealed(folder: Path) -> bool:
    """Whether a store has the files that were sealed and no others, so that no other program wrote into it.

    Raises:
        StoreError: the seal or the folder cannot be read.

    """
    try:
        found = {path.name: size for path, size in _lasting(folder)}
    except OSError as error:
        raise damaged(folder, error) from error
    return found == {name: size for _, size, name in _sealed(folder)}


def check_whole(folder: Path) -> None:
    """Make sure that the files of a store are those that were written; reads all of them.

    Raises:
        StoreError: one is not.

    """
    for digest, size, name in _sealed(folder):
        try:
            whole = _digest(folder / name, size) == digest
        except FileNotFoundError:
            continue
        except OSError as error:
            raise damaged(folder, error) from error
        if not whole:
            raise damaged(folder, f"{name} is not as it was written")


@contextmanager
def reading(folder: Path | None) -> Iterator[None]:
    """Tell what breaks while a store is read as damage; not so a file of one's own, whose errors alone have a number.

    Raises:
        StoreError: something did.

    """
    try:
        yield
    except RecursionError:
        raise
    except (OSError, RuntimeError) as error:
        if getattr(error, "errno", None) is not None:
            raise
        raise damaged(folder, error) from error


@contextmanager
def understanding(folder: Path | None) -> Iterator[None]:
    """Tell as damage, too, what does not fit together in a store.

    Raises:
        StoreError: something broke, or does not fit.

    """
    try:
        with reading(folder):
            yield
    except (KeyError, ValueError, AssertionError) as error:
        reason = f"it says nothing of {error.args[0]}" if isinstance(error, KeyError) else error
        raise damaged(folder, reason) from error


def damaged(folder: Path | None, reason: object) -> StoreError:
    """The error of a store that cannot be read to its end."""
    text = " ".join(str(reason).split()) or "it holds what no build writes"
    return StoreError(folder or "the graph in memory", f"is damaged, build it again: {text}")


def _lasting(folder: Path) -> list[tuple[Path, int]]:
    """The files of a store that the engine never changes again and that hold anything, by name, with their sizes."""
    paths = sorted(path for pattern in _LASTING for path in folder.glob(pattern))
    return [(path, size) for path in paths if (size := path.stat().st_size)]


def _sealed(folder: Path) -> Iterator[tuple[str, int, str]]:
    """What a seal lists; nothing where there is none, as in stores that others wrote."""
    try:
        with open(os.path.join(folder, SEAL), encoding="ascii") as file:
            lines = file.read().splitlines()
    except FileNotFoundError:
        return
    except OSError as error:
        raise damaged(folder, error) from error
    except UnicodeDecodeError as error:
        raise damaged(folder, f"{SEAL} cannot be read") from error
    for line in lines:
        digest, _, rest = line.partition(" ")
        size, _, name = rest.partition(" ")
        if not (size.isdigit() and name and os.path.basename(name) == name):
            raise damaged(folder, f"{SEAL} cannot be read")
        yield digest, int(size), name


def _digest(path: Path, size: int) -> str:
    """The fingerprint of the first bytes of a file: a MANIFEST may grow, and a shorter file has another."""
    import hashlib

    found = hashlib.sha256()
    with path.open("rb") as file:
        while size > 0 and (chunk := file.read(min(size, 1 << 20))):
            found.update(chunk)
            size -= len(chunk)
    return found.hexdigest()
