"""The fixed tables that the network was trained with: tags, types, flags, and buckets of distance."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

TYPES = (
    "Company", "ResearchOrganization", "MediaOutlet", "GovernmentBody", "Person", "ModelFamily", "Model", "Chip",
    "Product", "Platform", "Dataset", "Benchmark", "Country", "City", "Region", "Policy", "Document", "Sector",
)  # fmt: skip
#: A pronoun or description that stands for a named thing.
REFERENCE = "Reference"
KINDS = (*TYPES, REFERENCE)
TAGS = ("O", *(f"{prefix}-{kind}" for kind in KINDS for prefix in "BI"))
RELATIONS = (
    "develops", "owns", "basedIn", "worksFor", "founded", "partOf", "basedOn", "availableOn", "integratedIn", "trainedOn",
    "uses", "supports", "outperforms", "evaluatedOn", "competesWith", "alternativeTo", "partnersWith", "investsIn",
    "acquires", "suppliesTo", "activeIn", "imposes", "restricts", "investigates", "sues", "publishes",
)  # fmt: skip
SYMMETRIC = frozenset({"competesWith", "partnersWith", "alternativeTo"})
FLAGS = ("negated", "denied", "expected", "possible")
#: Pairs farther apart than this many sentences are not read.
REACH = 1


def within_reach(sentences: np.ndarray) -> np.ndarray:
    """(M,) sentence of each mention -> (M, M) whether two different mentions stand near enough to be read as a pair."""
    near: np.ndarray = np.abs(sentences[:, None] - sentences[None, :]) <= REACH
    return near & ~np.eye(len(sentences), dtype=bool)


def distance_bucket(words: np.ndarray, sentences: np.ndarray) -> np.ndarray:
    """Signed distances in words and sentences -> bucket 0..63 (order, sentence step, words on a doubling scale)."""
    step = np.minimum(np.abs(sentences), 3)
    size = np.minimum(np.log2(np.abs(words) + 1).astype(np.int64), 7)
    bucket: np.ndarray = (words < 0).astype(np.int64) * 32 + step * 8 + size
    return bucket


def pair_features(places: Sequence[int], sentences: Sequence[int], pairs: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Buckets for pairs of mentions.

    Args:
        places: (M,) index of each mention's first word in the window.
        sentences: (M,) index of its sentence.
        pairs: (P, 2) subject and object.

    Returns:
        (P,) distance subject to object; (P, M) distance object to every mention.

    """
    place, sentence = np.asarray(places, np.int64), np.asarray(sentences, np.int64)
    subject, obj = pairs[:, 0], pairs[:, 1]
    distance = distance_bucket(place[obj] - place[subject], sentence[obj] - sentence[subject])
    apart = distance_bucket(place[None, :] - place[obj][:, None], sentence[None, :] - sentence[obj][:, None])
    return distance, apart
