"""``python -m benches [--corpus FILE] [--only NAME …] [--json FILE]``."""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import platform
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

import benches

_SAMPLES = Path(__file__).parents[1] / "seeds" / "samples"
#: The samples are repeated to about this many bytes.
_DEFAULT_BYTES = 10_000_000


def default_corpus(folder: Path, size: int = _DEFAULT_BYTES) -> Path:
    """The samples, repeated to about that many bytes."""
    text = "\n".join(p.read_text(encoding="utf-8") for p in sorted(_SAMPLES.glob("*.txt"))) + "\n"
    corpus = folder / "samples.txt"
    corpus.write_text(text * (size // len(text.encode()) + 1), encoding="utf-8")
    return corpus


def main() -> int:
    """Prints the table; the status is 1 where a floor is not met."""
    names = sorted(m.name for m in pkgutil.iter_modules(benches.__path__) if m.name.startswith("bench_"))
    parser = argparse.ArgumentParser(prog="python -m benches", description=benches.__doc__)
    parser.add_argument("--corpus", type=Path, help="text, plain or xz (default: seeds/samples repeated)")
    parser.add_argument("--only", nargs="+", choices=[n.removeprefix("bench_") for n in names])
    parser.add_argument("--json", type=Path, help="write the figures here too")
    args = parser.parse_args()
    found = []
    with tempfile.TemporaryDirectory() as folder:
        corpus = args.corpus or default_corpus(Path(folder))
        print(f"corpus {corpus.name}; Python {platform.python_version()}; {platform.machine()}", flush=True)
        print(f"{'what':<58} {'figure':>8} {'floor':>7} {'reach':>7}   detail")
        for name in names:
            if args.only and name.removeprefix("bench_") not in args.only:
                continue
            for row in importlib.import_module(f"benches.{name}").rows(corpus):
                found.append(row)
                floor = "" if row.at_least is None else f"{'≤' if row.smaller else '≥'}{row.at_least:g}"
                reach = "" if row.reach is None else f"{row.reach:g}"
                mark = {True: "✓", False: "✗", None: " "}[row.met()]
                print(
                    f"{row.what:<58} {row.ratio:>8.2f} {floor:>7} {reach:>7} {mark} {row.detail}", flush=True
                )
    if args.json:
        args.json.write_text(json.dumps([asdict(row) for row in found], ensure_ascii=False, indent=1))
    return int(any(row.met() is False for row in found))


if __name__ == "__main__":
    sys.exit(main())
