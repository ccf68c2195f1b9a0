"""How well CORE and KnowledgeNet are read end to end, on the records that nothing was trained on (one in ten).

    python benchmarks/open_sets.py --core FILE --knowledgenet FILE

CORE: the two names of a sentence are given as a watchlist, their types left open; a record is right if its relation stands
between them in its direction. KnowledgeNet: no watchlist; facts between two names, for the relations that it shares with us.
A passage was read for one property, which may be a part of our relation (of `worksFor` the chief executives, of `basedIn` the
residents): the table judges the claims of that part, its last line every claim of the relation.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "training"))

from aiscape.extract.labels import SYMMETRIC
from aiscape.extract.reader import Reader
from aiscape.lexicon import Entry, Lexicon, load_lexicon
from aiscape.model import Article, Finding
from aiscape.names import fold
from examples import CORE, KEPT_EVERY, core_articles
from knowledgenet import PRONOUNS, PROPERTIES


def core(path: Path) -> Iterator[str]:
    """Directed precision and recall over all relations at several thresholds, line by line."""
    reader = Reader(Lexicon([]), threshold=0.02)
    found: list[tuple[float, bool]] = []
    wanted = 0
    for article, _ in core_articles(path, kept=True):
        names = {m.entity: article.text[m.start : m.end] for m in article.mentions}
        reader.lexicon = Lexicon([Entry(name, watchlist=True) for name in dict.fromkeys(names.values())])
        gold = {(fold(names[r.subject]), r.predicate, fold(names[r.object])) for r in article.relations}
        gold |= {(o, p, s) for s, p, o in gold if p in SYMMETRIC}
        wanted += bool(gold)
        best = _best(reader, article.text, {fold(name) for name in names.values()})
        if best:
            top = max(best, key=lambda t: best[t])
            found.append((best[top], top in gold))
    yield f"\n## CORE\n\n{wanted} records with a relation.\n\n| confidence from | precision | recall |\n|---|---|---|"
    for limit in (0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9):
        kept = [right for confidence, right in found if confidence >= limit]
        yield f"| {limit:g} | {sum(kept) / max(1, len(kept)):.3f} | {sum(kept) / wanted:.3f} |"


def _best(reader: Reader, text: str, ends: set[str]) -> dict[tuple[str, str, str], float]:
    """The confidence of each relation that is read between two names."""
    relations = {name for name, _ in CORE.values()}
    best: dict[tuple[str, str, str], float] = {}
    for f in reader.read(Article("x", text)):
        triple = (fold(f.subject.key), f.predicate, fold(f.object.key))
        if {triple[0], triple[2]} == ends and f.predicate in relations and f.polarity == "asserted":
            best[triple] = max(best.get(triple, 0), f.confidence)
    return best


def knowledgenet(path: Path, limit: float) -> Iterator[str]:
    """Precision, recall and F1 of facts between two names, by relation, line by line."""
    reader = Reader(load_lexicon(), threshold=limit)
    right: Counter[str] = Counter()
    said: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    beside = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if int(record["doc"]) % KEPT_EVERY or record["property"] not in PROPERTIES:
            continue
        relation, reverse, *_ = PROPERTIES[record["property"]]
        gold = _facts(record, reverse)
        wanted[relation] += len(gold)
        for f in reader.read(Article("x", record["text"])):
            if f.predicate == relation and f.polarity == "asserted":
                forms = [{fold(form) for form in (*m.forms, m.key)} for m in (f.subject, f.object)]
                hit = any(s in forms[0] and o in forms[1] for s, o in gold)
                judged = hit or _concerns(record["property"], f)
                said[relation] += judged
                beside += not judged
                right[relation] += hit
    yield f"\n## KnowledgeNet\n\nConfidence from {limit}.\n\n| relation | precision | recall | F1 | facts |\n|---|---|---|---|---|"
    for relation in sorted(wanted):
        yield f"| {relation} | {_prf(right[relation], said[relation], wanted[relation])} |"
    yield f"| all | {_prf(right.total(), said.total(), wanted.total())} |"
    yield f"| all, every claim judged | {_prf(right.total(), said.total() + beside, wanted.total())} |"


def _concerns(name: str, f: Finding) -> bool:
    """Whether a claim is of the kind that passages were read for."""
    if name == "CEO":
        return bool(re.search(r"chief executive|\bCEO\b", dict(f.qualifiers).get("role", "")))
    if name in ("PLACE_OF_RESIDENCE", "HEADQUARTERS"):
        return ("Person" in f.subject.types) == (name == "PLACE_OF_RESIDENCE")
    return True


def _facts(record: dict[str, Any], reverse: bool) -> set[tuple[str, str]]:
    """The facts of a record between two names, subject first."""
    facts = set()
    for fact in record["facts"]:
        ends = (fold(fact["subject"]), fold(fact["object"]))
        spelt = (fold(record["text"][slice(*fact[f"{end}_span"])]) for end in ("subject", "object"))
        if tuple(spelt) == ends and not PRONOUNS & set(ends):
            facts.add(ends[::-1] if reverse else ends)
    return facts


def _prf(right: int, said: int, wanted: int) -> str:
    p, r = right / max(1, said), right / max(1, wanted)
    return f"{p:.3f} | {r:.3f} | {2 * p * r / max(1e-9, p + r):.3f} | {wanted}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--core", type=Path, required=True)
    parser.add_argument("--knowledgenet", type=Path, required=True)
    args = parser.parse_args()
    head = "# CORE and KnowledgeNet, end to end\n\nMade by `python benchmarks/open_sets.py`, on the records kept from training (one in ten)."
    text = "\n".join([head, *core(args.core), *knowledgenet(args.knowledgenet, 0.5)]) + "\n"
    print(text)
    Path(__file__).with_suffix(".md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
