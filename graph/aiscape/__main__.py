"""`python -m aiscape` is the command line."""

from __future__ import annotations

from aiscape.cli import main

main()
