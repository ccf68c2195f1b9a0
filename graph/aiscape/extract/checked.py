"""What a plugin proposes comes in; the same as a finding that can be goes out, or the reason why it cannot."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, get_args

from aiscape.lexicon import Lexicon
from aiscape.model import Article, Finding, Mention, Modality, Polarity
from aiscape.names import fold
from aiscape.ontology import load_ontology

#: What a finding says: two findings of one article that say the same are one.
Content = tuple[str, str, str, str, str]
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def content(finding: Finding) -> Content:
    """What a finding says, whatever it was found by and wherever."""
    ends = [end.entity or fold(end.key) for end in (finding.subject, finding.object)]
    if load_ontology().relations[finding.predicate].symmetric:
        ends.sort()
    return ends[0], finding.predicate, ends[1], finding.polarity, finding.modality


class Checked:
    """Proposals for one article, each held to what any finding is."""

    def __init__(self, article: Article, mentions: Iterable[Mention], lexicon: Lexicon) -> None:
        self._text = article.text
        self._seen = {(seen.start, seen.end): seen for seen in mentions}
        self._known = {
            (match.start, match.end): entry
            for match in lexicon.find(article.text)
            for entry in match.entries[:1]
            if entry.types and not entry.is_ambiguous(article.text[match.start : match.end])
        }

    def finding(self, proposed: Any) -> Finding:
        """The proposal with its ends linked.

        Raises:
            TypeError: it is no Finding, or a value in it is of the wrong type.
            ValueError: it cannot be; the error says why.

        """
        if not isinstance(proposed, Finding):
            raise TypeError(f"{proposed!r} is no Finding")
        said = tuple(map(self._mention, proposed.attributed_to))
        found = replace(
            proposed, subject=self._mention(proposed.subject), object=self._mention(proposed.object), attributed_to=said
        )
        self._try_place("quote", found.start, found.end)
        self._try_relation(found)
        if found.polarity not in get_args(Polarity) or found.modality not in get_args(Modality):
            raise ValueError(f"polarity {found.polarity!r} with modality {found.modality!r}")
        if not 0 <= found.confidence <= 1:
            raise ValueError(f"a confidence of {found.confidence!r}")
        if found.date is not None and not _is_date(found.date):
            raise ValueError(f"a date of {found.date!r}: write 2025, 2025-04 or 2025-04-29")
        if not isinstance(found.qualifiers, tuple) or not all(map(_is_pair, found.qualifiers)):
            raise TypeError(f"qualifiers are pairs of texts, not {found.qualifiers!r}")
        return found

    def _try_relation(self, found: Finding) -> None:
        relations = load_ontology().relations
        if found.predicate not in relations:
            raise ValueError(f"the vocabulary has no relation {found.predicate!r}")
        if not load_ontology().allows(found.predicate, found.subject.types, found.object.types):
            ends = [f"{end.text!r} ({', '.join(end.types)})" for end in (found.subject, found.object)]
            raise ValueError(f"{found.predicate} does not join {ends[0]} and {ends[1]}")
        if content(found)[0] == content(found)[2]:
            raise ValueError(f"{found.predicate} joins {found.subject.text!r} with itself")

    def _mention(self, given: Any) -> Mention:
        """A mention as the lexicon or, without it, the plugin knows it; where it gives no types, as it was seen."""
        if not isinstance(given, Mention):
            raise TypeError(f"{given!r} is no Mention")
        if not all(isinstance(text, str) for text in (given.text, given.key, *given.types, *given.forms)):
            raise TypeError(f"{given!r} is not all texts")
        self._try_place(f"mention {given.text!r}", given.start, given.end)
        there = self._text[given.start : given.end]
        if there != given.text:
            raise ValueError(f"the mention {given.text!r} at {given.start}, where the text has {there!r}")
        seen = self._seen.get((given.start, given.end))
        if seen is not None and (seen.entity is not None or not given.types):
            return seen
        if seen is None and (entry := self._known.get((given.start, given.end))) is not None:
            return replace(given, key=entry.name, types=entry.types, entity=entry.name)
        unknown = sorted(set(given.types) - load_ontology().types.keys())
        if unknown or not given.types:
            raise ValueError(f"{given.text!r} is of no type of the vocabulary: {', '.join(unknown) or 'it has none'}")
        if given.entity is not None or not fold(given.key):
            raise ValueError(f"{given.text!r} goes by {given.entity or given.key!r}, which is no name in this article")
        return given if seen is None else replace(seen, types=given.types)

    def _try_place(self, what: str, start: object, end: object) -> None:
        if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end <= len(self._text):
            raise ValueError(f"its {what} stands from {start} to {end} of {len(self._text)} characters")
        if not self._text[start:end].strip():
            raise ValueError(f"its {what} is blank")


def _is_pair(qualifier: object) -> bool:
    """Whether it is a name and a value."""
    return isinstance(qualifier, tuple) and len(qualifier) == 2 and all(isinstance(text, str) for text in qualifier)


def _is_date(date: str) -> bool:
    """Whether it is a year, month or day of the calendar."""
    try:
        return _DATE.fullmatch(date) is not None and bool(datetime.date.fromisoformat(f"{date}-01-01"[:10]))
    except ValueError:
        return False
