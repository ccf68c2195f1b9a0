"""Words around a clause that deny it or leave it open are told from words that only stand near it."""

from __future__ import annotations

import pytest

from aiscape.extract.wording.frames import framed, taken_back
from tests.extract.wording.marked import spans


@pytest.mark.parametrize(
    ("flag", "predicate", "sentence"),
    [
        ("negated", "acquires", "Reports that [Halden] had swallowed [Runa] last week were wrong."),
        (
            "negated",
            "acquires",
            "A story that [Halden], of Oslo, had offered 7 million for [Runa] was 'bold and untrue'.",
        ),
        ("negated", "sues", "It is not the case that [Halden] has sued [Runa]."),
        ("negated", "investsIn", "Nobody in Bergen should think that [Halden] invested in [Runa]."),
        ("negated", "trainedOn", "It is a myth that [Vega 2] was trained on the [H100]."),
        ("negated", "owns", "It would be a mistake to believe that [Halden] owns [Runa]."),
        ("negated", "suppliesTo", "There is no truth in the rumour that [Halden] supplies [Runa]."),
        ("negated", "suppliesTo", "No ledger shows that [Halden] sold chips to [Runa]."),
        ("negated", "investsIn", "Vega has not lent a krone to Ostara; nor has [Halden] invested in [Runa]."),
        ("negated", "suppliesTo", "[Halden] told this paper that [Runa] was not a customer."),
        ("negated", "partnersWith", "[Halden] and [Runa] are not partners."),
        ("negated", "acquires", "[Halden]'s purchase of [Runa] fell through."),
        ("negated", "uses", "Dagen wrote that [Halden] uses [Vega 2], but later withdrew the story."),
        ("denied", "basedOn", "Halden disputes a report by Dagen that [Runa 2] is based on [Vega]."),
        ("denied", "basedOn", "Dagen reported that [Runa 2] is based on [Vega], which Halden denies."),
        ("denied", "basedOn", "[Runa 2] is based on [Vega], according to Dagen; Halden denies this."),
        ("denied", "uses", "Halden denied [it] uses [Vega 2]."),
        ("denied", "uses", "[Halden] has always denied using [Vega 2]."),
        ("denied", "acquires", "The claim that [Halden] bought [Runa] has been refuted."),
        ("denied", "acquires", "Halden called a report that [it] had bought [Runa] nonsense."),
        ("possible", "uses", "It is unclear whether [Halden] uses the [Vega 2]."),
        ("possible", "suppliesTo", "Whether [Halden] supplies Ostara, Mizar and [Runa] is not known."),
        ("possible", "investsIn", "Ostara declined to say whether [it] had invested in [Runa]."),
        ("possible", "investsIn", "[Halden], asked whether it has invested in [Runa], hung up."),
        ("possible", "suppliesTo", "[Halden] will not say whether [Runa] is a customer."),
        ("possible", "acquires", "Ostara would neither confirm nor deny that [it] had bought [Runa]."),
        ("possible", "acquires", "Nobody knows if [Halden] will buy [Runa]."),
        ("possible", "acquires", "If [Halden] bought [Runa], prices would rise."),
        ("possible", "acquires", "Shares rose on speculation that [Halden] had bought [Runa]."),
        ("possible", "uses", "Does [Halden] use the [Vega 2]?"),
        ("possible", "uses", "Ostara uses Mizar, but does [Halden] use the [Vega 2]?"),
        ("possible", "uses", "[Halden] uses the [Vega 2]?"),
        ("possible", "owns", "Does [Halden] own [Runa]?"),
    ],
)
def test_a_framed_clause_is_no_statement(flag: str, predicate: str, sentence: str) -> None:
    text, (first, second) = spans(sentence)
    assert framed(predicate, text, first, second) == flag


@pytest.mark.parametrize(
    ("predicate", "sentence"),
    [
        ("acquires", "Reports that [Halden] had bought [Runa] were confirmed on Monday."),
        ("acquires", "It is true that [Halden] bought [Runa]."),
        ("acquires", "There is no doubt that [Halden] bought [Runa]."),
        ("acquires", "Halden did not deny that [it] had bought [Runa]."),
        ("acquires", "Ostara declined to say why [it] had bought [Runa]."),
        ("acquires", "[Halden], which bought [Runa], denied that it uses Vega 2."),
        ("acquires", "Is [Halden], which bought [Runa], in trouble?"),
        ("uses", "Why does [Halden] use the [Vega 2]?"),
        ("uses", "[Halden] uses the [Vega 2], but does Ostara?"),
        ("uses", "Whether or not it pays, [Halden] uses the [Vega 2]."),
        ("uses", "If you must know, [Halden] uses the [Vega 2]."),
        ("basedIn", "Reports that [Halden], based in [Oslo], had bought Runa were wrong."),
        ("basedIn", "It is unclear whether [Oslo]-based [Halden] uses Vega 2."),
        ("develops", "It is a myth that [Halden]'s [Vega 2] was trained on the H100."),
        ("develops", "[Halden] denies that [Vega 2] was trained on the H100."),
        ("partnersWith", "Ostara denied that [its] partner [Halden] was short of money."),
        ("competesWith", "It is unclear whether [Halden]'s rival [Runa] will sell."),
        ("investsIn", "Asked whether Ostara would sell [its] shares in [Runa], she smiled."),
        ("investsIn", "Reports that Ostara had sued [Halden], an investor in [Runa], were wrong."),
        ("investigates", "The [Data Office] is looking into whether [Halden] broke the law."),
        ("trainedOn", "It is a myth that [Vega 2] was trained on [Mizar] alone."),
        ("sues", "The court rejected the claim that [Halden] brought against [Runa]."),
        ("suppliesTo", "Halden denied the charge and said [its] only buyer was [Runa]."),
    ],
)
def test_what_stands_beside_a_frame_keeps_its_sense(predicate: str, sentence: str) -> None:
    text, (first, second) = spans(sentence)
    assert framed(predicate, text, first, second) == ""


@pytest.mark.parametrize(
    ("sentence", "following", "holds"),
    [
        ("Last week we wrote that [Halden] had bought [Runa].", "It has not.", True),
        ("An earlier version said that [Halden] had bought [Runa].", "This was wrong.", True),
        ("Dagen reported that [Halden] had bought [Runa].", "It later withdrew the story.", True),
        ("Dagen reported that [Halden] had bought [Runa].", "It has not bought Ostara.", False),
        ("Dagen reported that [Halden] had bought [Runa].", "This was good news for Oslo.", False),
        ("[Halden] has bought [Runa].", "It was wrong.", False),
        ("Dagen, which [Halden] bought from [Runa], said that sales rose.", "It was wrong.", False),
    ],
)
def test_the_next_sentence_may_take_a_report_back(sentence: str, following: str, holds: bool) -> None:
    text, (first, second) = spans(sentence)
    assert taken_back("acquires", text, first, second, following) == holds
