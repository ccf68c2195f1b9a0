"""A small graph made by hand: four articles, one of them a copy, with denials, attributions and a one-way loop."""

from __future__ import annotations

from pathlib import Path

from aiscape.model import Article, Claim, Entity, Graph, Modality, Polarity
from aiscape.store import write_store

ID = "https://w3id.org/aiscape/id/"


def _entity(slug: str, label: str, *types: str, aliases: tuple[str, ...] = (), wikidata: str | None = None) -> Entity:
    return Entity(ID + slug, label, types, aliases, wikidata)


E: dict[str, Entity] = {
    e.label: e
    for e in (
        _entity("alibaba-group", "Alibaba Group", "Company", aliases=("Alibaba",), wikidata="Q1359568"),
        _entity("alibaba-cloud", "Alibaba Cloud", "Company"),
        _entity("nvidia", "Nvidia", "Company", aliases=("NVIDIA Corporation",)),
        _entity("huawei", "Huawei", "Company"),
        _entity("meta", "Meta", "Company"),
        _entity("scale-ai", "Scale AI", "Company"),
        _entity("hugging-face", "Hugging Face", "Platform", "Company"),
        _entity("mistral", "Mistral Société", "Company"),
        _entity("us-commerce", "US Commerce Department", "GovernmentBody"),
        _entity("export-controls", "US export controls", "Policy"),
        _entity("model/qwen3", "Qwen3", "ModelFamily"),
        _entity("model/qwen3-8b", "Qwen3-8B", "Model"),
        _entity("model/deepseek-r1", "DeepSeek-R1", "Model"),
        _entity("model/o1", "o1", "Model"),
        _entity("chip/h20", "H20", "Chip"),
        _entity("chip/ascend-910c", "Ascend 910C", "Chip"),
        _entity("mmlu", "MMLU", "Benchmark"),
        _entity("china", "China", "Country"),
        _entity("hangzhou", "Hangzhou", "City"),
        _entity("shenzhen", "Shenzhen", "City"),
        _entity("zhou", "Zhou Jingren", "Person"),
        _entity("qwen-product", "Qwen", "Product"),
        _entity("qwen-family", "Qwen", "ModelFamily"),
    )
}
QWEN_FAMILY = E["Qwen"]
QWEN_PRODUCT = _entity("qwen-product", "Qwen", "Product")

ARTICLES = (
    Article("scmp-1", "", "Alibaba unveils Qwen3", "South China Morning Post", "2025-04-29", "https://scmp.test/1"),
    Article("reuters-1", "", "Nvidia and the H20", "Reuters", "2025-05-10", "https://reuters.test/1"),
    Article("yahoo-1", "", "Nvidia and the H20", "Yahoo", "2025-05-11", "https://yahoo.test/1"),
    Article("wired-1", "", "Who is ahead?", "Wired", "2025-06", ""),
)


class _Claims:
    """Makes claims with running numbers."""

    def __init__(self) -> None:
        self.made: list[Claim] = []

    def add(
        self,
        article: str,
        subject: str | Entity,
        predicate: str,
        obj: str | Entity,
        *,
        says: Polarity = "asserted",
        modality: Modality = "stated",
        by: tuple[str, ...] = (),
        date: str | None = None,
        **qualifiers: str,
    ) -> None:
        number = len(self.made)
        first = E[subject] if isinstance(subject, str) else subject
        last = E[obj] if isinstance(obj, str) else obj
        quote = f"{first.label} {predicate} {last.label}, says sentence {number}."
        self.made.append(
            Claim(
                f"c{number:03}", first, predicate, last, says, modality, tuple(E[who] for who in by),
                tuple(sorted(qualifiers.items())), date, article, quote, number * 100, number * 100 + len(quote), 0.9,
                "hand",
            )
        )  # fmt: skip


def sample() -> Graph:
    """The graph."""
    claims = _Claims()
    add = claims.add
    add("scmp-1", "Alibaba Group", "develops", "Qwen3", date="2025-04-29")
    add("wired-1", "Alibaba Group", "develops", "Qwen3")
    add("scmp-1", "Alibaba Group", "owns", "Alibaba Cloud")
    add("scmp-1", "Alibaba Group", "basedIn", "Hangzhou")
    add("scmp-1", "Hangzhou", "partOf", "China")
    add("scmp-1", "Shenzhen", "partOf", "China")
    add("scmp-1", "Huawei", "basedIn", "Shenzhen")
    add("scmp-1", "Huawei", "develops", "Ascend 910C")
    add("scmp-1", "Ascend 910C", "supports", "Qwen3")
    add("scmp-1", "Qwen3", "availableOn", "Hugging Face")
    add("scmp-1", "Qwen3-8B", "partOf", "Qwen3")
    add("scmp-1", "DeepSeek-R1", "basedOn", "Qwen3")
    add("scmp-1", "Zhou Jingren", "worksFor", "Alibaba Cloud", role="chief technology officer")
    add("reuters-1", "Nvidia", "develops", "H20")
    add("yahoo-1", "Nvidia", "develops", "H20")
    add("reuters-1", "Nvidia", "suppliesTo", "Alibaba Group", what="H20 chips")
    add("yahoo-1", "Nvidia", "suppliesTo", "Alibaba Group", what="H20 chips")
    add("reuters-1", "US Commerce Department", "imposes", "US export controls")
    add("reuters-1", "US export controls", "restricts", "H20")
    add("reuters-1", "H20", "supports", "Qwen3", says="negated")
    add("wired-1", "H20", "supports", "Qwen3", by=("Nvidia",))
    add("wired-1", "DeepSeek-R1", "outperforms", "o1", by=("Zhou Jingren",), what="mathematics")
    add("reuters-1", "o1", "outperforms", "DeepSeek-R1")
    add("scmp-1", "Qwen3", "evaluatedOn", "MMLU", score="87.0")
    add("wired-1", "Qwen3", "evaluatedOn", "MMLU", score="83.5")
    add("wired-1", "Meta", "acquires", "Scale AI", modality="expected", amount="$14 billion")
    add("wired-1", "Huawei", "competesWith", "Nvidia")
    add("reuters-1", "Nvidia", "competesWith", "Huawei")
    add("wired-1", "Alibaba Cloud", "uses", "H20")
    add("wired-1", "Alibaba Group", "develops", QWEN_PRODUCT)
    add("wired-1", "Alibaba Group", "develops", QWEN_FAMILY)
    add("scmp-1", QWEN_FAMILY, "supports", "Qwen3")
    entities = {e.iri: e for e in (*E.values(), QWEN_PRODUCT)}
    order = sorted(claims.made, key=lambda c: (c.article, c.start))
    return Graph(
        tuple(sorted(ARTICLES, key=lambda a: a.id)),
        tuple(entities[iri] for iri in sorted(entities)),
        tuple(order),
        {"yahoo-1": "reuters-1"},
    )


def write_sample(folder: Path) -> Path:
    """The graph as an output folder; the folder."""
    (folder / "store").mkdir(parents=True)
    write_store(sample(), folder / "store")
    return folder
