"""Gold and claims come in; the counts that precision and recall are made of go out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from aiscape.evaluate.gold import Gold, Triple


@dataclass(frozen=True)
class Said:
    """What a claim says, as far as gold judges it, and where it comes from."""

    subject: str
    predicate: str
    object: str
    attributed_to: tuple[str, ...]
    quote: str
    method: str
    confidence: float


@dataclass
class Score:
    """Counts by relation, and every difference with the claim or gold line that made it."""

    hit: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missing: list[Triple] = field(default_factory=list)
    mistaken: list[tuple[Triple, Said]] = field(default_factory=list)
    trapped: list[tuple[Triple, Said]] = field(default_factory=list)
    unsaid: list[tuple[Triple, str, tuple[str, ...]]] = field(default_factory=list)
    attributed: int = 0
    attributable: int = 0
    judged: list[tuple[float, bool]] = field(default_factory=list)
    lines: int = 0

    def precision(self, relation: str | None = None) -> float:
        """Share of the judged claims that gold wants; claims on optional lines are not judged."""
        hit, wrong = _of(self.hit, relation), _of(self.wrong, relation)
        return hit / (hit + wrong) if hit + wrong else 0.0

    def recall(self, relation: str | None = None) -> float:
        """Share of the wanted lines that were found."""
        wanted = _of(self.wanted, relation)
        return _of(self.hit, relation) / wanted if wanted else 0.0

    def f1(self, relation: str | None = None) -> float:
        """Harmonic mean of precision and recall."""
        p, r = self.precision(relation), self.recall(relation)
        return 2 * p * r / (p + r) if p + r else 0.0


def _of(counter: Counter[str], relation: str | None) -> int:
    return counter.total() if relation is None else counter[relation]


def score(gold: Gold, claims: Iterable[Said]) -> Score:
    """Compare the asserted claims of one article with its gold."""
    result = Score(lines=len(gold.wanted))
    found: dict[Triple, Said] = {}
    said: dict[Triple, set[str]] = {}
    for claim in claims:
        triple = gold.triple(claim.subject, claim.predicate, claim.object)
        if triple not in found or found[triple].confidence < claim.confidence:
            found[triple] = claim
        said.setdefault(triple, set()).update(gold.name(name) for name in claim.attributed_to)
    for triple in sorted(gold.wanted):
        result.wanted[triple[1]] += 1
        if triple in found:
            result.hit[triple[1]] += 1
            result.judged.append((found[triple].confidence, True))
            _attribution(result, gold, triple, said[triple])
        else:
            result.missing.append(triple)
    for triple in sorted(set(found) - gold.wanted - gold.optional):
        result.wrong[triple[1]] += 1
        result.judged.append((found[triple].confidence, False))
        (result.trapped if triple in gold.traps else result.mistaken).append((triple, found[triple]))
    return result


def _attribution(result: Score, gold: Gold, triple: Triple, said: set[str]) -> None:
    source = gold.sources.get(triple)
    if source is None:
        return
    result.attributable += 1
    if source in said:
        result.attributed += 1
    else:
        result.unsaid.append((triple, source, tuple(sorted(said))))


def total(scores: Sequence[Score]) -> Score:
    """The scores of several articles as one (every claim counts the same)."""
    result = Score()
    for one in scores:
        for name in ("hit", "wanted", "wrong"):
            getattr(result, name).update(getattr(one, name))
        for name in ("missing", "mistaken", "trapped", "unsaid", "judged"):
            getattr(result, name).extend(getattr(one, name))
        result.attributed += one.attributed
        result.attributable += one.attributable
        result.lines += one.lines
    return result


def reliability(judged: Sequence[tuple[float, bool]], bins: int = 10) -> list[tuple[float, float, int]]:
    """(mean confidence, share right, count) of each tenth of the confidence scale that holds claims."""
    table = []
    for index in range(bins):
        low, high = index / bins, (index + 1) / bins
        inside = [(c, right) for c, right in judged if low <= c < high or (index == bins - 1 and c == 1)]
        if inside:
            table.append(
                (sum(c for c, _ in inside) / len(inside), sum(r for _, r in inside) / len(inside), len(inside))
            )
    return table


def calibration_error(judged: Sequence[tuple[float, bool]], bins: int = 10) -> float:
    """Expected calibration error (Naeini et al., 2015) over equal bins."""
    return sum(abs(c - r) * n for c, r, n in reliability(judged, bins)) / max(1, len(judged))
