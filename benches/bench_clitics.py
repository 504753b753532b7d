"""Clitics against pyfarasa, the first pass of a fresh process over the same lines.

Both remember the words they have cut, so a second pass would say nothing of either.
"""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from .measure import Row, fresh, megabytes, read_lines

_ROUNDS = 3

_OURS = """
import json, sys, time
from pathlib import Path
import tarqim
lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
start = time.perf_counter()
for line in lines:
    tarqim.segment(line)
print(json.dumps({"seconds": time.perf_counter() - start}))
"""

_FARASA = """
import json, sys, time
from pathlib import Path
from farasa.segmentation import segmentLine
lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
start = time.perf_counter()
for line in lines:
    segmentLine(line)
print(json.dumps({"seconds": time.perf_counter() - start}))
"""


def rows(corpus: Path) -> list[Row]:
    """The row of the segmenter."""
    lines = read_lines(corpus)
    size = megabytes(lines)
    taken: dict[str, list[float]] = {_OURS: [], _FARASA: []}
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "corpus.txt"
        plain.write_text("\n".join(lines), encoding="utf-8")
        for _ in range(_ROUNDS):
            for code, times in taken.items():
                times.append(fresh(code, str(plain))["seconds"])
    ours, theirs = (statistics.median(times) for times in taken.values())
    detail = f"{size / ours:.1f} MB/s against {size / theirs:.2f}"
    return [Row("segment vs pyfarasa, fresh process", theirs / ours, 15, 40, detail)]
