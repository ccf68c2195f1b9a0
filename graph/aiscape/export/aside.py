"""Where a file or folder is to be written comes in; a place beside it goes out, from which it is moved when it is whole."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def written_aside(path: Path) -> Iterator[Path]:
    """Where to write what belongs at a path; if that fails, what stood there is as it was.

    A file or folder is moved there at the end; of a folder that is there, other files stay. A device or pipe is written
    to itself.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        yield path
        return
    path = Path(os.path.realpath(path))
    if path.is_file() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    folder = Path(tempfile.mkdtemp(prefix=f".{path.name[:40]}-", dir=path.parent))
    try:
        aside = folder / path.name
        yield aside
        if aside.is_dir() and path.is_dir():
            for item in sorted(aside.iterdir()):
                os.replace(item, path / item.name)
        else:
            if path.is_file():
                shutil.copymode(path, aside)
            os.replace(aside, path)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
