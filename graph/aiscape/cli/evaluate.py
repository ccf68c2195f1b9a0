"""`aiscape evaluate`: how well articles are read, against gold triples."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from aiscape.errors import SourceError
from aiscape.evaluate import Gold, Score, read_gold, score, total
from aiscape.evaluate.score import Said, calibration_error, reliability


@click.command("evaluate")
@click.argument("golds", nargs=-1, required=True, metavar="GOLD...", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--claims",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Judge these claims instead of reading the articles.",
)
@click.option(
    "--text",
    "texts",
    type=click.Path(exists=True, path_type=Path),
    help="The article, or the folder of articles (default: beside each gold file).",
)
@click.option(
    "--lexicon",
    "lexicons",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Watchlist to read with.",
)
@click.option("--no-lexicon", is_flag=True, help="Read without the project's own lexicon.")
@click.option("--threshold", type=click.FloatRange(0, 1), default=None, help="Lowest confidence of a claim.")
@click.option("--errors", is_flag=True, help="List what is missing, wrong, trapped and wrongly attributed.")
@click.option("--relations", is_flag=True, help="A line for each relation.")
@click.option("--json", "as_json", is_flag=True, help="Print the totals as JSON.")
def command(
    golds: tuple[Path, ...],
    claims: Path | None,
    texts: Path | None,
    errors: bool,
    relations: bool,
    as_json: bool,
    **reading: Any,
) -> None:
    """Score claims against GOLD files (or folders of them).

    Each GOLD has its article beside it, of the same name; the article is read and its claims are compared. The rules are
    those of the gold files: lines without a mark must be found, ? may be, ! must not be.
    """
    files = [file for path in golds for file in (sorted(path.glob("*.gold")) if path.is_dir() else [path])]
    read = _from_file(claims) if claims else _Reading(texts, **reading)
    scores: list[tuple[str, Score]] = []
    for file in files:
        gold = read_gold(file)
        scores.append((file.stem, score(gold, read(gold))))
        if errors:
            _print_errors(*scores[-1])
    summary = total([one for _, one in scores])
    if as_json:
        click.echo(json.dumps(_record(summary), indent=2))
        return
    for name, one in [*scores, *([("all", summary)] if len(scores) > 1 else [])]:
        click.echo(f"{name[:28]:28} {_line(one)}")
    if relations:
        _print_relations(summary)
        _print_reliability(summary)


class _Reading:
    """Reads the article of a gold file with one reader for all."""

    def __init__(
        self, texts: Path | None, lexicons: tuple[Path, ...], no_lexicon: bool, threshold: float | None
    ) -> None:
        from aiscape.extract.reader import Reader
        from aiscape.lexicon import load_lexicon

        self.lexicon = load_lexicon(lexicons, own=not no_lexicon)
        self.reader = Reader(self.lexicon, threshold=threshold)
        self.texts = texts

    def __call__(self, gold: Gold) -> Iterator[Said]:
        from aiscape.extract.proposals import read_article
        from aiscape.read import Defaults, read_sources
        from aiscape.resolve import resolve

        for article in read_sources([_text_of(gold.path, self.texts)], Defaults()):
            if isinstance(article, SourceError):
                raise article
            findings, faults = read_article(self.reader, article)
            for fault in faults:
                click.echo(fault, err=True)
            graph = resolve({article.id: findings}, [article], self.lexicon)
            for c in graph.claims:
                if c.polarity == "asserted":
                    said = tuple(who.label for who in c.attributed_to)
                    yield Said(c.subject.label, c.predicate, c.object.label, said, c.quote, c.method, c.confidence)


def _text_of(gold: Path, texts: Path | None) -> Path:
    if texts is not None and texts.is_file():
        return texts
    folder = texts or gold.parent
    for suffix in (".txt", ".md", ".html"):
        if (folder / (gold.stem + suffix)).is_file():
            return folder / (gold.stem + suffix)
    raise SourceError(gold, f"its article is not in {folder}: name it with --text")


def _from_file(path: Path):  # type: ignore[no-untyped-def]
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]

    def read(_: Gold) -> Iterator[Said]:
        for r in records:
            if r.get("polarity") not in ("negated", "negative"):
                said = r.get("attributed_to") or []
                names = (said,) if isinstance(said, str) else tuple(said)
                yield Said(
                    r["subject"],
                    r["predicate"],
                    r["object"],
                    names,
                    r.get("quote", ""),
                    r.get("method", ""),
                    r.get("confidence", 1.0),
                )

    return read


def _line(s: Score) -> str:
    return (
        f"precision {s.precision():.3f} recall {s.recall():.3f} f1 {s.f1():.3f} hit {s.hit.total()} of {s.wanted.total()} "
        f"wrong {s.wrong.total()} traps {len(s.trapped)} attributed {s.attributed} of {s.attributable}"
    )


def _record(s: Score) -> dict[str, Any]:
    return {
        "precision": round(s.precision(), 4), "recall": round(s.recall(), 4), "f1": round(s.f1(), 4),
        "hit": s.hit.total(), "wanted": s.wanted.total(), "wrong": s.wrong.total(), "traps": len(s.trapped),
        "attributed": s.attributed, "attributable": s.attributable,
        "calibration_error": round(calibration_error(s.judged), 4),
        "relations": {
            name: {"precision": round(s.precision(name), 3), "recall": round(s.recall(name), 3), "gold": s.wanted[name]}
            for name in sorted(s.wanted)
        },
    }  # fmt: skip


def _print_relations(s: Score) -> None:
    click.echo(f"\n{'relation':16} {'prec':>5} {'rec':>5} {'f1':>5} {'gold':>5}")
    for name in sorted(s.wanted | s.wrong, key=lambda n: -s.wanted[n]):
        click.echo(f"{name:16} {s.precision(name):5.2f} {s.recall(name):5.2f} {s.f1(name):5.2f} {s.wanted[name]:5d}")


def _print_reliability(s: Score) -> None:
    click.echo(f"\nconfidence  right  claims   (expected calibration error {calibration_error(s.judged):.3f})")
    for mean, right, count in reliability(s.judged):
        click.echo(f"{mean:10.2f} {right:6.2f} {count:7d}")


def _print_errors(name: str, s: Score) -> None:
    click.echo(f"== {name}")
    for triple in s.missing:
        click.echo(f"missing  {' | '.join(triple)}")
    for mark, group in (("wrong", s.mistaken), ("TRAP", s.trapped)):
        for triple, said in group:
            click.echo(f"{mark:8} {' | '.join(triple)}  [{said.confidence:.2f} {said.method}] {said.quote}")
    for triple, source, said_by in s.unsaid:
        click.echo(f"unsaid   {' | '.join(triple)} @ {source} (got {', '.join(said_by) or 'nobody'})")
