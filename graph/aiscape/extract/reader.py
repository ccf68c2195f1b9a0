"""An article comes in; what it states, between mentions, goes out: the one place that knows the order of the steps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from aiscape.extract.candidates import Scored
from aiscape.extract.chain import Chain
from aiscape.extract.chains import build_chains
from aiscape.extract.closer import look_closer
from aiscape.extract.doubts import settle_types
from aiscape.extract.encode import Span, Window, windows
from aiscape.extract.labels import within_reach
from aiscape.extract.mentions import Seen, sole_forms, window_mentions
from aiscape.extract.nested import Nested, named_policy, nested_relations
from aiscape.extract.network import WEIGHTS, Network, PairScores
from aiscape.extract.patterns import Hit, load_patterns, match, render
from aiscape.extract.relations import findings, pattern_mentions
from aiscape.extract.sentences import sentences
from aiscape.extract.units import unit_matches
from aiscape.lexicon import Lexicon, Match
from aiscape.model import Article, Finding


@dataclass
class Reading:
    """All that was seen in one article before it is judged."""

    article: Article
    sentences: list[Span]
    mentions: list[Seen] = field(default_factory=list)
    scored: list[Scored] = field(default_factory=list)
    antecedents: dict[int, list[tuple[float, int]]] = field(default_factory=lambda: defaultdict(list))
    chains: list[Chain] = field(default_factory=list)
    chain_of: dict[int, Chain] = field(default_factory=dict)
    hits: list[tuple[int, Hit]] = field(default_factory=list)

    def placed(self, sentence: int, *mentions: int) -> tuple[str, list[Span]]:
        """A sentence's text, and where mentions stand in it (one of a sentence before has a negative start)."""
        start, stop = self.sentences[sentence]
        seen = (self.mentions[index] for index in mentions)
        return self.article.text[start:stop], [(one.start - start, one.stop - start) for one in seen]


class Reader:
    """Reads articles: the network, the lexicon and the rules together."""

    def __init__(self, lexicon: Lexicon, *, weights: Path = WEIGHTS, threshold: float | None = None) -> None:
        self.lexicon = lexicon
        self.network = Network(weights)
        self.threshold = threshold

    def read(self, article: Article) -> list[Finding]:
        """Everything that one article states."""
        return findings(self.look(article), self.threshold)

    def look(self, article: Article) -> Reading:
        """Mentions, chains and scored pairs of one article, nothing decided yet."""
        reading = Reading(article, sentences(article.text, article.language))
        matches = self.lexicon.find(article.text)
        matches = sorted([*matches, *unit_matches(article.text, matches, self.lexicon)], key=_described_first)
        context, sole = f"{article.title} {article.text}".casefold(), sole_forms(article.text, matches)
        index_of: dict[Span, int] = {}
        for window in windows(article.text, reading.sentences, self.network.tokenizer):
            hidden, tagged = self.network.read(window)
            seen = window_mentions(article.text, window, tagged, matches, self.lexicon, context, sole)
            placed = _register(reading, window, seen, index_of)
            self._score(reading, window, hidden, placed)
        reading.scored = look_closer(reading.scored, reading.mentions, article.text, reading.sentences, self.network)
        reading.chains, reading.chain_of = build_chains(
            article.text, reading.mentions, reading.antecedents, article.publisher
        )
        settle_types(reading)
        reading.hits = [*_hits(reading), *self._nested(reading)]
        return reading

    def _nested(self, reading: Reading) -> Iterator[tuple[int, Hit]]:
        """What names of policies state, as hits of a pattern."""
        found = list(nested_relations(reading.article.text, reading.mentions, reading.chain_of, self.lexicon))
        for nested in found:
            other = _mention_of(reading, nested)
            ends = (other, nested.policy) if nested.relation == "imposes" else (nested.policy, other)
            place = reading.mentions[nested.policy].start
            sentence = next(i for i, (start, end) in enumerate(reading.sentences) if start <= place < end)
            yield sentence, Hit(named_policy(nested.relation), *ends)

    def _score(self, reading: Reading, window: Window, hidden: np.ndarray, placed: list[tuple[int, Seen]]) -> None:
        if len(placed) < 2:
            return
        spans = [(seen.begin, seen.end) for _, seen in placed]
        sentence = np.array([window.sentence[begin] for begin, _ in spans])
        core = np.array([seen.stop > window.core[0] for _, seen in placed])
        refers = np.array([seen.is_reference for _, seen in placed])
        pairs = _pairs(sentence, core, refers)
        if len(pairs) < 2:
            return
        scores = self.network.score(hidden, window, spans, [seen.kind for _, seen in placed], pairs)
        self._keep(reading, window, placed, scores, sentence)

    def _keep(
        self, reading: Reading, window: Window, placed: list[tuple[int, Seen]], scores: PairScores, sentence: np.ndarray
    ) -> None:
        for row, (i, j) in enumerate(scores.pairs.tolist()):
            first, second = placed[i][0], placed[j][0]
            if placed[j][1].is_reference and i < j:
                reading.antecedents[second].append((float(scores.same[row]), first))
        near = within_reach(sentence)[scores.pairs[:, 0], scores.pairs[:, 1]]
        mentions = [index for index, _ in placed]
        for row in np.flatnonzero(near & (scores.relations.max(1) > FAINTEST)).tolist():
            reading.scored.append(Scored.of(scores, row, mentions, sentence))


