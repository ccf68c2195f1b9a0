"""A graph made by hand for plain questions, so that each has one right answer."""

from __future__ import annotations

from aiscape.model import Article, Claim, Entity, Graph, Modality, Polarity
from aiscape.store import KnowledgeGraph

KINDS = {
    "Company": "DeepSeek, Biren, Huawei, Mistral AI, OpenAI, Nvidia, Aleph Alpha, Graphcore, SoftBank, Windsurf, Big Fund",
    "Model": "DeepSeek-R1, gpt-oss, GPT-4o, Mistral Small",
    "Chip": "BR100, Ascend 910C, H800",
    "City": "Hangzhou, Shanghai, Shenzhen, Paris, San Francisco, Santa Clara, Bristol",
    "Country": "Germany, Japan, United States, China",
    "Region": "California, Europe",
    "Platform": "Hugging Face, Azure",
    "Person": "Arthur Mensch, Jensen Huang, Ren Zhengfei",
    "Sector": "AI chips, cloud computing",
    "Benchmark": "MMLU",
    "GovernmentBody": "European Commission",
}
#: article, claim, and what else there is to say of it
CLAIMS = """
march: DeepSeek basedIn Hangzhou | Biren basedIn Shanghai | Huawei basedIn Shenzhen | Mistral AI basedIn Paris
march: OpenAI basedIn San Francisco | Nvidia basedIn Santa Clara | Santa Clara partOf California | California partOf United States
march: Aleph Alpha basedIn Germany | Graphcore basedIn Bristol | SoftBank basedIn Japan
march: DeepSeek develops DeepSeek-R1 ~2025-01-20 | OpenAI develops GPT-4o ~2024 | Biren develops BR100 | Huawei develops Ascend 910C
march: Nvidia develops H800 | Biren activeIn AI chips | Graphcore activeIn AI chips
may: OpenAI develops gpt-oss | Mistral AI develops Mistral Small | gpt-oss availableOn Hugging Face | gpt-oss availableOn Azure
may: DeepSeek-R1 availableOn Hugging Face | GPT-4o availableOn Azure | DeepSeek-R1 trainedOn H800 | Ascend 910C supports DeepSeek-R1
may: Nvidia investsIn Mistral AI ~2024-06-11 | Nvidia investsIn Aleph Alpha !expected | Nvidia investsIn OpenAI
may: Big Fund investsIn Biren | SoftBank acquires Graphcore ~2024-07 | OpenAI acquires Windsurf -negated | SoftBank investsIn OpenAI
may: Huawei competesWith Nvidia | Arthur Mensch worksFor Mistral AI | Jensen Huang founded Nvidia | Ren Zhengfei founded Huawei
may: DeepSeek-R1 evaluatedOn MMLU | Mistral Small outperforms GPT-4o | European Commission investigates OpenAI | Nvidia suppliesTo OpenAI
"""


def graph() -> KnowledgeGraph:
    """The graph."""
    iri = "https://w3id.org/aiscape/id/"
    entities = {
        name: Entity(iri + name.casefold().replace(" ", "-"), name, (kind,))
        for kind, names in KINDS.items()
        for name in names.split(", ")
    }
    articles = tuple(
        Article(f"{month}", "", month, "The News", f"2025-{day}")
        for month, day in (("march", "03-21"), ("may", "05-10"))
    )
    claims: list[Claim] = []
    for line in CLAIMS.strip().splitlines():
        article, _, said = line.partition(": ")
        claims += [
            _claim(len(claims) + number, article, text.strip(), entities)
            for number, text in enumerate(said.split(" | "))
        ]
    order = tuple(sorted(claims, key=lambda claim: (claim.article, claim.start)))
    return KnowledgeGraph.of(Graph(articles, tuple(sorted(entities.values(), key=lambda e: e.iri)), order))


def _claim(number: int, article: str, text: str, entities: dict[str, Entity]) -> Claim:
    text, _, date = text.partition(" ~")
    text, _, modality = text.partition(" !")
    text, _, polarity = text.partition(" -")
    subject = max((name for name in entities if text.startswith(name + " ")), key=len)
    relation, _, obj = text.removeprefix(subject + " ").partition(" ")
    manner: Modality = "expected" if modality else "stated"
    side: Polarity = "negated" if polarity else "asserted"
    return Claim(
        f"c{number:03}", entities[subject], relation, entities[obj], side, manner, (), (), date or None, article, text + ".",
        number * 100, number * 100 + 50, 0.9, "hand",
    )  # fmt: skip
