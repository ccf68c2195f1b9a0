"""Requests come in; those of other sites, other host names or too large a body are refused before anything is read."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from aiscape.serve.settings import Settings

_HEADERS = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
]
_POLICY = (b"content-security-policy", b"default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")


class Guard:
    """Checks Host (DNS rebinding), Origin and Sec-Fetch-Site (cross-site requests), and adds headers of caution."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        refusal = self._refusal(scope, headers)
        origin = headers.get("origin", "")
        more = _HEADERS + _cors(origin, self._settings.origins)
        if refusal is not None:
            await PlainTextResponse(refusal[1], refusal[0])(scope, receive, _adding(send, more))
        elif scope["method"] == "OPTIONS" and origin in self._settings.origins:
            await PlainTextResponse("", 204)(scope, receive, _adding(send, more))
        else:
            await self._app(scope, receive, _adding(send, more))

    def _refusal(self, scope: Scope, headers: dict[str, str]) -> tuple[int, str] | None:
        hosts = [value for name, value in scope["headers"] if name == b"host"]
        if len(hosts) != 1 or host_name(headers.get("host", "")) not in self._settings.hosts:
            return 421, "this server does not go by that name (Host)"
        origin = headers.get("origin")
        if origin is not None and origin not in self._settings.origins:
            own = {f"{scheme}://{headers['host']}" for scheme in ("http", "https")}
            if origin not in own:
                return 403, "pages of other sites may not ask here (Origin)"
        site, mode = headers.get("sec-fetch-site", "none"), headers.get("sec-fetch-mode", "navigate")
        strange = site in ("cross-site", "same-site") and origin not in self._settings.origins
        if strange and (
            mode != "navigate" or scope["method"] != "GET" or scope["path"].startswith(("/sparql", "/api/"))
        ):
            return 403, "pages of other sites may not ask here (Sec-Fetch-Site)"
        if len(scope.get("query_string", b"")) > self._settings.query_size:
            return 414, f"the address is longer than {self._settings.query_size} bytes: send the query by POST"
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self._settings.query_size:
            return 413, f"the request is larger than {self._settings.query_size} bytes"
        return None


def host_name(host: str) -> str:
    """A Host header without its port.

    >>> host_name("[::1]:8000"), host_name("LOCALHOST:80")
    ('[::1]', 'localhost')
    """
    name, _, port = host.rpartition(":")
    return (name if name and port.isdigit() else host).lower().rstrip(".")


def _cors(origin: str, allowed: Iterable[str]) -> list[tuple[bytes, bytes]]:
    if origin not in allowed:
        return []
    return [
        (b"access-control-allow-origin", origin.encode("latin-1")),
        (b"access-control-allow-methods", b"GET, POST"),
        (b"access-control-allow-headers", b"accept, content-type"),
        (b"vary", b"Origin"),
    ]


def _adding(send: Send, more: list[tuple[bytes, bytes]]) -> Send:
    async def wrapped(message: Message) -> None:
        if message["type"] == "http.response.start":
            names = {name for name, _ in message["headers"]}
            policy = [] if b"content-security-policy" in names else [_POLICY]
            message["headers"] = [*message["headers"], *more, *policy]
        await send(message)

    return wrapped
