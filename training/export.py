"""A trained reader comes in; the quantised ONNX files that the package ships go out.

python training/export.py training/runs/reader.pt graph/aiscape/extract/weights
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch.export import Dim

from train import Reader, minilm


def export(reader: Reader, folder: Path) -> None:
    """Write encoder.onnx (weights as int8), pairs.onnx and the tokenizer."""
    folder.mkdir(parents=True, exist_ok=True)
    reader.eval()
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / "encoder.onnx"
        ids = torch.randint(5, 900, (1, 40))
        mask = torch.ones(1, 40, dtype=torch.long)
        length = Dim("length", min=2, max=512)
        torch.onnx.export(
            reader.encoder, (ids, torch.zeros_like(ids), mask), full, dynamo=True, external_data=False,
            input_names=["ids", "case", "mask"], output_names=["hidden", "tags"],
            dynamic_shapes={"ids": {1: length}, "case": {1: length}, "mask": {1: length}},
        )  # fmt: skip
        _quantise(full, folder / "encoder.onnx")
        pairs = Path(scratch) / "pairs.onnx"
        _export_pairs(reader, pairs)
        _quantise(pairs, folder / "pairs.onnx")
    shutil.copy(minilm() / "tokenizer.json", folder / "tokenizer.json")


def _quantise(source: Path, target: Path) -> None:
    """Weights as 8-bit integers, a scale a column; activations are quantised as they come."""
    model = onnx.load(source)
    del model.graph.value_info[:]  # shapes that the exporter noted before it folded transposed weights
    onnx.save(model, source)
    quantize_dynamic(source, target, weight_type=QuantType.QInt8, per_channel=True)


def _export_pairs(reader: Reader, path: Path) -> None:
    size = reader.encoder.bert.config.hidden_size
    first = torch.tensor([2, 5, 9, 14])
    pairs = torch.tensor([[0, 1], [1, 0], [2, 3], [3, 1], [0, 3]])
    length, mentions, count = (
        Dim("length", min=2, max=512),
        Dim("mentions", min=2, max=512),
        Dim("pairs", min=2, max=100000),
    )
    torch.onnx.export(
        reader.pairs,
        (torch.randn(40, size), first, first + 1, torch.tensor([0, 4, 6, 18]), pairs,
         torch.zeros(5, dtype=torch.long), torch.zeros(5, 4, dtype=torch.long), torch.tensor([[1, 24]] * 5)),
        path, dynamo=True, external_data=False,
        input_names=["hidden", "first", "last", "kind", "pairs", "distance", "apart", "scope"],
        output_names=["relations", "flags", "same", "said"],
        dynamic_shapes={
            "hidden": {0: length}, "first": {0: mentions}, "last": {0: mentions}, "kind": {0: mentions},
            "pairs": {0: count}, "distance": {0: count}, "apart": {0: count, 1: mentions}, "scope": {0: count},
        },
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("weights", type=Path)
    parser.add_argument("folder", type=Path)
    args = parser.parse_args()
    reader = Reader()
    reader.load_state_dict(torch.load(args.weights))
    export(reader, args.folder)


if __name__ == "__main__":
    main()
