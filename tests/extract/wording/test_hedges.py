"""Plans and rumours are told from what is so."""

from __future__ import annotations

import pytest

from aiscape.extract.wording.hedges import hedged
from tests.extract.wording.marked import spans


@pytest.mark.parametrize(
    ("flag", "predicate", "sentence"),
    [
        ("expected", "partnersWith", "[Halden] and [Runa] are to open a joint laboratory."),
        ("expected", "partnersWith", "[Halden] and [Runa] intend to build a model together."),
        ("expected", "investsIn", "[Halden] signed a letter of intent to invest in [Runa]."),
        ("expected", "acquires", "[Halden], which makes chips, hopes to buy [Runa]."),
        ("expected", "uses", "Ostara said [it] would use [Vega 2]."),
        ("expected", "suppliesTo", "[Halden] to supply [Runa]"),
        ("possible", "sues", "[Halden] threatened to sue [Runa]."),
        ("possible", "acquires", "[Halden] may have bought [Runa]."),
        ("possible", "uses", "[Halden] appears to use [Vega 2]."),
        ("possible", "partnersWith", "[Halden], an Oslo start-up, is exploring a partnership with [Runa]."),
        ("possible", "partnersWith", "[Halden] and [Runa] have discussed an alliance."),
        ("possible", "acquires", "Suppose that [Halden] bought [Runa]."),
        ("possible", "acquires", "Had [Halden] bought [Runa], prices would have risen."),
        ("possible", "acquires", "[Halden] was close to buying [Runa]."),
        ("possible", "acquires", "[Halden] had offered 7 million kroner for [Runa]."),
        ("possible", "acquires", "Ostara wanted to sell [Runa] to [Halden]."),
        ("possible", "uses", "[Halden] reportedly uses [Vega 2]."),
        ("possible", "uses", "[Vega 2] is allegedly used by [Halden]."),
        ("possible", "uses", "[Halden] is said to use [Vega 2]."),
        ("possible", "restricts", "Senators urged the [Trade Ministry] to blacklist [Runa]."),
        ("possible", "owns", "[Halden] allegedly owns [Runa]."),
    ],
)
def test_a_plan_or_a_rumour_is_no_fact(flag: str, predicate: str, sentence: str) -> None:
    text, (first, second) = spans(sentence)
    assert hedged(predicate, text, first, second) == flag


@pytest.mark.parametrize(
    ("predicate", "sentence"),
    [
        ("acquires", "[Halden] agreed to buy [Runa]."),
        ("acquires", "Ostara said [it] would buy [Runa] for 7 million kroner."),  # announced
        ("acquires", "[Halden] made a bid and bought [Runa]."),
        ("acquires", "In May [Halden] bought [Runa], which may yet be sold."),
        ("suppliesTo", "[Halden], whose shares might fall, supplies [Runa]."),
        ("uses", "[Halden], which uses [Vega 2], hopes to buy Runa."),
        ("basedIn", "[Halden], from [Oslo], plans to launch a chip."),
        ("develops", "[Halden] is exploring a use for its [Vega 2]."),
        ("partnersWith", "[Halden] plans to end its partnership with [Runa]."),
        ("investsIn", "[Halden] wants to sell its stake in [Runa]."),
        ("suppliesTo", "Halden said [it] would keep supplying [Runa]."),
        ("suppliesTo", "[Halden] plans to open a shop that [Runa] supplies."),
        ("suppliesTo", "[Halden] plans to use machines supplied by [Runa]."),
        ("suppliesTo", "[Halden], reportedly short of cash, supplies [Runa]."),
        ("suppliesTo", "[Halden] has bought from Mizar and plans to leave [Runa]."),
        ("partnersWith", "[Halden] is to [Runa] what salt is to soup."),
        ("competesWith", "[Halden] is to buy its smaller rival [Runa]."),
        ("outperforms", "[Vega 2] comes close to Mizar and beats [Runa 2]."),
    ],
)
def test_what_is_so_beside_a_plan_stays_plain(predicate: str, sentence: str) -> None:
    text, (first, second) = spans(sentence)
    assert hedged(predicate, text, first, second) == ""
