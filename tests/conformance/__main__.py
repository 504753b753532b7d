"""``python -m tests.conformance SUITES_DIR [--suite NAME …] [--misses] [--json FILE] [--jobs N]``"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from .disputed import disputed
from .model import suite_files
from .report import miss_lines, table
from .run import run


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.conformance", description=__doc__)
    parser.add_argument("suites", type=Path, help="a folder of *.jsonl suites")
    parser.add_argument(
        "--suite", action="append", default=[], metavar="NAME", help="only suites with this name or beginning"
    )
    parser.add_argument("--misses", action="store_true", help="print every miss: id, text, expected, got")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write rows and misses to a file")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="suites at a time")
    asked = parser.parse_args(arguments)
    files = suite_files(asked.suites, asked.suite)
    if not files:
        print(
            f"no suites in {asked.suites}" + (f" named {', '.join(asked.suite)}" if asked.suite else ""),
            file=sys.stderr,
        )
        return 2
    try:
        rows, dropped = run(files, asked.jobs)
    except ModuleNotFoundError as missing:
        print(f"{missing}: build the extension first (maturin develop --release)", file=sys.stderr)
        return 2
    print(table(rows))
    if asked.misses:
        print("\n".join(["", *miss_lines(rows)]))
    listed = disputed()
    for row in rows:
        for case in row.disputed:
            print(f"disputed {case}: {listed[case]}")
    for row in rows:
        if not row.skipped:
            for case, why in row.not_offered.items():
                print(f"skipped {case}: {why}")
    if dropped:
        print("options that this tarqim does not know, left out: " + ", ".join(sorted(dropped)))
    if asked.json:
        asked.json.write_text(
            json.dumps([row.to_dict() for row in rows], ensure_ascii=False, indent=1), encoding="utf-8"
        )
    return 1 if any(row.skipped for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
