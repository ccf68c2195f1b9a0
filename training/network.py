"""The reader's network: a small encoder, a tagger of mentions, and one head for pairs of mentions.

The encoder is MiniLM (Wang et al., 2020), uncased, with an embedding of each word's case added to its input. Mentions are
tagged word by word (BIO). For a pair of mentions, a head attends from the pair to the window's words (so that the word that
states a relation is seen) and scores every relation, its flags, and whether the two are one thing; a second score ties a
relation to the mention of whoever says it.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from aiscape.extract.encode import CASES

HEADS, WIDTH = 4, 32
#: The attention score of words that a pair is not to see.
FAR = -10_000.0


class Encoder(nn.Module):
    """Word pieces -> vectors and tag scores."""

    def __init__(self, bert: nn.Module, tags: int) -> None:
        super().__init__()
        self.bert = bert
        size = bert.config.hidden_size
        self.case = nn.Embedding(CASES, size)
        nn.init.normal_(self.case.weight, std=0.02)
        self.dropout = nn.Dropout(0.1)
        self.tags = nn.Linear(size, tags)

    def forward(self, ids: Tensor, case: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """(B, T) ids, cases, mask -> (B, T, H) vectors, (B, T, tags) scores."""
        words = self.bert.embeddings.word_embeddings(ids) + self.case(case)
        hidden = self.bert(inputs_embeds=words, attention_mask=mask).last_hidden_state
        return hidden, self.tags(self.dropout(hidden))


class PairHead(nn.Module):
    """Vectors of one window and its mentions -> scores of pairs, and of who says what."""

    def __init__(self, size: int, types: int, relations: int, flags: int) -> None:
        super().__init__()
        inner = 160
        self.kind = nn.Embedding(types, 32)
        self.mention = nn.Sequential(nn.Linear(2 * size + 32, 256), nn.GELU(), nn.Dropout(0.3))
        self.subject, self.object = nn.Linear(256, inner), nn.Linear(256, inner)
        self.query = nn.Linear(3 * inner, HEADS * WIDTH)
        self.key, self.value = nn.Linear(size, HEADS * WIDTH), nn.Linear(size, HEADS * WIDTH)
        self.place = nn.Embedding(8, HEADS * WIDTH)
        self.distance = nn.Embedding(64, 32)
        self.pair = nn.Sequential(nn.Linear(3 * inner + HEADS * WIDTH + 32, 256), nn.GELU(), nn.Dropout(0.3))
        self.relation, self.flag, self.same = nn.Linear(256, relations), nn.Linear(256, flags), nn.Linear(256, 1)
        self.said, self.sayer = nn.Linear(256, 64), nn.Linear(256, 64)
        self.apart = nn.Embedding(64, 1)
        nn.init.constant_(self.relation.bias, -4.0)
        nn.init.zeros_(self.apart.weight)

    def forward(
        self,
        hidden: Tensor,
        first: Tensor,
        last: Tensor,
        kind: Tensor,
        pairs: Tensor,
        distance: Tensor,
        apart: Tensor,
        scope: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Score pairs of mentions of one window.

        Args:
            hidden: (T, H) vectors.
            first, last, kind: (M,) first and last piece and type of each mention.
            pairs: (P, 2) indices of subject and object.
            distance: (P,) bucket of how far apart the two stand, and in which order.
            apart: (P, M) bucket of how far each mention stands from the pair's object.
            scope: (P, 2) first and last piece of the sentences that the two stand in, and of those between.

        Returns:
            (P, relations), (P, flags), (P,) the same thing, (P, M) said by.

        """
        mention = self.mention(torch.cat([hidden[first], hidden[last], self.kind(kind)], -1))
        subject, obj = self.subject(mention)[pairs[:, 0]], self.object(mention)[pairs[:, 1]]
        both = torch.cat([subject, obj, subject * obj], -1)
        seen = self._attend(both, hidden, first[pairs], last[pairs], scope)
        pair = self.pair(torch.cat([both, seen, self.distance(distance)], -1))
        said = self.said(pair) @ self.sayer(mention).T + self.apart(apart).squeeze(-1)
        return self.relation(pair), self.flag(pair), self.same(pair).squeeze(-1), said

    def _attend(self, both: Tensor, hidden: Tensor, first: Tensor, last: Tensor, scope: Tensor) -> Tensor:
        """From each pair to every word of its sentences, knowing where the word stands to the two mentions."""
        query = self.query(both).view(-1, HEADS, WIDTH)
        key, value = self.key(hidden).view(-1, HEADS, WIDTH), self.value(hidden).view(-1, HEADS, WIDTH)
        place = self.place.weight.view(-1, HEADS, WIDTH)
        at = torch.arange(hidden.shape[0], device=hidden.device)[None, :]
        swapped = (first[:, 0] > first[:, 1]).long()[:, None]
        left = (at < first.min(1).values[:, None]).long()
        right = (at > last.max(1).values[:, None]).long()
        in_subject = ((at >= first[:, :1]) & (at <= last[:, :1])).long()
        in_object = ((at >= first[:, 1:]) & (at <= last[:, 1:])).long()
        bucket = (left + 2 * right) * 2 + swapped
        bucket = torch.where(in_subject == 1, torch.full_like(bucket, 6), bucket)
        bucket = torch.where(in_object == 1, torch.full_like(bucket, 7), bucket)
        score = torch.einsum("phw,thw->pht", query, key)
        where = torch.einsum("phw,bhw->phb", query, place)
        score = score + where.gather(2, bucket[:, None, :].expand(-1, HEADS, -1))
        outside = (at < scope[:, :1]) | (at > scope[:, 1:])
        score = torch.where(outside[:, None, :], torch.full_like(score, FAR), score)
        weight = torch.softmax(score / WIDTH**0.5, -1)
        return torch.einsum("pht,thw->phw", weight, value).reshape(-1, HEADS * WIDTH)
