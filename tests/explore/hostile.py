"""Strings that would run, break out or load something on a page that is careless with them."""

from __future__ import annotations

from aiscape.model import Article, Claim, Entity, Graph

PWN = "window.__pwned=1"
STRINGS = (
    f"<script>{PWN}</script>",
    f"</script><script>{PWN}</script>",
    f"<!--<script>{PWN}//-->",
    f"<img src=x onerror={PWN}>",
    f"<svg onload={PWN}><a href=x>href</a>",
    f'"><iframe src="javascript:{PWN}"></iframe>',
    f"' onmouseover='{PWN}' x='",
    f"</title><script>{PWN}</script>",
    f"</style><script>{PWN}</script>",
    f"]]><script>{PWN}</script>",
    f"javascript:{PWN}",
    f'<a href="javascript:{PWN}">href</a>',
    "{{constructor.constructor('window.__pwned=1')()}}",
    f"${{{PWN}}}",
    "<style>@import url(https://evil.example/x.css)</style><link rel=stylesheet href=https://evil.example/x>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<base href=https://evil.example/>",
    '=HYPERLINK("https://evil.example")',
    "\u2028\u2029\u202etxet\u202c \x00 \x07 \ud83d\ude00 \r\n\t \\u003cscript\\u003e",
    "__proto__",
    "constructor",
    "%E0%A4%A|&=#?/",
    "a" * 4000,
    "",
)
ADDRESSES = (
    f"javascript:{PWN}",
    f"JaVaScRiPt:{PWN}",
    f" java\nscript:{PWN}",
    f"data:text/html,<script>{PWN}</script>",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    f'https://ok.example/"onclick="{PWN}',
    "//evil.example/x",
    "not an address",
)


def hostile() -> Graph:
    """A graph whose every field holds each of the strings."""
    entities = tuple(
        Entity(
            iri=f"https://example.org/{at}/{text}" if at % 2 else f"{text}#{at}",
            label=text or "(empty)",
            types=(("Company", "Person", "Model")[at % 3], text) if at % 4 else (text or "Thing",),
            aliases=(text, STRINGS[(at + 3) % len(STRINGS)]),
            wikidata=text if at % 2 else f'Q1"><script>{PWN}</script>',
        )
        for at, text in enumerate(STRINGS)
    )
    articles = tuple(
        Article(
            id=f"{text}{at}",
            text="",
            title=text,
            publisher=STRINGS[(at + 1) % len(STRINGS)],
            date=("2024-05-01", text, None)[at % 3],
            url=ADDRESSES[at % len(ADDRESSES)],
            source=text,
        )
        for at, text in enumerate(STRINGS)
    )
    size = len(STRINGS)
    claims = tuple(
        Claim(
            id=f"{text}{at}",
            subject=entities[at % size],
            predicate=STRINGS[(at * 5) % size] or "empty",
            object=entities[(at * 7 + 1) % size],
            polarity="negated" if at % 5 == 0 else "asserted",
            modality=("stated", "expected", "possible", "denied")[at % 4],
            attributed_to=(entities[(at + 2) % size],) if at % 2 else (),
            qualifiers=((text, STRINGS[(at + 4) % size]),),
            date=("2024", text, None)[at % 3],
            article=articles[(at * 3) % size].id,
            quote=text,
            start=0,
            end=len(text),
            confidence=0.5,
            method=text,
        )
        for at, text in enumerate(STRINGS * 3)
    )
    return Graph(articles, entities, claims, {articles[3].id: articles[4].id, articles[4].id: articles[3].id})
