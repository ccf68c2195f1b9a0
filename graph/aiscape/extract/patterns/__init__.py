r"""Constructions that state a relation, as data: one TOML file a relation beside this module, each with its own examples.

A pattern is written as the words of a sentence with two slots. The words of a sentence are compared in lower case;
possessive 's is a word of its own (also after "its", "whose" and the like), as are punctuation marks and hyphens.

    {S} {O}          a mention that may be the subject or object by the ontology, or a list of such mentions
    {S:Person}       only mentions of that type (or a type below it); several: {S:Model|ModelFamily}
    {S1} {O1}        exactly one mention, never a list: the nearest
    {S+} {O+}        a list whose members may each have an owner before them: Google's Gemma and Meta's Llama
    {1} {1:Place}    one mention that is neither
    buys|bought      one of these words
    (a b | c)        one of these sequences; a | without blanks joins two words only
    (in talks)? $x?  what may be missing
    ~4  ~4:Place     up to four words that are no mention and no mark; with mentions of these types among them (* for all)
    =4  =4:Sector    the same within one noun phrase: nor a word of the list `link`
    #                a number
    $post            any one of the texts of the list `post` in words.toml
    !of|for  !$x     none of these words here; at the start of a form, none just before it, with or without an article
    !(a b)           not this sequence here
    ^                the start of the sentence
    \( \)            brackets in the sentence; an aside in brackets after a mention is otherwise passed over

A slot that ends a form is the head of its phrase: neither 's nor a hyphen follows it. No gap passes over a word of the
list `doubt`, and unless an entry says `presupposed = true` (as noun phrases may: "if Prague-based X") or has a `flag`
(negated, denied, expected, possible) no such word stands among the six before it in its clause.

`alone = 0.7` is what an entry's word is worth where the network sees nothing; without it the scorer says.
`precision` is measured over the training corpus by `python training/patterns.py --write`.
"""

from __future__ import annotations

from aiscape.extract.patterns.loading import Example, Pattern, load_patterns
from aiscape.extract.patterns.matching import Hit, Rendered, match, render

__all__ = ["Example", "Hit", "Pattern", "Rendered", "load_patterns", "match", "render"]
