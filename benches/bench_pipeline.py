"""Two threads against one, start-up, memory and size."""

from __future__ import annotations

import importlib.metadata
import statistics
from pathlib import Path

import tarqim

from .measure import Row, fresh, interleaved, read_lines

_IMPORT = """
import json, sys, time
start = time.perf_counter()
import tarqim
print(json.dumps({"ms": (time.perf_counter() - start) * 1000}))
"""

_MEMORY = """
import json, resource, sys
import tarqim
tarqim.analyze("وصل 80 جندياً إلى سوريا أمس")
print(json.dumps({"mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
"""


def rows(corpus: Path) -> list[Row]:
    """Threads, import, memory, size of the installed module."""
    lines = read_lines(corpus)
    pipeline = tarqim.Pipeline()

    def run(threads: int) -> None:
        for _ in pipeline.map(lines, threads=threads):
            pass

    taken = interleaved({"one": lambda: run(1), "two": lambda: run(2)})
    search = tarqim.Normalizer.preset("search")
    lists = interleaved(
        {"one": lambda: search.map(lines, threads=1), "two": lambda: search.map(lines, threads=2)}
    )
    start = statistics.median(fresh(_IMPORT)["ms"] for _ in range(7))
    memory = fresh(_MEMORY)["mb"]
    files = importlib.metadata.files("tarqim") or []
    size = sum(f.locate().stat().st_size for f in files if f.locate().is_file()) / 1e6
    return [
        Row("Pipeline.map, 2 threads vs 1", taken["one"] / taken["two"], 1.6, 1.9),
        Row("Normalizer.map of a list, 2 threads vs 1", lists["one"] / lists["two"], 1, None),
        Row("import tarqim, ms", start, 50, 30, smaller=True),
        Row("memory after the first document, MB", memory, 150, None, smaller=True),
        Row("installed size, MB", size, None, None, smaller=True),
    ]
