"""Constructions that state a relation, as data: one TOML file a relation beside this module, each with its own examples.

A pattern is written as the words of a sentence with two slots. The words of a sentence are compared in lower case.

    {S} {O}          a mention that may be the subject or object by the ontology, or a list of such mentions
    {S:Person}       only mentions of that type (or a type below it); several: {S:Model|ModelFamily}
    {1} {S1}         exactly one mention, never a list, for S1 and O1; {1} any one mention that is neither
    buys|bought      one of these words
    (in talks)?      words that may be missing
    ~4               up to four words of any kind, but no mention
    ^                the start of the sentence

Possessive 's is a word of its own, as are punctuation marks.
"""

from __future__ import annotations

from aiscape.extract.patterns.loading import Example, Pattern, load_patterns
from aiscape.extract.patterns.matching import Hit, Rendered, match, render

__all__ = ["Example", "Hit", "Pattern", "Rendered", "load_patterns", "match", "render"]
