"""``python -m benches.profile FILE [--labels …] [--whole] [--again]``: instructions of each stage.

Counts, not times: they hold on a busy machine, and two runs give the same. Needs valgrind. FILE is a text,
plain or xz, or has one JSON object a line with a ``text`` (``.jsonl``, ``.jsonl.xz``); its first ``--bytes``
are read line by line, once, as ``examples/profile.rs`` does it, without the optimization of the whole
program at once, which would join the stages. With ``--again`` the second reading is counted, which knows
all words.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import re
import subprocess
import tempfile
from collections import Counter
from pathlib import Path

from .measure import read_lines

_ROOT = Path(__file__).parent.parent
_BUILD = {
    "CARGO_PROFILE_RELEASE_LTO": "off",
    "CARGO_PROFILE_RELEASE_CODEGEN_UNITS": "1",
    "CARGO_PROFILE_RELEASE_STRIP": "none",
    "CARGO_PROFILE_RELEASE_DEBUG": "1",
}
#: A stage: what it is called, a function of it, and the stages that are counted apart from it.
STAGES = {
    "names: first readings of words, for the model": ("names::tagger::Tagger::first_seen", ()),
    "names: tags": ("names::tagger::Tagger::tag", ("names::tagger::Tagger::first_seen",)),
    "names: lists and rules": ("names::weighed::weighed", ()),
    "names: identity": (
        "names::weighed::Names as tarqim::reading::dimension::Dimension>::find",
        ("names::tagger::Tagger::tag", "names::weighed::weighed"),
    ),
    "dates, times, durations": ("time::Times as tarqim::reading::dimension::Dimension>::find", ()),
    "words: first readings, lists, phrases": (
        "pipeline::scratch::Scratch::read",
        ("tokenize::words::scan",),
    ),
    "tokens": ("tokenize::words::scan", ()),
    "identifiers": ("Identifiers as tarqim::reading::dimension::Dimension>::find", ()),
    "telephone numbers": ("Phones as tarqim::reading::dimension::Dimension>::find", ()),
    "counts and nouns": ("Cardinals as tarqim::reading::dimension::Dimension>::find", ()),
    "quantities": ("Quantities as tarqim::reading::dimension::Dimension>::find", ()),
    "money": ("Money as tarqim::reading::dimension::Dimension>::find", ()),
    "competition": (
        "tarqim::pipeline::extract",
        ("tarqim::pipeline::candidates", "pipeline::scratch::Scratch::read"),
    ),
}
_ALL = "tarqim::pipeline::extract"
_REST = "numbers, the other dimensions"


def counts(path: Path) -> Counter[str]:
    """Instructions of every function with what it calls, out of callgrind's file; recursion counts once."""
    inclusive: Counter[str] = Counter()
    function = called = ""
    within = False
    with path.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            if line.startswith("fn="):
                function = line[3:].strip()
            elif line.startswith("cfn="):
                called = line[4:].strip()
            elif line.startswith("calls="):
                within = True
            elif re.match(r"[0-9+*-]", line):
                if not (within and called == function):
                    inclusive[function] += int(line.split()[1])
                within = False
    return inclusive


def shares(inclusive: Counter[str]) -> list[tuple[str, int]]:
    """The stages with their instructions, the largest first."""

    def of(name: str) -> int:
        return max((n for function, n in inclusive.items() if function.endswith(name)), default=0)

    found = {stage: of(name) - sum(map(of, apart)) for stage, (name, apart) in STAGES.items()}
    found[_REST] = of(_ALL) - sum(found.values())
    return sorted(found.items(), key=lambda row: -row[1])


def lines(path: Path) -> list[str]:
    """The lines of a text, or the texts of a file of JSON."""
    if not path.name.removesuffix(".xz").endswith(".jsonl"):
        return read_lines(path)
    opened = lzma.open if path.suffix == ".xz" else open
    with opened(path, "rt", encoding="utf-8") as rows:
        return [line for row in rows for line in json.loads(row)["text"].splitlines()]


def main() -> None:
    """Builds the example, runs it under callgrind and prints the table."""
    parser = argparse.ArgumentParser(prog="python -m benches.profile", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--bytes", type=int, default=2_000_000, help="bytes that are read (default: 2 MB)")
    parser.add_argument("--labels", help="labels read alone, as CARDINAL,DATE")
    parser.add_argument("--whole", action="store_true", help="as one text")
    parser.add_argument("--again", action="store_true", help="the second reading of the same lines")
    given = parser.parse_args()
    build = [
        "cargo",
        "build",
        "--quiet",
        "--release",
        "--example",
        "profile",
        "--target-dir",
        "target/profile",
    ]
    subprocess.run(build, cwd=_ROOT, env=os.environ | _BUILD, check=True)
    example = _ROOT / "target" / "profile" / "release" / "examples" / "profile"
    with tempfile.TemporaryDirectory() as folder:
        text, out = Path(folder, "text"), Path(folder, "out")
        size = 0
        with text.open("w", encoding="utf-8") as file:
            for line in lines(given.file):
                size += file.write(line + "\n") and len(line.encode()) + 1
                if size >= given.bytes:
                    break
        run = [str(example), str(text)]
        run += ["--labels", given.labels, "--alone"] if given.labels else []
        run += ["--whole"] if given.whole else []
        run += ["--again"] if given.again else []
        tool = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}"]
        tool += ["--compress-strings=no", "--compress-pos=no", "--toggle-collect=*profile::read*"]
        subprocess.run([*tool, *run], check=True, capture_output=True)
        inclusive = counts(out)
    stages = shares(inclusive)
    total = sum(n for _, n in stages)
    print("| stage | share | instructions a byte |")
    print("|---|---|---|")
    for stage, n in stages:
        print(f"| {stage} | {n / total:.1%} | {n / size:.1f} |")
    print(f"| **all** | | {total / size:.1f} |")


if __name__ == "__main__":
    main()
