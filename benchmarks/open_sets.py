"""How well CORE and KnowledgeNet are read end to end, on the records that nothing was trained on (one in ten).

    python benchmarks/open_sets.py --core FILE --knowledgenet FILE

CORE: the two names of a sentence are given as a watchlist, their types left open; a record is right if its relation stands
between them in its direction. KnowledgeNet: no watchlist; facts between two names, for the relations that it shares with us.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "training"))

from aiscape.extract.reader import Reader
from aiscape.lexicon import Entry, Lexicon, load_lexicon
from aiscape.model import Article
from aiscape.names import fold
from examples import CORE, KEPT_EVERY, core_articles
from knowledgenet import PROPERTIES


def core(path: Path, thresholds: list[float]) -> None:
    """Directed precision and recall over all relations at several thresholds."""
    reader = Reader(Lexicon([]), threshold=0.02)
    found: list[tuple[float, bool]] = []
    wanted = 0
    for article, _ in core_articles(path, kept=True):
        names = {m.entity: article.text[m.start : m.end] for m in article.mentions}
        entries = [Entry(name, watchlist=True) for name in dict.fromkeys(names.values())]
        reader.lexicon = Lexicon(entries)
        gold = {(fold(names[r.subject]), r.predicate, fold(names[r.object])) for r in article.relations}
        wanted += bool(gold)
        relations = {name for name, _ in CORE.values()}
        ends = {fold(name) for name in names.values()}
        best: dict[tuple[str, str, str], float] = {}
        for f in reader.read(Article("x", article.text)):
            triple = (fold(f.subject.key), f.predicate, fold(f.object.key))
            if {triple[0], triple[2]} == ends and f.predicate in relations and f.polarity == "asserted":
                best[triple] = max(best.get(triple, 0), f.confidence)
        if best:
            top = max(best, key=lambda t: best[t])
            right = top in gold or ((top[2], top[1], top[0]) in gold and top[1] in ("competesWith", "partnersWith"))
            found.append((best[top], right))
    print(f"CORE, {wanted} records with a relation")
    for limit in thresholds:
        kept = [right for confidence, right in found if confidence >= limit]
        print(f"  threshold {limit:.2f}: precision {sum(kept) / max(1, len(kept)):.3f} recall {sum(kept) / wanted:.3f}")


def knowledgenet(path: Path, thresholds: list[float]) -> None:
    """Precision, recall and F1 of facts between two names, by relation."""
    reader = Reader(load_lexicon(), threshold=0.02)
    found: dict[str, list[tuple[float, bool]]] = {}
    wanted: dict[str, int] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if int(record["doc"]) % KEPT_EVERY or record["property"] not in PROPERTIES:
            continue
        relation, reverse, *_ = PROPERTIES[record["property"]]
        gold = set()
        for fact in record["facts"]:
            ends = (fold(fact["subject"]), fold(fact["object"]))
            if all(fold(record["text"][slice(*fact[f"{e}_span"])]) == fold(fact[e]) for e in ("subject", "object")):
                gold.add(ends[::-1] if reverse else ends)
        gold = {g for g in gold if g[0] not in _PRONOUNS and g[1] not in _PRONOUNS}
        wanted[relation] = wanted.get(relation, 0) + len(gold)
        for f in reader.read(Article("x", record["text"])):
            if f.predicate == relation and f.polarity == "asserted":
                forms = [{fold(form) for form in (*m.forms, m.key)} for m in (f.subject, f.object)]
                right = any(g[0] in forms[0] and g[1] in forms[1] for g in gold)
                found.setdefault(relation, []).append((f.confidence, right))
    for limit in thresholds:
        sums = [0, 0, 0]
        for relation in sorted(wanted):
            kept = [right for c, right in found.get(relation, ()) if c >= limit]
            counts = [sum(kept), len(kept), wanted[relation]]
            sums = [a + b for a, b in zip(sums, counts, strict=True)]
            print(f"  {relation:10} {_prf(*counts)}")
        print(f"KnowledgeNet, threshold {limit:.2f}: {_prf(*sums)}")


_PRONOUNS = frozenset("he she his her it its they their".split())


def _prf(right: int, said: int, wanted: int) -> str:
    p, r = right / max(1, said), right / max(1, wanted)
    return f"precision {p:.3f} recall {r:.3f} f1 {2 * p * r / max(1e-9, p + r):.3f} ({wanted} facts)"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--core", type=Path)
    parser.add_argument("--knowledgenet", type=Path)
    args = parser.parse_args()
    if args.core:
        core(args.core, [0.3, 0.5, 0.7, 0.8, 0.9])
    if args.knowledgenet:
        knowledgenet(args.knowledgenet, [0.5])


if __name__ == "__main__":
    main()