#: Pairs whose likeliest relation is less likely than this are forgotten at once, before the second look could raise them to candidates.
FAINTEST = 0.01


def _mention_of(reading: Reading, nested: Nested) -> int:
    """A mention of the other entity of a policy's name; where the article has none, the words within the name are it."""
    for chain in reading.chains:
        if chain.entry is not None and chain.entry.name == nested.entry.name:
            return min(chain.mentions, key=lambda m: (abs(m - nested.policy), m))
    surface = reading.article.text[nested.start : nested.end]
    index = len(reading.mentions)
    reading.mentions.append(Seen(0, 0, nested.start, nested.end, surface, nested.entry.types[0], 0.9, nested.entry))
    chain = Chain(len(reading.chains) + len(reading.mentions), entry=nested.entry)
    chain.mentions.append(index)
    chain.surfaces[surface] += 1
    chain.votes[nested.entry.types[0]] += 1
    reading.chains.append(chain)
    reading.chain_of[index] = chain
    return index


def _described_first(match: Match) -> tuple[bool, int]:
    return not match.described, match.start


def _hits(reading: Reading) -> Iterator[tuple[int, Hit]]:
    """Every pattern that matches, with the index of its sentence."""
    patterns = load_patterns()
    for index, (start, end) in enumerate(reading.sentences):
        mentions = list(pattern_mentions(reading, start, end))
        if len(mentions) > 1:
            for hit in match(render(reading.article.text, start, end, mentions), patterns):
                yield index, hit


def _register(
    reading: Reading, window: Window, seen: Sequence[Seen], index_of: dict[Span, int]
) -> list[tuple[int, Seen]]:
    """Number the mentions of a window's core; in its context only those already known stand."""
    placed = []
    for mention in seen:
        span = (mention.start, mention.stop)
        if mention.start >= window.core[0] and span not in index_of:
            index_of[span] = len(reading.mentions)
            reading.mentions.append(mention)
        if span in index_of:
            placed.append((index_of[span], mention))
    return placed


def _pairs(sentence: np.ndarray, core: np.ndarray, refers: np.ndarray) -> np.ndarray:
    count = len(sentence)
    order = np.arange(count)
    back = refers[None, :] & (order[:, None] < order[None, :])
    fresh = core[:, None] | core[None, :]
    return np.argwhere((within_reach(sentence) | back) & fresh).astype(np.int64)
