"""A proposed relation comes in; whether the wording between its ends rules it out, whoever proposed it, goes out.

"A rival of Vega AI sued Orbis" says nothing that Vega AI did; "X and Y are based in Oslo and Rome respectively" states two
relations, not four; "a test of Foo 2 by Vega AI" is no word of who made Foo 2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from aiscape.extract.encode import Span
from aiscape.extract.wording.aside import is_aside
from aiscape.extract.wording.order import out_of_order
from aiscape.lexicon import Entry, load_lexicon
from aiscape.ontology import load_ontology

if TYPE_CHECKING:
    from aiscape.extract.reader import Reading


def vetoed(reading: Reading, predicate: str, subject: int, obj: int, sentence: int) -> bool:
    """Whether the words of a sentence rule out a relation between two of its mentions.

    Args:
        reading: the article, with its chains.
        predicate: the relation that is proposed.
        subject, obj: its ends, as indices of mentions; nothing is ruled out where one stands in another sentence.
        sentence: the index of the sentence.

    """
    start, stop = reading.sentences[sentence]
    text, (first, second) = reading.placed(sentence, subject, obj)
    if min(first[0], second[0]) < 0 or max(first[1], second[1]) > len(text):
        return False
    if is_aside(predicate, text, first, second) or out_of_order(text, _names(reading, start, stop), first, second):
        return True
    if predicate == "develops":
        if second < first:
            return _not_its_maker(reading, subject, obj, text, second, first)
        return "Chip" in reading.chain_of[obj].types and _made_for_another(reading, text, first, second, start)
    if predicate == "founded":
        return _hired_away(reading, obj, text[: first[0]], start)
    if predicate == "suppliesTo":
        return bool(_BUYER_OF.search(text, 0, first[0]) and _ENDS.match(text, first[1]))
    return (
        predicate == "basedIn"
        and reading.chain_of[obj].entry is None
        and bool(_SITE.search(reading.mentions[obj].text))
    )


#: "a buyer of Vega AI." buys the firm, not from it ("a buyer of Vega AI's chips" does).
_BUYER_OF = re.compile(r"\bbuyers? of (?:the )?$")
_ENDS = re.compile(r"\s*(?:[,.;:)]|$)")
#: Parts of a town that the network takes for towns.
_SITE = re.compile(
    r"\b(?:Airport|Street|Avenue|Boulevard|Gigafactory|Factory|Plant|Terminal|Towers?|Building|Campus|Stadium|Data Cent(?:er|re))\b"
)


def _names(reading: Reading, start: int, stop: int) -> Iterator[Span]:
    """Where the mentions of a sentence stand in it."""
    for index in reading.chain_of:
        seen = reading.mentions[index]
        if start <= seen.start and seen.stop <= stop:
            yield seen.start - start, seen.stop - start


def _made_for_another(reading: Reading, text: str, maker: Span, chip: Span, start: int) -> bool:
    """Whether a chip is only manufactured for somebody else: "X makes the chip for Y"."""
    customer = _FOR.match(text, chip[1])
    if customer is None or not _MAKES.fullmatch(text, maker[1], chip[0]):
        return False
    chains = (
        reading.chain_of.get(index) for index, m in enumerate(reading.mentions) if m.start - start == customer.end()
    )
    return any(load_ontology().is_a(chain.types, ("Organization",)) for chain in chains if chain is not None)


#: Between a manufacturer and a chip, and between the chip and its customer.
_MAKES = re.compile(
    r"(?: (?:now|also|already|still|currently))* (?:makes|made|manufactures|manufactured|produces|produced|fabricates|fabricated|assembles"
    r"|packages|prints|builds|built) (?:[\w'\u2019-]+ ){0,5}(?:[\w'\u2019-]+, (?:the )?)?"
)
_FOR = re.compile(r"(?:,| chips?| processors?| accelerators?)* for (?:the )?")


def _not_its_maker(reading: Reading, subject: int, obj: int, text: str, thing: Span, maker: Span) -> bool:
    """Whether "THING by MAKER" is the end of "a test of THING by MAKER".

    Where the lexicon knows who made it, that decides: "a fine-tune of THING by ITS MAKER" names the maker.
    """
    if not _BY.fullmatch(text, thing[1], maker[0]):
        return False
    known, chain = reading.chain_of[obj].entry, reading.chain_of[subject]
    if known is not None and known.maker:
        return bool(_OF_THING.search(text, 0, thing[0])) and not _akin(chain.entry, known.maker, chain.name)
    return bool(_HANDLED.search(text, 0, thing[0]))


def _akin(owner: Entry | None, maker: str, name: str) -> bool:
    """Whether an organisation is a maker, its parent, its unit or another unit of its parent."""
    if owner is None:
        return not name or maker.split()[0].casefold() in name.casefold()
    known = load_lexicon().named(maker)
    family = {maker, known.maker if known is not None else ""} - {""}
    return bool({owner.name, owner.maker} & family)


#: Between a thing and whom it is said to be by: "from", "by researchers at", "comes from".
_BY = re.compile(r" (?:(?:comes?|came) )?(?:by|from) (?:[a-z'\u2019-]+ ){0,4}")
#: A thing that something else is done to, or made of: "a fine-tune of", "rides on the".
_OF_THING = re.compile(r"\b[a-z-]+ (?:of|on|for|about|over|against|to) (?:the |its |their )?$", re.IGNORECASE)
#: What is done to a thing by others than its maker: "a test of", "orders for the", "sued over".
_HANDLED = re.compile(
    r"\b(?:(?:tests?|reviews?|uses?|usage|adoption|purchases?|criticisms?|bans?|orders?|demand|answers?|questions?|lawsuits?|suits?"
    r"|complaints?|attacks?|evaluations?|assessments?|audits?|stud(?:y|ies)|analys[ie]s|deployments?|praise|investigations?|prob(?:e|es)"
    r"|inquir(?:y|ies)|copy|copies)(?: [a-z]+){0,2} (?:of|on|for|about|over|against|to|into)|(?:sued|suit|row|dispute|complaint)s? over)"
    r" (?:the |its |their )?$",
    re.IGNORECASE,
)


def _hired_away(reading: Reading, organization: int, text: str, start: int) -> bool:
    """Whether the organisation is the one that hired "its founder": whom one hires has founded another."""
    hirers = {hires.start() for hires in _HIRES.finditer(text)}
    return any(reading.mentions[index].stop - start in hirers for index in reading.chain_of[organization].mentions)


_HIRES = re.compile(
    r"(?: (?:has|have|had|also|then|later|since|recently|quietly))* (?:hired|hires|poached|poaches|lured|lures|recruited|recruits)"
    r"(?: away)? (?:its|their) (?:[a-z-]+ )?(?:co-?)?founders?\b"
)
