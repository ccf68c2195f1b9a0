"""The articles kept for it come in; the scorer's weights and default threshold go out, with a table of its reliability.

python training/fit.py [--write]
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from aiscape.evaluate.score import calibration_error, reliability
from aiscape.extract.candidates import candidates
from aiscape.extract.evidence import weigh
from aiscape.extract.network import WEIGHTS
from aiscape.extract.reader import Reader
from aiscape.extract.relations import mention
from aiscape.extract.scorer import FEATURES, features
from aiscape.lexicon import load_lexicon
from aiscape.model import Article
from corpus import split_corpus
from measure import gold_of

#: Strength of the pull towards zero, and the features that it is weaker for.
RIDGE = 3.0
LOOSE = frozenset(["network", "both", "patterned"])


def collect(weights: Path, part: str) -> tuple[np.ndarray, np.ndarray]:
    """(N, features) and (N,) right or wrong, of every candidate that the gold decides."""
    reader = Reader(load_lexicon(), weights=weights)
    rows: list[list[float]] = []
    right: list[bool] = []
    for article in getattr(split_corpus(), part):
        reading = reader.look(Article(article.slug, article.text, article.meta.get("title", "")))
        gold = gold_of(article)
        found = candidates(reading)
        for c, e in zip(found, weigh(reading, found), strict=True):
            ends = [max(mention(reading, i).forms, key=len, default="") for i in (c.subject, c.object)]
            triple = gold.triple(ends[0], c.predicate, ends[1])
            if triple in gold.optional:
                continue
            denied = c.key[3] == "negated"
            rows.append(features(e))
            right.append((triple in gold.traps) if denied else triple in gold.wanted)
    return np.array(rows), np.array(right)


def fit(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Ridge logistic regression by L-BFGS."""
    pull = np.array([0.0 if name == "bias" else 0.3 if name in LOOSE else 1.0 for name in FEATURES]) * RIDGE

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = x @ w
        p = 1 / (1 + np.exp(-z))
        value = float(np.logaddexp(0, z).sum() - z[y].sum() + 0.5 * (pull * w * w).sum())
        return value, x.T @ (p - y) + pull * w

    start = np.zeros(x.shape[1])
    start[FEATURES.index("network")] = 1.0
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 500}).x)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--threshold", type=float, default=0.5)
    parser.add_argument("--part", choices=("calibration", "test"), default="calibration")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    x, y = collect(args.weights, args.part)
    folds = np.arange(len(y)) % 5
    confidence = np.zeros(len(y))
    for fold in range(5):
        confidence[folds == fold] = 1 / (1 + np.exp(-x[folds == fold] @ fit(x[folds != fold], y[folds != fold])))
    judged = list(zip(confidence.tolist(), y.tolist(), strict=True))
    print(
        f"{len(y)} candidates, {int(y.sum())} right; expected calibration error {calibration_error(judged):.3f} (5 folds)"
    )
    for mean, share, count in reliability(judged):
        print(f"{mean:.2f} {share:.2f} {count}")
    for limit in np.arange(0.3, 0.85, 0.05):
        kept = confidence >= limit
        print(f"threshold {limit:.2f}: precision {y[kept].mean():.3f}, {int(y[kept].sum())} right")
    weights = fit(x, y)
    if args.write:
        data = {"threshold": args.threshold, "weights": dict(zip(FEATURES, np.round(weights, 4).tolist(), strict=True))}
        (args.weights / "scorer.json").write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    print({name: round(float(w), 2) for name, w in zip(FEATURES, weights, strict=True)})


if __name__ == "__main__":
    main()
