"""All addresses of the server, put together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from aiscape.serve import api, pages
from aiscape.serve.guard import Guard
from aiscape.serve.pool import Pool
from aiscape.serve.protocol import endpoint
from aiscape.serve.settings import Settings


def make_app(settings: Settings) -> Starlette:
    """The server as an ASGI application; its workers start and end with it."""
    pool = Pool(settings)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await pool.start()
        try:
            yield
        finally:
            await pool.stop()

    routes = [
        Route("/", pages.explorer(settings)),
        Route("/query", pages.query_page),
        Route("/sparql", endpoint(pool, settings), methods=["GET", "POST"], name="sparql"),
        *api.routes(pool),
        *(Route(f"/{kind}/{{key:path}}", pages.resource(pool, kind)) for kind in ("id", "article", "claim")),
        Route("/api/vocabulary", pages.vocabulary),
        Route("/ontology", pages.ontology),
        Route("/resource", pages.away),
        Mount("/static", StaticFiles(directory=pages.STATIC, check_dir=False)),
    ]
    return Starlette(routes=routes, lifespan=lifespan, middleware=[Middleware(Guard, settings=settings)])
