"""A graph with nothing to say of it, and its articles' texts, for the tests to plant faults in."""

from __future__ import annotations

from aiscape.model import Article, Claim, Entity, Graph, Modality

ID = "https://w3id.org/aiscape/id/"
TEXT = (
    "Alibaba Group owns Alibaba Cloud. Zhou Jingren works for Alibaba Cloud. Huawei develops the Ascend 910C. "
    "Qwen3-8B is part of Qwen3. It is based on Qwen2. Huawei may supply Alibaba Group."
)
TEXTS = {"one": TEXT, "two": TEXT}


def _entity(path: str, label: str, kind: str, wikidata: str | None = None) -> Entity:
    return Entity(ID + path, label, (kind,), (), wikidata)


ALIBABA = _entity("alibaba", "Alibaba Group", "Company", "Q1359568")
CLOUD = _entity("cloud", "Alibaba Cloud", "Company", "Q17062154")
HUAWEI = _entity("huawei", "Huawei", "Company")
ZHOU = _entity("zhou", "Zhou Jingren", "Person")
ASCEND = _entity("ascend", "Ascend 910C", "Chip")
QWEN3 = _entity("qwen3", "Qwen3", "ModelFamily")
QWEN2 = _entity("qwen2", "Qwen2", "ModelFamily")
SMALL = _entity("small", "Qwen3-8B", "Model")


def _claim(
    id_: str, subject: Entity, predicate: str, obj: Entity, quote: str, modality: Modality = "stated", date: str = ""
) -> Claim:
    start = TEXT.index(quote)
    said = (HUAWEI,) if id_ == "c6" else ()
    return Claim(
        id_, subject, predicate, obj, "asserted", modality, said, (), date or None, "one",
        quote, start, start + len(quote), 0.9, "hand",
    )  # fmt: skip


def healthy() -> Graph:
    """The graph."""
    claims = (
        _claim("c1", ALIBABA, "owns", CLOUD, "Alibaba Group owns Alibaba Cloud.", date="2025-04"),
        _claim("c2", ZHOU, "worksFor", CLOUD, "Zhou Jingren works for Alibaba Cloud."),
        _claim("c3", HUAWEI, "develops", ASCEND, "Huawei develops the Ascend 910C."),
        _claim("c4", SMALL, "partOf", QWEN3, "Qwen3-8B is part of Qwen3."),
        _claim("c5", QWEN3, "basedOn", QWEN2, "It is based on Qwen2."),
        _claim("c6", HUAWEI, "suppliesTo", ALIBABA, "Huawei may supply Alibaba Group.", "possible"),
    )
    articles = (
        Article("one", "", "First", "A wire", "2025-04-29"),
        Article("two", "", "Again", "A paper", "2025-04-30"),
    )
    entities = (ALIBABA, CLOUD, HUAWEI, ZHOU, ASCEND, QWEN3, QWEN2, SMALL)
    return Graph(articles, tuple(sorted(entities, key=lambda e: e.iri)), claims, {"two": "one"})
