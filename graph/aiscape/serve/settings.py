"""What the server allows."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """Limits and addresses of one server.

    Attributes:
        folder: what a build wrote.
        hosts: names that a Host header may have, without ports: a page of another name must not reach the server.
        origins: other sites whose pages may ask (CORS); none by default.
        workers: processes that answer, so as many answers at once.
        waiting: requests that may wait for one; those beyond are refused at once.
        seconds: the longest that an answer may take.
        rows: the most rows or triples of an answer.
        size: the most bytes of an answer.
        query_size: the most bytes of a request.
        memory: bytes that a worker may take beyond what it has at the start.

    """

    folder: Path
    hosts: frozenset[str] = field(default_factory=lambda: frozenset({"localhost", "127.0.0.1", "[::1]"}))
    origins: frozenset[str] = frozenset()
    workers: int = 2
    waiting: int = 32
    seconds: float = 20.0
    rows: int = 500_000
    size: int = 64 * 2**20
    query_size: int = 256 * 2**10
    memory: int = 2 * 2**30
