"""Pronouns and descriptions come in; the things that they stand for go out.

The network scores every mention before a reference. What it says is held to what must agree (persons are he or she,
one person is not both), and where the thing was named too far back for the network, the last person, or what the
article is mostly about, is taken.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from aiscape.extract.chain import Chain
from aiscape.extract.kinds import group
from aiscape.extract.mentions import Seen
from aiscape.extract.sentences import SENTENCE_END
from aiscape.names import fold

_HE = frozenset(["he", "his", "him", "himself"])
_SHE = frozenset(["she", "her", "hers", "herself"])
_FIRST = frozenset(["i", "me", "my", "mine", "myself"])
_WE = frozenset(["we", "us", "our", "ours", "ourselves"])
_IT = frozenset(["it", "its", "itself"])
_PERSONAL = _HE | _SHE | _FIRST
_PRONOUNS = (
    _PERSONAL
    | _WE
    | _IT
    | frozenset(["they", "them", "their", "theirs", "themselves", "this", "that", "these", "those", "both"])
)
#: The heads of descriptions, by the kind of thing that they describe.
_HEADS = {
    word: kind
    for kind, words in {
        "organization": """company firm start-up startup group business maker lab laboratory institute outfit agency regulator
            ministry bank developer designer vendor supplier publisher university carrier fund buyer parent subsidiary unit giant
            newspaper authority department commission court broadcaster insurer retailer chipmaker carmaker foundry studio""",
        "artefact": """model chip product assistant app tool system processor accelerator chatbot platform benchmark test dataset
            service family robot part device suite leaderboard library""",
        "Person": "founder executive chief banker researcher engineer professor minister analyst lawyer man woman",
        "place": "country city state kingdom region nation emirate",
    }.items()
    for word in words.split()
}
#: The log-odds below which the network's choice is none; kinds of reference that then fall back on the rules.
_NONE = -1.0
#: How much it tells that the article mentions a thing often.
_SALIENCE = 0.5
#: Characters within which a sentence ends.
_SENTENCE = 400
#: How many mentions back a person may have been named last.
_FAR = 40


def _log_sum(scores: Sequence[float]) -> float:
    """The logarithm of the sum of exponentials."""
    highest = max(scores)
    return highest + math.log(sum(math.exp(score - highest) for score in scores))


class Resolver:
    """Ties the references of one article to its chains, in the order of the text."""

    def __init__(
        self, text: str, mentions: Sequence[Seen], chains: list[Chain], of: dict[int, Chain], publisher: str
    ) -> None:
        self.text, self.mentions, self.chains, self.of = text, mentions, chains, of
        self.publisher = publisher
        self.gender: dict[int, frozenset[str]] = {}

    def run(self, antecedents: Mapping[int, Sequence[tuple[float, int]]]) -> None:
        """Give every reference that can be told its chain."""
        for index, mention in enumerate(self.mentions):
            if not mention.is_reference:
                continue
            word = mention.text.casefold()
            found = self._scored(word, mention, antecedents.get(index, ())) or self._fallback(word, index)
            if found is not None:
                found.mentions.append(index)
                self.of[index] = found
                for gender in (_HE, _SHE):
                    if word in gender:
                        self.gender[found.number] = gender

    def _scored(self, word: str, reference: Seen, scored: Sequence[tuple[float, int]]) -> Chain | None:
        """The likeliest chain that agrees, all its mentions speaking for it, if any is likelier than none."""
        votes: dict[int, list[float]] = defaultdict(list)
        chains: dict[int, Chain] = {}
        for score, index in scored:
            chain = self.of.get(index)
            if chain is not None and self._agrees(word, chain) and not self._named_after(word, reference, chain):
                chains[chain.number] = chain
                votes[chain.number].append(score)
        totals = {
            number: _log_sum(scores) + _SALIENCE * math.log(len(chains[number].mentions))
            for number, scores in votes.items()
        }
        best = max(totals, key=lambda number: (totals[number], -number), default=None)
        return chains[best] if best is not None and totals[best] > _NONE else None

    def _agrees(self, word: str, chain: Chain) -> bool:
        person = "Person" in chain.votes
        if word in _PERSONAL:
            gender = self.gender.get(chain.number)
            return person and (gender is None or word in gender or word in _FIRST)
        if word in _IT or word in _WE:
            return not person
        kind = _HEADS.get(word.split()[-1])
        if kind is None:
            return True
        groups = {group(name) for name in chain.votes}
        return kind in groups or (kind == "organization" and "artefact" in groups and bool(chain.entry))

    def _named_after(self, word: str, reference: Seen, chain: Chain) -> bool:
        """Whether the same sentence goes on to name a thing that a description ("that model") is thus told apart from."""
        if word in _PRONOUNS:
            return False
        names = (self.mentions[index] for index in chain.mentions if not self.mentions[index].is_reference)
        return any(
            reference.stop <= name.start < reference.stop + _SENTENCE
            and not SENTENCE_END.search(self.text, reference.stop, name.start)
            for name in names
        )

    def _fallback(self, word: str, index: int) -> Chain | None:
        if word in _WE:
            return next((c for c in self.chains if c.mentions and self._publishes(c)), None)
        if word in _HE or word in _SHE:
            return self._last_person(word, index)
        return None

    def _publishes(self, chain: Chain) -> bool:
        return bool(self.publisher) and any(fold(surface) == fold(self.publisher) for surface in chain.surfaces)

    def _last_person(self, word: str, index: int) -> Chain | None:
        for before in range(index - 1, max(-1, index - _FAR), -1):
            chain = self.of.get(before)
            if chain is not None and "Person" in chain.votes and self._agrees(word, chain):
                return chain
        return None
