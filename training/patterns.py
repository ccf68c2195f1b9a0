"""Every pattern, run over the corpus with its annotated mentions: matches, how many are right, what is missed.

python training/patterns.py [--relation NAME] [--wrong]
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict

from aiscape.extract.patterns import load_patterns, match, render
from aiscape.ontology import load_ontology
from corpus import Annotated, split_corpus


def check(article: Annotated, counts: dict[tuple[str, str], Counter[str]], relation: str, wrong: bool) -> Counter[str]:
    """Count the right and wrong matches of each pattern; return how many wanted triples any pattern found, by relation."""
    symmetric = {name for name, r in load_ontology().relations.items() if r.symmetric}
    wanted, optional = set(), set()
    for r in article.relations:
        for ends in ((r.subject, r.object), (r.object, r.subject))[: 2 if r.predicate in symmetric else 1]:
            (optional if r.optional else wanted).add((ends[0], r.predicate, ends[1]))
    types: dict[str, list[str]] = {entity: sorted(kinds) for entity, kinds in article.types().items()}
    found = set()
    for start, end in article.sentences:
        inside = sorted((m for m in article.mentions if start <= m.start < end), key=lambda m: m.start)
        numbered = [(m.start, m.end, i, types[m.entity] or ["Reference"]) for i, m in enumerate(inside)]
        rendered = render(article.text, start, end, numbered)
        for hit in match(rendered, load_patterns()):
            triple = (inside[hit.subject].entity, hit.pattern.relation, inside[hit.object].entity)
            if triple[0] == triple[2] or triple in optional:
                continue
            right = triple in wanted
            counts[hit.pattern.relation, hit.pattern.name]["right" if right else "wrong"] += 1
            if right:
                found.add(triple)
            elif wrong and relation in ("", hit.pattern.relation):
                print(
                    f"wrong  {hit.pattern.relation} / {hit.pattern.name}: {rendered.text}  [{hit.subject} -> {hit.object}]"
                )
    return Counter(p for _, p, _ in found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--relation", default="")
    parser.add_argument("--wrong", action="store_true")
    args = parser.parse_args()
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for article in split_corpus().train:
        found += check(article, counts, args.relation, args.wrong)
        triples = {(r.subject, r.predicate, r.object) for r in article.relations if not r.optional}
        wanted.update(predicate for _, predicate, _ in triples)
    for (relation, name), count in sorted(counts.items()):
        if args.relation in ("", relation):
            share = count["right"] / count.total()
            print(f"{relation:14} {name:44} right {count['right']:4d} wrong {count['wrong']:4d} precision {share:.2f}")
    for relation in sorted(wanted):
        if args.relation in ("", relation):
            print(
                f"recall {relation:14} {found[relation]:5d} of {wanted[relation]:5d} {found[relation] / wanted[relation]:.2f}"
            )


if __name__ == "__main__":
    main()
