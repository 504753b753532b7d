"""``python -m benches.quick [--corpus FILE] [--record]``: ratios in minutes, against those last recorded.

Processor time, not the wall's, so that other work on the machine hardly counts; what still seems slower than
recorded is measured again, and counts as lost only if it is in every attempt. ``make bench-quick`` runs it.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import tarqim

from .__main__ import default_corpus
from .bench_extract import NAMES, NUMBERS, TIMES
from .bench_normalize import vocalized
from .bench_presets import FLOORS, documents, measure
from .measure import fresh, interleaved, read_lines

RECORDED = Path(__file__).with_name("recorded.json")
#: Of a recorded ratio, what may be lost.
LOSS = 0.1
#: Measurements of a ratio that seems lost.
ATTEMPTS = 4
#: Bytes of the corpus that are used.
_BYTES = 2_000_000

_EXTRACT = """
import json, re, sys, time
from pathlib import Path
import tarqim
lines = Path(sys.argv[1]).read_text(encoding="utf-8").split("\\n")
labels = json.loads(sys.argv[2])
word = re.compile(r"\\w+")
pipeline = tarqim.Pipeline(labels=labels, options=tarqim.Options(compete=labels is None))
pipeline("وصل 80 جندياً إلى سوريا أمس")
start = time.process_time()
for doc in pipeline.map(lines, threads=1):
    pass
ours = time.process_time() - start
start = time.process_time()
for line in lines:
    for match in word.finditer(line):
        match.span()
print(json.dumps({"ratio": (time.process_time() - start) / ours}))
"""


def _presets(texts: list[str], name: str) -> dict[str, float]:
    took, _ = measure(texts, list(FLOORS), 5, time.process_time)
    peer = took.get("peer")
    found = {f"four stages, {name}, of copying": took["copy"] / took["four stages"]}
    for preset in FLOORS:
        # Without arabic-norm the four stages are what a preset is measured by.
        by, against = (took["four stages"], "the four stages") if peer is None else (peer, "arabic-norm")
        found[f"{preset}, {name}, vs {against}"] = by / took[preset]
    return found


def _tokens(lines: list[str]) -> dict[str, float]:
    word = re.compile(r"\w+")

    def spans() -> None:
        for line in lines:
            for match in word.finditer(line):
                match.span()

    def ours() -> None:
        for line in lines:
            tarqim.tokenize(line)

    took = interleaved({"re": spans, "ours": ours}, 5, time.process_time)
    return {"tokens vs re.finditer": took["re"] / took["ours"]}


def _columns(lines: list[str]) -> dict[str, float]:
    import pyarrow as pa

    array, pipeline = pa.array(lines), tarqim.Pipeline()

    def mapped() -> None:
        for doc in pipeline.map(lines, threads=1):
            len(doc.entities)

    mapped()
    runs = {"map": mapped, "arrow": lambda: tarqim._core.arrow_entities(pipeline, array, None, None, 1)}
    took = interleaved(runs, 3, time.process_time)
    return {"entities of a column vs map": took["map"] / took["arrow"]}


def _extract(corpus: Path) -> dict[str, float]:
    parts = {"numbers": NUMBERS, "times": TIMES, "names": NAMES, "all extraction": None}
    return {
        f"{name} vs re.finditer": max(
            fresh(_EXTRACT, str(corpus), json.dumps(labels))["ratio"] for _ in range(3)
        )
        for name, labels in parts.items()
    }


def main() -> int:
    """Prints every ratio beside the recorded one; the status is 1 where one is lost."""
    parser = argparse.ArgumentParser(prog="python -m benches.quick", description=__doc__)
    parser.add_argument("--corpus", type=Path, help="text, plain or xz (default: seeds/samples repeated)")
    parser.add_argument("--record", action="store_true", help="write the ratios to benches/recorded.json")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        lines = read_lines(given.corpus or default_corpus(Path(folder), _BYTES))
        size = 0
        kept = []
        for line in lines:
            size += len(line.encode()) + 1
            kept.append(line)
            if size >= _BYTES:
                break
        plain = Path(folder) / "corpus.txt"
        plain.write_text("\n".join(kept), encoding="utf-8")
        marked = [vocalized(line) for line in kept]
        parts: list[Callable[[], dict[str, float]]] = [
            lambda: _presets(kept, "bare"),
            lambda: _presets(marked, "vocalised"),
            lambda: _presets(list(documents(kept)), "4 kB"),
            lambda: _tokens(kept),
            lambda: _columns(kept),
            lambda: _extract(plain),
        ]
        recorded = json.loads(RECORDED.read_text(encoding="utf-8")) if RECORDED.exists() else {}
        lost = False
        found: dict[str, float] = {}
        for part in parts:
            best = part()
            if given.record:
                times = [best, part(), part()]
                best = {what: statistics.median(time[what] for time in times) for what in best}
            for _ in range(ATTEMPTS - 1):
                short = [w for w, r in best.items() if r < recorded.get(w, 0) * (1 - LOSS)]
                if not short or given.record:
                    break
                again = part()
                best = {what: max(ratio, again[what]) for what, ratio in best.items()}
            for what, ratio in best.items():
                before = recorded.get(what)
                slower = not given.record and before is not None and ratio < before * (1 - LOSS)
                lost |= slower
                beside = "" if before is None else f"{before:>9.2f}"
                print(f"{what:<46}{ratio:>9.2f}{beside} {'✗' if slower else ''}", flush=True)
            found |= best
    if given.record:
        rounded = {what: round(ratio, 3) for what, ratio in found.items()}
        RECORDED.write_text(json.dumps(rounded, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return int(lost)


if __name__ == "__main__":
    sys.exit(main())
