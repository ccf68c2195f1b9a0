"""Jobs come in; answers of worker processes go out, or a refusal when there is no room or no time left."""

from __future__ import annotations

import asyncio
import json
import sys
from dataclasses import dataclass
from typing import Any

from aiscape.serve.settings import Settings


@dataclass(frozen=True)
class Reply:
    """The answer to a job as HTTP has it."""

    status: int
    media: str
    data: bytes
    retry: bool = False


class Pool:
    """Worker processes, each doing one job at a time; one that dies or takes too long is replaced."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._idle: asyncio.Queue[asyncio.subprocess.Process | None] = asyncio.Queue()
        self._all: set[asyncio.subprocess.Process] = set()
        self._waiting = 0

    async def start(self) -> None:
        """Start the workers."""
        for process in await asyncio.gather(*(self._spawn() for _ in range(self._settings.workers))):
            self._idle.put_nowait(process)

    async def stop(self) -> None:
        """End the workers."""
        for process in list(self._all):
            await self._end(process)

    async def run(self, kind: str, **details: Any) -> Reply:
        """Do a job."""
        settings = self._settings
        if self._idle.empty() and self._waiting >= settings.waiting:
            return Reply(503, "text/plain", b"too many questions at once: try again in a moment", retry=True)
        self._waiting += 1
        try:
            process = await asyncio.wait_for(self._idle.get(), settings.seconds)
        except TimeoutError:
            return Reply(503, "text/plain", b"no room for this question now: try again in a moment", retry=True)
        finally:
            self._waiting -= 1
        limits = {"seconds": settings.seconds, "rows": settings.rows, "size": settings.size}
        try:
            process = process or await self._spawn()
            async with asyncio.timeout(settings.seconds):
                reply = await _do(process, {"kind": kind, **limits, **details})
        except TimeoutError:
            await self._end(process)
            process = None
            text = f"the question took longer than {settings.seconds:g} s and was given up"
            reply = Reply(504, "text/plain", text.encode())
        except (asyncio.IncompleteReadError, ConnectionError, ValueError):
            await self._end(process)
            process = None
            reply = Reply(507, "text/plain", b"the question needs more memory or depth than is allowed here")
        except BaseException:
            await self._end(process)
            process = None
            raise
        finally:
            self._idle.put_nowait(process)
        return reply

    async def _spawn(self) -> asyncio.subprocess.Process:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "aiscape.serve.worker",
            str(self._settings.folder),
            str(self._settings.memory),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=None,
        )
        self._all.add(process)
        assert process.stdout is not None
        await process.stdout.readline()
        return process

    async def _end(self, process: asyncio.subprocess.Process | None) -> None:
        if process is None:
            return
        self._all.discard(process)
        if process.returncode is None:
            try:
                process.kill()
            except ProcessLookupError:
                pass
            await process.wait()


async def _do(process: asyncio.subprocess.Process, job: dict[str, Any]) -> Reply:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps(job).encode() + b"\n")
    await process.stdin.drain()
    head = json.loads(await process.stdout.readuntil(b"\n"))
    return Reply(head["status"], head["media"], await process.stdout.readexactly(head["size"]))
