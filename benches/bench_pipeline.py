"""Two threads against one, start-up, memory and size."""

from __future__ import annotations

import importlib.metadata
import statistics
from pathlib import Path

import tarqim

from .measure import PEAK, Row, fresh, read_lines, two_threads

#: Where `make` builds the wheel that is measured.
_WHEELS = Path(__file__).parents[1] / "target" / "wheels"

_IMPORT = """
import json, sys, time
start = time.perf_counter()
import tarqim
print(json.dumps({"ms": (time.perf_counter() - start) * 1000}))
"""

_MEMORY = (
    PEAK
    + """
import json
import tarqim
tarqim.analyze("وصل 80 جندياً إلى سوريا أمس")
print(json.dumps({"mb": peak()}))
"""
)


def rows(corpus: Path) -> list[Row]:
    """Threads, import, memory, size of the installed module."""
    lines = read_lines(corpus)
    pipeline = tarqim.Pipeline()

    def run(threads: int) -> None:
        for _ in pipeline.map(lines, threads=threads):
            pass

    mapped, mapped_rounds = two_threads(lambda: run(1), lambda: run(2), most=60)
    search = tarqim.Normalizer.preset("search")
    lists, lists_rounds = two_threads(
        lambda: search.map(lines, threads=1), lambda: search.map(lines, threads=2)
    )
    start = statistics.median(fresh(_IMPORT)["ms"] for _ in range(7))
    memory = fresh(_MEMORY)["mb"]
    files = importlib.metadata.files("tarqim") or []
    size = sum(f.locate().stat().st_size for f in files if f.locate().is_file()) / 1e6
    wheels = sorted(_WHEELS.glob("tarqim-*.whl"), key=lambda wheel: wheel.stat().st_mtime)
    wheel = [Row("wheel, MB", wheels[-1].stat().st_size / 1e6, 8, 3, smaller=True)] if wheels else []
    return [
        Row("Pipeline.map, 2 threads vs 1", mapped, 1.6, 1.9, mapped_rounds),
        Row("Normalizer.map of a list, 2 threads vs 1", lists, 1, None, lists_rounds),
        Row("import tarqim, ms", start, 30, None, smaller=True),
        Row("memory after the first document, MB", memory, 150, None, smaller=True),
        *wheel,
        Row("installed size, MB", size, None, None, smaller=True),
    ]
