"""A question comes in; rows go out. Everything here reads what `build` stored; nothing imports the reader."""

from __future__ import annotations
