"""``python -m benches.shipping [WHEEL]``: what a new worker process pays, as a Markdown table."""

from __future__ import annotations

import pickle
import statistics
import sys
from pathlib import Path

import tarqim

from .measure import PEAK, fresh

#: Fresh processes whose median counts.
_ROUNDS = 5
_CODE = (
    PEAK
    + """
import json, time
start = time.perf_counter()
import tarqim
imported = time.perf_counter()
tarqim.analyze("وصل ٣ جنود إلى سوريا أمس", reference="2020-01-02")
first = time.perf_counter()
tarqim.analyze("غادر ٥ جنود العراق غداً", reference="2020-01-02")
second = time.perf_counter()
found = {"import": imported - start, "first": first - imported, "second": second - first, "peak": peak()}
print(json.dumps(found))
"""
)


def main() -> int:
    """Prints the table."""
    runs = [fresh(_CODE) for _ in range(_ROUNDS)]
    took = {name: statistics.median(run[name] for run in runs) for name in runs[0]}
    package = Path(tarqim.__file__).parent.rglob("*")
    size = sum(f.stat().st_size for f in package if f.is_file() and f.suffix != ".pyc") / 1e6
    rows = {
        "installed size": f"{size:.1f} MB",
        "`import tarqim`": f"{took['import'] * 1000:.0f} ms",
        "first document": f"{took['first'] * 1000:.1f} ms",
        "second document": f"{took['second'] * 1000:.2f} ms",
        "peak memory after both": f"{took['peak']:.0f} MB",
        "pickled `Pipeline`": f"{len(pickle.dumps(tarqim.Pipeline()))} bytes",
    }
    if len(sys.argv) > 1:
        rows["wheel"] = f"{Path(sys.argv[1]).stat().st_size / 1e6:.1f} MB"
    print("| what | figure |\n|---|---|")
    for name, figure in rows.items():
        print(f"| {name} | {figure} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
