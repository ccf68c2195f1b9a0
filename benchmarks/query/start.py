"""The first answer of each look-up: processor time of a whole process, beside that of `python -c "import click"`.

    python benchmarks/query/start.py FOLDER [--rounds N] [--out FILE]

FOLDER is what a build of the demo wrote. The two take turns; bytecode is compiled beforehand, as an installation does.
"""

from __future__ import annotations

import argparse
import os
import resource
import shlex
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

COMMANDS = """show Alibaba
show alibba
why OpenAI Microsoft
path Alibaba OpenAI
neighbors OpenAI
common OpenAI Nvidia
compare Anthropic 'Mistral AI'
rank
rank --by betweenness
communities
timeline
timeline OpenAI
sources
who-says OpenAI
contradictions
query 'SELECT * { ?s aiscape:develops ?o }'
query --saved suppliers
ask 'who supports Qwen3?'
ask 'Chinese companies that make AI chips'
ask 'what did OpenAI release since March?'
show Zzyzx""".splitlines()
CLICK = [sys.executable, "-c", "import click"]
PROGRAM = [sys.executable, "-c", "from aiscape.cli import main; main(prog_name='aiscape')"]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--rounds", type=int, default=9)
    arguments.add_argument("--out", type=Path)
    given = arguments.parse_args()
    lines = [
        f"Milliseconds of the processor for a whole process, of {given.rounds} rounds in turn with `import click`", "",
        "| command | least | median | times `import click` |", "|---|---|---|---|",
    ]  # fmt: skip
    with tempfile.TemporaryDirectory() as cache:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": cache}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for command in COMMANDS:
            call = [*PROGRAM, *shlex.split(command), "-g", str(given.folder)]
            for warm in (CLICK, call):
                spent(warm, environment)
            pairs = [(spent(call, environment), spent(CLICK, environment)) for _ in range(given.rounds)]
            ours = [pair[0] for pair in pairs]
            share = statistics.median(one / other for one, other in pairs)
            lines.append(f"| `{command}` | {min(ours):.0f} | {statistics.median(ours):.0f} | {share:.1f} |")
    report = "\n".join(lines)
    print(report)
    if given.out:
        given.out.write_text(report + "\n", encoding="utf-8")


def spent(command: list[str], environment: dict[str, str]) -> float:
    """Milliseconds of the processor that a process takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


if __name__ == "__main__":
    main()
