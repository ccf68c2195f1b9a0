"""A real server process on the hand-made graph, and plain requests to it."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Response:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Server:
    port: int
    process: subprocess.Popen[str]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def request(
        self, method: str, path: str, *, headers: dict[str, str] | None = None, body: bytes | None = None
    ) -> Response:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, body=body, headers=headers or {})
            answer = connection.getresponse()
            return Response(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def get(self, path: str, headers: dict[str, str] | None = None, **query: str) -> Response:
        text = urllib.parse.urlencode(query)
        return self.request("GET", f"{path}?{text}" if text else path, headers=headers)

    def sparql(self, query: str, accept: str = "*/*") -> Response:
        return self.get("/sparql", {"accept": accept}, query=query)


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[Server]:
    """Run `aiscape serve` on a free port until the block ends."""
    command = [sys.executable, "-m", "aiscape", "serve", "-g", str(folder), "-p", "0", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        server = Server(int(line.split(":")[2].split("/")[0]), process)
        for _ in range(200):
            try:
                server.get("/api/search", q="x")
                break
            except OSError:
                import time

                time.sleep(0.05)
        yield server
    finally:
        process.terminate()
        process.wait(10)
        for stream in (process.stdout, process.stderr):
            if stream is not None:
                stream.close()
