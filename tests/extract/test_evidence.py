"""What speaks against a relation is weighed as well: rivals for its places, and how sure a reference is."""

from __future__ import annotations

from dataclasses import replace

from aiscape.extract.scorer import FEATURES, Evidence, features, load_scorer

PLAIN = Evidence(
    predicate="develops", network=0.8, reverse=0.01, pattern=0.0, support=1, references=0, across=False, tagged=0.95,
    known=0, plain=True, rival_subject=0.0, rival_object=0.0, distance=30, resolved=(0.5, 0.5), salience=(2, 1),
    negated=False,
)  # fmt: skip


def test_there_is_a_number_for_each_feature() -> None:
    assert len(features(PLAIN)) == len(FEATURES) == len(load_scorer().weights)


def test_a_rival_subject_lowers_the_confidence() -> None:
    scorer = load_scorer()
    assert scorer.confidence(replace(PLAIN, rival_subject=0.9)) < scorer.confidence(PLAIN)


def test_a_doubtful_reference_lowers_the_confidence() -> None:
    scorer = load_scorer()
    sure = replace(PLAIN, references=1, resolved=(0.98, 0.5))
    assert scorer.confidence(replace(sure, resolved=(0.4, 0.5))) < scorer.confidence(sure) < scorer.confidence(PLAIN)
