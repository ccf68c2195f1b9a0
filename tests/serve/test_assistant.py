"""The MCP server is driven by the SDK's own client, over the standard streams of a real process."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("mcp")
from mcp import ClientSession, StdioServerParameters, stdio_client

Use = Callable[[ClientSession], Awaitable[Any]]


def with_client(folder: Path, use: Use, *options: str) -> Any:
    """Start `aiscape mcp`, connect, and do something with it."""

    async def run() -> Any:
        command = ["-m", "aiscape", "mcp", "-g", str(folder), *options]
        async with (
            stdio_client(StdioServerParameters(command=sys.executable, args=command)) as streams,
            ClientSession(*streams) as session,
        ):
            await session.initialize()
            return await use(session)

    return asyncio.run(run())


def ask(folder: Path, *calls: tuple[str, dict[str, Any]], options: tuple[str, ...] = ()) -> list[Any]:
    """Call tools one after the other: the data of each answer, or the text of its error."""

    async def use(session: ClientSession) -> list[Any]:
        answers = []
        for name, arguments in calls:
            result = await session.call_tool(name, arguments)
            text = result.content[0].text  # type: ignore[union-attr]
            answers.append(text if result.is_error else json.loads(text))
        return answers

    found: list[Any] = with_client(folder, use, *options)
    return found


def test_the_tools_are_listed_and_described(folder: Path) -> None:
    async def use(session: ClientSession) -> Any:
        return (await session.list_tools()).tools

    tools = {tool.name: tool for tool in with_client(folder, use)}
    assert set(tools) == {"search", "show", "why", "path", "query"}
    assert all(tool.description for tool in tools.values())
    assert "suppliesTo" in tools["query"].description


def test_every_answer_has_quotes_and_sources(folder: Path) -> None:
    search, show, why, path, query, named = ask(
        folder,
        ("search", {"text": "alibba"}),
        ("show", {"name": "Qwen3"}),
        ("why", {"a": "H20", "b": "Qwen3"}),
        ("path", {"a": "Huawei", "b": "Hugging Face"}),
        ("query", {"sparql": "SELECT ?maker ?chip { ?maker aiscape:develops ?chip . ?chip a aiscape:Chip }"}),
        ("query", {"sparql": "SELECT ?claim { ?claim rdf:predicate aiscape:imposes }"}),
    )
    assert search["nodes"][0]["label"] == "Alibaba Group"
    assert show["label"] == "Qwen3"
    assert why["facts"][0]["against"], "what speaks against it is told"
    claims = [
        search["nodes"][0]["example"], *show["quotes"], *why["facts"][0]["claims"], *path["ways"][0]["steps"],
        *query["sources"], *named["sources"],
    ]  # fmt: skip
    assert len(query["sources"]) == 3
    assert len(named["sources"]) == 1
    for claim in claims:
        assert claim["quote"]
        assert claim["publisher"]
        assert {"title", "published", "url", "said_by", "polarity", "modality"} <= set(claim)


def test_what_cannot_be_answered_is_an_error_that_helps(folder: Path) -> None:
    unknown, syntax, update, service, endless, again = ask(
        folder,
        ("show", {"name": "Qwen4"}),
        ("query", {"sparql": "SELECT * {"}),
        ("query", {"sparql": "DROP ALL"}),
        ("query", {"sparql": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"}),
        ("query", {"sparql": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"}),
        ("query", {"sparql": "ASK { id:nvidia ?p ?o }"}),
        options=("--timeout", "1"),
    )
    assert "did you mean" in unknown
    assert "line 1" in syntax
    assert "read-only" in update
    assert "SERVICE is refused" in service
    assert "longer than 1 s" in endless
    assert again == {"answer": True}
