"""A post is the person's with that organisation, or none is given."""

from __future__ import annotations

import pytest

from aiscape.extract.wording.roles import role_of
from tests.extract.wording.marked import span_of

ROLES = [
    ("Halden's finance chief, Ida Moen, told analysts that sales rose.", "Ida Moen", "Halden", "finance chief"),
    ("Ida Moen, finance chief of Halden, met the press.", "Ida Moen", "Halden", "finance chief"),
    ("Former Runa engineer Ida Moen is chief executive of Halden.", "Ida Moen", "Halden", "chief executive"),
    ("Former Runa engineer Ida Moen is chief executive of Halden.", "Ida Moen", "Runa", "engineer"),
    ("Ida Moen stays as head of Runa and joins the board of Halden.", "Ida Moen", "Runa", "head"),
    ("Ida Moen joined Halden as head of research from Runa.", "Ida Moen", "Halden", "head of research"),
    ("Ida Moen, chief financial officer of Halden and a director of Runa, left.", "Ida Moen", "Runa", "director"),
    ("Ida Moen, head of sales and marketing at Halden, left.", "Ida Moen", "Halden", "head of sales and marketing"),
    ("Ida Moen, chief executive of Runa and Halden, left.", "Ida Moen", "Halden", "chief executive"),
    ("Halden's technical director, Ida Moen, spoke.", "Ida Moen", "Halden", "technical director"),
    ("Norwegian engineer Ida Moen works at Halden.", "Ida Moen", "Halden", "engineer"),
    (
        "Bo Lie, Halden's founder and chief executive, named Ida Moen chief scientist.",
        "Ida Moen",
        "Halden",
        "chief scientist",
    ),
    ("Ida Moen, Halden's chief global affairs officer, wrote.", "Ida Moen", "Halden", "chief global affairs officer"),
    ("Ida Moen, the chief executive, said that Halden sank.", "Ida Moen", "Halden", "chief executive"),
    ("Ida Moen, who heads Halden, spoke.", "Ida Moen", "Halden", "head"),
    ("Halden's chairwoman, Dame Ida Moen, said no.", "Ida Moen", "Halden", "chairwoman"),
]

NONE = [
    ("Ida Moen stays as head of Runa and joins the board of Halden.", "Ida Moen", "Halden"),
    ("Ida Moen was president of Runa before she joined Halden.", "Ida Moen", "Halden"),
    ("Ida Moen joined Halden as head of research from Runa.", "Ida Moen", "Runa"),
    ("Ida Moen of Halden told analysts that sales rose.", "Ida Moen", "Halden"),
    ("Bo Lie of Halden and finance chief Ida Moen will speak.", "Bo Lie", "Halden"),
    ("Its co-founder, Ida Moen, left for Halden.", "Ida Moen", "Halden"),
]


@pytest.mark.parametrize(("sentence", "person", "organization", "expected"), ROLES)
def test_role(sentence: str, person: str, organization: str, expected: str) -> None:
    assert role_of(sentence, span_of(sentence, person), span_of(sentence, organization)) == expected


@pytest.mark.parametrize(("sentence", "person", "organization"), NONE)
def test_no_role(sentence: str, person: str, organization: str) -> None:
    assert role_of(sentence, span_of(sentence, person), span_of(sentence, organization)) is None
