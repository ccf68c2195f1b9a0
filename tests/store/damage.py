"""Ways in which the files of a store are damaged; each takes the folder of the store."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path


def _tables(store: Path) -> list[Path]:
    return sorted(store.glob("*.sst"))


def _manifest(store: Path) -> Path:
    return store / (store / "CURRENT").read_text().strip()


def _cut(path: Path, size: int) -> None:
    path.write_bytes(path.read_bytes()[:size])


def overwritten(store: Path) -> None:
    """The first block of every table but that of the settings is overwritten; the store still opens."""
    for table in _tables(store)[1:]:
        data = bytearray(table.read_bytes())
        data[8:40] = bytes(32)
        table.write_bytes(data)


def truncated(store: Path) -> None:
    """Every table lost its second half."""
    for table in _tables(store):
        _cut(table, table.stat().st_size // 2)


def nothing_left(store: Path) -> None:
    """Every table is something else."""
    for table in _tables(store):
        table.write_bytes(b"nothing")


def no_tables(store: Path) -> None:
    """The tables are gone."""
    for table in _tables(store):
        table.unlink()


def unreadable(store: Path) -> None:
    """A folder stands where a table was: it cannot be read, whoever asks."""
    for table in _tables(store):
        table.unlink()
        table.mkdir()


def no_manifest(store: Path) -> None:
    """The MANIFEST is gone."""
    _manifest(store).unlink()


def cut_manifest(store: Path) -> None:
    """The end of the MANIFEST is gone: to the engine alone the store looks empty."""
    _cut(_manifest(store), 200)


def empty_manifest(store: Path) -> None:
    """The MANIFEST is empty."""
    _cut(_manifest(store), 0)


def no_current(store: Path) -> None:
    """CURRENT is gone."""
    (store / "CURRENT").unlink()


def wild_current(store: Path) -> None:
    """CURRENT names nothing."""
    (store / "CURRENT").write_bytes(b"\xff\xfe")


def wild_seal(store: Path) -> None:
    """The seal is none."""
    (store / "SEAL").write_bytes(b"\xff\x00what?")


DAMAGES: dict[str, Callable[[Path], None]] = {
    damage.__name__: damage
    for damage in (
        overwritten, truncated, nothing_left, no_tables, unreadable, no_manifest, cut_manifest, empty_manifest,
        no_current, wild_current, wild_seal,
    )
}  # fmt: skip


def damaged(healthy: Path, folder: Path, name: str) -> Path:
    """A copy of an output folder whose store is damaged in one of these ways."""
    shutil.copytree(healthy, folder)
    DAMAGES[name](folder / "store")
    return folder
