"""The JSON API: each endpoint is a row of ENDPOINTS, from which its route and its part of the OpenAPI file are made."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from aiscape.ontology import load_ontology
from aiscape.serve.pool import Pool, Reply
from aiscape.version import __version__


@dataclass(frozen=True)
class Parameter:
    """One parameter of an endpoint; numbers lie between `least` and `most`."""

    name: str
    about: str
    required: bool = False
    number: bool = False
    least: int = 0
    most: int = 1000
    place: str = "query"
    pattern: str = ""


@dataclass(frozen=True)
class Endpoint:
    """One address of the API and the look-up that answers it."""

    path: str
    lookup: str
    about: str
    parameters: tuple[Parameter, ...] = ()


_NAME = "A name, an alias or an IRI; case, accents and small slips do not matter."
_DAY = "A day, month or year, as 2025-04-29."
_A, _B = Parameter("a", _NAME, True), Parameter("b", _NAME, True)
_DATE = r"^[1-9]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
_SINCE, _UNTIL = Parameter("since", _DAY, pattern=_DATE), Parameter("until", _DAY, pattern=_DATE)
_RELATION = f"^({'|'.join(load_ontology().relations)})$"
_TYPE = f"^({'|'.join(load_ontology().types)})$"
_LIMIT = Parameter("limit", "How many.", number=True, least=1)

ENDPOINTS = (
    Endpoint(
        "/api/search", "search", "Nodes whose names come near a text.", (Parameter("q", "The text.", True), _LIMIT)
    ),
    Endpoint("/api/entity", "entity", "The card of a node.", (Parameter("name", _NAME, True),)),
    Endpoint(
        "/api/claims",
        "claims",
        "Claims that meet every condition, with quotes and sources.",
        (
            Parameter("about", "What stands at either end."),
            Parameter("subject", _NAME),
            Parameter("predicate", "A relation, as develops.", pattern=_RELATION),
            Parameter("object", _NAME),
            _SINCE,
            _UNTIL,
            _LIMIT,
            Parameter("offset", "How many to leave out.", number=True, most=10**9),
        ),
    ),
    Endpoint("/api/claims/{id}", "claim", "One claim.", (Parameter("id", "Its identifier.", True, place="path"),)),
    Endpoint("/api/why", "why", "Every claim between two nodes, with what speaks against it.", (_A, _B)),
    Endpoint(
        "/api/path",
        "path",
        "The shortest ways between two nodes.",
        (
            _A,
            _B,
            Parameter("count", "How many.", number=True, least=1, most=20),
            Parameter("via", "Relations, by commas."),
        ),
    ),
    Endpoint(
        "/api/neighbors",
        "neighbors",
        "The nodes next to a node.",
        (Parameter("name", _NAME, True), Parameter("type", "Only nodes of this type.", pattern=_TYPE)),
    ),
    Endpoint(
        "/api/timeline", "timeline", "Claims in order of time.", (Parameter("name", _NAME), _SINCE, _UNTIL, _LIMIT)
    ),
    Endpoint("/api/ask", "ask", "The answer to a plain question.", (Parameter("q", "The question.", True),)),
    Endpoint("/api/questions", "saved", "The saved questions with their SPARQL."),
)

_ERRORS = {
    "400": "The request cannot be understood.",
    "403": "Another site asks.",
    "404": "Nothing goes by a name, or the question is none that is known.",
    "413": "The answer or the request is too large.",
    "421": "The server does not go by this host name.",
    "503": "Too many questions at once, or no graph.",
    "504": "The answer took too long.",
}


def routes(pool: Pool) -> list[Route]:
    """A route for each endpoint, and that of the OpenAPI file."""
    found = [Route(endpoint.path, _handler(pool, endpoint), name=endpoint.lookup) for endpoint in ENDPOINTS]
    return [*found, Route("/api/openapi.json", _openapi)]


def _handler(pool: Pool, endpoint: Endpoint) -> Callable[[Request], Awaitable[Response]]:
    async def handle(request: Request) -> Response:
        given: dict[str, Any] = {}
        for parameter in endpoint.parameters:
            place = request.path_params if parameter.place == "path" else request.query_params
            text = place.get(parameter.name)
            if text is None and not parameter.required:
                continue
            if not text:
                return problem(400, f"the parameter {parameter.name} is missing")
            if parameter.number:
                if not (text.isascii() and text.isdigit() and parameter.least <= int(text[:12]) <= parameter.most):
                    between = f"a number from {parameter.least} to {parameter.most}"
                    return problem(400, f"the parameter {parameter.name} is not {between}")
                given[parameter.name] = int(text)
            else:
                given[parameter.name] = text
        return answered(await pool.run(endpoint.lookup, given=given))

    return handle


def answered(reply: Reply) -> Response:
    """A worker's reply as a response; a refusal as JSON."""
    if reply.status == 200:
        return Response(reply.data, media_type=reply.media)
    return problem(reply.status, reply.data.decode("utf-8", "replace"), retry=reply.retry)


def problem(status: int, reason: str, *, retry: bool = False) -> JSONResponse:
    """A refusal in one line."""
    return JSONResponse({"error": reason}, status, headers={"retry-after": "2"} if retry else None)


async def _openapi(request: Request) -> Response:
    return Response(json.dumps(openapi(), indent=1), media_type="application/json")


def openapi() -> dict[str, Any]:
    """The API as OpenAPI 3.1 describes it."""
    error = {"type": "object", "properties": {"error": {"type": "string"}}, "required": ["error"]}
    failures = {
        status: {"description": text, "content": {"application/json": {"schema": error}}}
        for status, text in _ERRORS.items()
    }
    paths = {}
    for endpoint in ENDPOINTS:
        ok = {"description": endpoint.about, "content": {"application/json": {"schema": {"type": ["object", "array"]}}}}
        operation = {
            "operationId": endpoint.lookup,
            "summary": endpoint.about,
            "parameters": [_described(parameter) for parameter in endpoint.parameters],
            "responses": {"200": ok, **failures},
        }
        paths[endpoint.path] = {"get": operation}
    info = {
        "title": "aiscape",
        "version": __version__,
        "description": "Attributed claims of the AI industry, read-only.",
    }
    return {"openapi": "3.1.0", "info": info, "paths": paths}


def _described(parameter: Parameter) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string", "minLength": 1}
    if parameter.pattern:
        schema["pattern"] = parameter.pattern
    if parameter.number:
        schema = {"type": "integer", "minimum": parameter.least, "maximum": parameter.most}
    return {
        "name": parameter.name,
        "in": parameter.place,
        "description": parameter.about,
        "required": parameter.required,
        "schema": schema,
    }
