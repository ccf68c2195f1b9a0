"""Weights of two runs come in; their weighted mean goes out, which often reads better than either (Izmailov et al., 2018).

python training/blend.py training/runs/reader.pt training/runs/first.pt --share 0.3 --out training/runs/blend.pt
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("last", type=Path)
    parser.add_argument("earlier", type=Path, help="weights of the run that the last one started from")
    parser.add_argument("--share", type=float, default=0.3, help="share of the earlier weights")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    last, earlier = torch.load(args.last), torch.load(args.earlier)
    torch.save({name: torch.lerp(value, earlier[name], args.share) for name, value in last.items()}, args.out)


if __name__ == "__main__":
    main()
