"""A file of gold triples comes in; what must, may and must not be found goes out.

One triple a line, `subject | predicate | object`, wanted as it stands; `?` before it makes it optional, `!` a trap; ` @ NAME` after
it says to whom it must be attributed; `= NAME : OTHER ; OTHER` lists other names of one entity; `#` opens a comment.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from aiscape.errors import SourceError
from aiscape.ontology import load_ontology

Triple = tuple[str, str, str]


@dataclass
class Gold:
    """What one article states: triples of folded names, each set by its mark, and to whom some are attributed."""

    path: Path
    wanted: set[Triple] = field(default_factory=set)
    optional: set[Triple] = field(default_factory=set)
    traps: set[Triple] = field(default_factory=set)
    sources: dict[Triple, str] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)

    def triple(self, subject: str, predicate: str, obj: str) -> Triple:
        """A triple as it is compared: canonical folded names, the ends of a symmetric relation in order."""
        ends = [self.name(subject), self.name(obj)]
        relation = load_ontology().relations.get(predicate)
        if relation is not None and relation.symmetric:
            ends.sort()
        return ends[0], predicate, ends[1]

    def name(self, name: str) -> str:
        """The canonical folded name."""
        folded = _fold(name)
        return self.aliases.get(folded, folded)


def _fold(name: str) -> str:
    """Fold case, kinds of dash and quote and a leading article; accents stay, as the gold's own scorer keeps them."""
    name = unicodedata.normalize("NFKC", name).casefold()
    name = re.sub("[\u2010-\u2015]", "-", name).replace("\u2019", "'")
    return re.sub(r"\s+", " ", re.sub(r"^the ", "", name)).strip()


def read_gold(path: Path) -> Gold:
    """Read one file of gold triples.

    Raises:
        SourceError: it cannot be read, or a line is no triple.

    """
    gold, lines = Gold(path), []
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(path, f"cannot be read: {error}") from error
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.split(" #", 1)[0].strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("="):
            main, _, others = line[1:].partition(" : ")
            gold.aliases.update({_fold(other): _fold(main) for other in others.split(";")})
        else:
            lines.append((number, line))
    for number, line in lines:
        _add(gold, line, number)
    return gold


def _add(gold: Gold, line: str, number: int) -> None:
    mark = line[0] if line[0] in "?!" else ""
    body, _, source = line.lstrip("?! ").partition(" @ ")
    parts = [part.strip() for part in body.split("|")]
    if len(parts) != 3:
        raise SourceError(gold.path, "want 'subject | predicate | object'", line=number)
    triple = gold.triple(parts[0], re.split(r"[/#:]", parts[1])[-1], parts[2])
    group = {"": gold.wanted, "?": gold.optional, "!": gold.traps}[mark]
    for other in (gold.wanted, gold.optional, gold.traps):
        other.discard(triple)
    group.add(triple)
    gold.sources.pop(triple, None)
    if source:
        gold.sources[triple] = gold.name(source)
