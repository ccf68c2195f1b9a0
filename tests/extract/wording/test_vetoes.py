"""The wording between two names rules out what it cannot mean, and nothing else."""

from __future__ import annotations

import re

import pytest

from aiscape.extract.chain import Chain
from aiscape.extract.mentions import Seen
from aiscape.extract.reader import Reading
from aiscape.extract.wording.vetoes import vetoed
from aiscape.lexicon import load_lexicon
from aiscape.model import Article


def _vetoed(predicate: str, marked: str) -> bool:
    """Whether a relation between the names marked s and o is ruled out; names of one mark are of one thing."""
    mentions: list[Seen] = []
    chains: dict[str, Chain] = {}
    chain_of: dict[int, Chain] = {}
    text, last = "", 0
    for found in re.finditer(r"\[(\w) ([^\]]+)\]", marked):
        text += marked[last : found.start()]
        mark, name = found.groups()
        entry = next(iter(load_lexicon().lookup(name)), None)
        mentions.append(Seen(0, 0, len(text), len(text) + len(name), name, "Company", 0.9, entry))
        chain = chains.setdefault(mark, Chain(len(chains), entry=entry))
        chain.mentions.append(len(mentions) - 1)
        chain.surfaces[name] += 1
        chain_of[len(mentions) - 1] = chain
        text, last = text + name, found.end()
    text += marked[last:]
    reading = Reading(Article("a", text), [(0, len(text))], mentions=mentions, chain_of=chain_of)
    subject, obj = chains["s"].mentions[-1], chains["o"].mentions[-1]
    return vetoed(reading, predicate, subject, obj, 0)


@pytest.mark.parametrize(
    ("predicate", "sentence"),
    [
        ("develops", "An audit of [o Runa 3] by [s Halden] found little."),
        ("develops", "Criticism of [o Runa 3] from [s Halden] grew."),
        ("develops", "It was sued over [o Runa 3] by [s Halden]."),
        ("develops", "A study of [o Runa 3] by researchers at [s Halden] is out."),
        ("develops", "A fine-tune of [o Llama 3] by [s Halden] is out."),
        ("develops", "A fork of [o Llama 3] by [s Databricks] is out."),
        ("develops", "Demand for the [o H20] from [s Baidu] fell."),
        ("founded", "[o Halden] has hired [o its] founder, [s Ada Lind]."),
        ("founded", "[o Halden] poached its co-founder, [s Ada Lind], in May."),
        ("suppliesTo", "[o Halden] is the likely buyer of [s Runa]."),
        ("basedIn", "[s Halden] is based at [o Umea Airport]."),
        ("basedIn", "[s Halden] sits in [o Gigafactory Umea]."),
        ("sues", "Tenants of [s Halden] sued [o Runa]."),
    ],
)
def test_wording_rules_a_relation_out(predicate: str, sentence: str) -> None:
    assert _vetoed(predicate, sentence)


@pytest.mark.parametrize(
    ("predicate", "sentence"),
    [
        ("develops", "They like [o Runa 3] by [s Halden]."),
        ("develops", "A fine-tune of [o Runa 3] by [s Halden], its maker, is out."),
        ("develops", "A test of [o Llama 3] from [s Meta] is out."),
        ("develops", "An audit of [o Gemini] by [s Google DeepMind] is out."),
        ("develops", "It began as a fork of [o Runa], from [s Halden]."),
        ("develops", "[s Halden] wrote a test of [o Runa 3]."),
        ("founded", "[o Halden] praised [o its] founder, [s Ada Lind]."),
        ("founded", "[o Halden] hired him from [h Vega], its founder [s Ada Lind] said."),
        ("founded", "[h Vega] bought [o Halden] and hired [o its] founder, [s Ada Lind]."),
        ("suppliesTo", "[o Halden] is a large buyer of [s Runa]'s chips."),
        ("suppliesTo", "[o Halden] is a customer of [s Runa]."),
        ("basedIn", "[s Halden] is based in [o Umea]."),
        ("sues", "[s Halden] sued [o Runa]."),
    ],
)
def test_other_wording_leaves_it(predicate: str, sentence: str) -> None:
    assert not _vetoed(predicate, sentence)


def test_nothing_is_ruled_out_across_sentences() -> None:
    text = "A rival of Halden grew. It sued Runa."
    ends = [Seen(0, 0, 11, 17, "Halden", "Company", 0.9), Seen(0, 0, 32, 36, "Runa", "Company", 0.9)]
    chains = {0: Chain(0, [0]), 1: Chain(1, [1])}
    reading = Reading(Article("a", text), [(0, 23), (24, 37)], mentions=ends, chain_of=chains)
    assert not vetoed(reading, "sues", 0, 1, 1)


@pytest.mark.parametrize(
    ("sentence", "holds"),
    [
        ("[s TSMC] makes the [o H100] for [x Nvidia].", True),
        ("[s TSMC] also makes its predecessor, the [o H100], for [x Nvidia].", True),
        ("[s Nvidia] makes the [o H20] for [x China].", False),
        ("[s Nvidia] makes the [o H100] for training.", False),
        ("[s Nvidia] sells the [o H100] for [x Oracle] to run.", False),
    ],
)
def test_whoever_makes_a_chip_for_another_has_not_developed_it(sentence: str, holds: bool) -> None:
    assert _vetoed("develops", sentence) == holds
