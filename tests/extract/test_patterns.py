"""Every pattern matches and ignores what its own examples say; the language refuses what it cannot mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from aiscape.errors import PatternError
from aiscape.extract.patterns import Example, Hit, Pattern, load_patterns, match, render
from aiscape.extract.patterns.loading import example

CASES = [
    pytest.param(pattern, sentence, wanted, id=f"{pattern.relation}: {pattern.name}: {sentence.text}")
    for pattern in load_patterns()
    for sentences, wanted in ((pattern.matches, True), (pattern.ignores, False))
    for sentence in sentences
]


def hits(sentence: Example, *patterns: Pattern) -> list[Hit]:
    numbered = [(start, end, i, [kind]) for i, (start, end, kind, _) in enumerate(sentence.mentions)]
    return list(match(render(sentence.text, 0, len(sentence.text), numbered), patterns))


@pytest.mark.parametrize(("pattern", "sentence", "wanted"), CASES)
def test_a_pattern_joins_exactly_the_pairs_that_its_examples_mark(
    pattern: Pattern, sentence: Example, wanted: bool
) -> None:
    slots = {slot: [i for i, m in enumerate(sentence.mentions) if m[3] == slot] for slot in "SO"}
    pairs = {(s, o) for s in slots["S"] for o in slots["O"]} if wanted else set()
    assert {(hit.subject, hit.object) for hit in hits(sentence, pattern)} == pairs


def test_every_pattern_was_measured_and_is_precise() -> None:
    assert [p.name for p in load_patterns() if not 0.8 <= p.precision < 1] == []


def pattern_of(folder: Path, form: str, extra: str = "", relation: str = "owns") -> Pattern:
    body = f"""[[pattern]]\nname = "one"\nform = '{form}'\nmatches = ["{{S:Company A}}"]\nignores = ["B"]\n{extra}"""
    (folder / f"{relation}.toml").write_text(body, encoding="utf-8")
    return load_patterns(folder)[0]


def joined(pattern: Pattern, text: str) -> list[tuple[str, str]]:
    sentence = example(text)
    names = [sentence.text[start:end] for start, end, _, _ in sentence.mentions]
    return [(names[hit.subject], names[hit.object]) for hit in hits(sentence, pattern)]


@pytest.mark.parametrize(
    ("form", "reason"),
    [
        ("{S} owns", "there is no {O}"),
        ("{S} (owns {O}", "left open"),
        ("{S} owns) {O}", "closed that was not opened"),
        ("{S} owns {O:Planet}", "no type Planet"),
        ("{S} $verb {O}", "no $verb"),
        ("{S} {X} {O}", "no slot"),
        ("{S} a|=2 {O}", "no plain word"),
        ("{S} owns | has {O}", "inside brackets"),
    ],
)
def test_a_form_that_cannot_be_understood_is_refused_with_its_file_and_name(
    tmp_path: Path, form: str, reason: str
) -> None:
    with pytest.raises(PatternError) as error:
        pattern_of(tmp_path, form)
    assert "owns.toml: one: " in str(error.value)
    assert reason in str(error.value)


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("likes.toml", "", "no relation 'likes'"),
        ("owns.toml", "[[pattern]]\nname = 'x'\n", "has no form"),
        ("owns.toml", "[[pattern", "owns.toml"),
        ("owns.toml", "[[pattern]]\nname='x'\nform='{S} a {O}'\nmatches=[]\nignores=['b']", "at least one"),
        ("owns.toml", "[[pattern]]\nname='x'\nform='{S} a {O}'\nflag='sure'\nmatches=['a']\nignores=['b']", "flag"),
        ("words.toml", "verb = 'owns'", "no list"),
    ],
)
def test_a_faulty_file_is_refused_by_name(tmp_path: Path, name: str, text: str, reason: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(PatternError, match=reason.replace("'", ".")) as error:
        load_patterns(tmp_path)
    assert name in str(error.value)


def test_a_list_gives_a_pair_for_each_member_and_one_slot_only_the_nearest(tmp_path: Path) -> None:
    text = "{-:Company A}, {-:Company B} and {-:Company C} own {-:Product D} and the {-:Product E}."
    assert len(joined(pattern_of(tmp_path, "{S} own {O}"), text)) == 6
    load_patterns.cache_clear()
    assert joined(pattern_of(tmp_path, "{S1} own {O1}"), text) == [("C", "D")]


def test_a_gap_passes_over_words_but_not_over_marks_mentions_or_doubt(tmp_path: Path) -> None:
    (tmp_path / "words.toml").write_text('doubt = ["never"]', encoding="utf-8")
    pattern = pattern_of(tmp_path, "{S} ~3 owns ~2:Place {O}")
    assert joined(pattern, "{-:Company A} as such owns the {-:Country Dutch} {-:Product D}")
    assert not joined(pattern, "{-:Company A} as such, owns {-:Product D}")
    assert not joined(pattern, "{-:Company A} never owns {-:Product D}")
    assert not joined(pattern, "{-:Company A} owns {-:Person P} {-:Product D}")


def test_doubt_shortly_before_a_pattern_forbids_it_unless_it_is_presupposed(tmp_path: Path) -> None:
    (tmp_path / "words.toml").write_text('doubt = ["whether"]', encoding="utf-8")
    text = "We asked whether {-:Company A} owns {-:Product D}"
    assert not joined(pattern_of(tmp_path, "{S} owns {O}"), text)
    load_patterns.cache_clear()
    assert joined(pattern_of(tmp_path, "{S} owns {O}", "presupposed = true"), text)


def test_words_barred_before_and_after_forbid_a_pattern(tmp_path: Path) -> None:
    pattern = pattern_of(tmp_path, "!of|for {S} owns {O} !shares")
    assert joined(pattern, "Now {-:Company A} owns {-:Product D}")
    assert not joined(pattern, "The boss of {-:Company A} owns {-:Product D}")
    assert not joined(pattern, "The boss of the {-:Company A} owns {-:Product D}")
    assert not joined(pattern, "{-:Company A} owns {-:Product D} shares")


def test_the_end_of_a_form_is_the_head_of_its_phrase(tmp_path: Path) -> None:
    pattern = pattern_of(tmp_path, "{S} owns {O}")
    assert not joined(pattern, "{-:Company A} owns {-:Company B}'s patents")
    assert joined(pattern, "{-:Company A} owns {-:Company B} and {-:Company C} sells it") == [("A", "B"), ("A", "C")]
    assert joined(pattern, "{-:Company A} owns {-:Company B} and {-:Company C} has it") == [("A", "B")]


def test_possessive_pronouns_and_plurals_are_rendered_like_names() -> None:
    text = "Its {-:Chip H100}s beat theirs, the labs' ones"
    sentence = example(text)
    numbered = [(0, 3, 7, ["Company"]), *((s, e, 8, [k]) for s, e, k, _ in sentence.mentions)]
    assert render(sentence.text, 0, 22, numbered).text.startswith(" <7:Company> 's <8:Chip> beat ")


def test_a_form_may_ask_for_the_start_of_the_sentence_numbers_and_brackets(tmp_path: Path) -> None:
    pattern = pattern_of(tmp_path, "^ {S} \\( # \\) owns {O}")
    assert joined(pattern, "{-:Company A} (7.5) owns {-:Product D}")
    assert not joined(pattern, "Now {-:Company A} (7.5) owns {-:Product D}")
