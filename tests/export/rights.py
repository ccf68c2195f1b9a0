"""What happens to a user who may not write."""

from __future__ import annotations

import os
from collections.abc import Callable

from aiscape.errors import AiscapeError

NOBODY = 65534


def as_nobody(act: Callable[[], object]) -> str:
    """Do something in another process, as a user without rights; what error it ended with, or nothing."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
        try:
            act()
            said = ""
        except AiscapeError as error:
            said = str(error)
        except BaseException as error:
            said = f"{type(error).__name__}: {error}"
        os.write(writing, said.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    return said
