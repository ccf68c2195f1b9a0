"""An article comes in; what its tables of scores state goes out, row by row: '| Qwen3-32B | AIME 2024 | 81.4 |'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from aiscape.model import Article, Finding, Mention

_ROW = re.compile(r"\| *(?P<model>\w[^|\n]*?) *\| *(?P<test>[^|\W\d][^|\n]*?) *\| *(?P<score>\d[\d.,]*(?: ?%)?) *\|")


def read_scores(article: Article, mentions: Sequence[Mention], findings: Sequence[Finding]) -> Iterator[Finding]:
    """Propose for each row that the model was evaluated on the test, with its score."""
    for row in _ROW.finditer(article.text):
        model = Mention(*row.span("model"), row["model"], types=("Model",), key=row["model"])
        test = Mention(*row.span("test"), row["test"], types=("Benchmark",), key=row["test"])
        score = (("score", row["score"]),)
        yield Finding(model, "evaluatedOn", test, row.start(), row.end(), qualifiers=score, confidence=0.95)
