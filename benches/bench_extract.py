"""Extraction against the crate duckling 0.4.0 and ``re.finditer``, first pass of a fresh process."""

from __future__ import annotations

import json
import statistics
import subprocess
import tempfile
from pathlib import Path

from .measure import Row, fresh, megabytes, read_lines

_CRATE = Path(__file__).parent / "duckling"
#: Duckling's times take minutes for megabytes; a part is enough for a ratio.
_TIME_BYTES = 200_000
_ROUNDS = 5
#: Seconds after which a long line is not taken again.
_PATIENCE = 12

_OURS = """
import json, sys, time
from pathlib import Path
import tarqim
lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
labels = json.loads(sys.argv[2])
options = tarqim.Options(compete=labels is None)
pipeline = tarqim.Pipeline(labels=labels, options=options, reference="2015-10-04")
start = time.perf_counter()
for doc in pipeline.map(lines, threads=1):
    pass
print(json.dumps({"seconds": time.perf_counter() - start}))
"""

_SPANS = """
import json, re, sys, time
from pathlib import Path
lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
word = re.compile(r"\\w+")
start = time.perf_counter()
for line in lines:
    for match in word.finditer(line):
        match.span()
print(json.dumps({"seconds": time.perf_counter() - start}))
"""

_LINEAR = """
import json, sys, time
import tarqim
unit, size = sys.argv[1], int(sys.argv[2])
text = unit * (size // len(unit.encode()))
start = time.perf_counter()
tarqim.extract(text)
print(json.dumps({"seconds": time.perf_counter() - start}))
"""

NUMBERS = ["CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"]
TIMES = ["DATE", "TIME", "DURATION"]
NAMES = ["PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "EVENT"]


def _duckling(what: str, corpus: Path, limit: int | None = None) -> float:
    """Megabytes a second."""
    binary = _CRATE / "target" / "release" / "duckling-bench"
    args = [str(binary), what, str(corpus)] + ([str(limit)] if limit else [])
    done = subprocess.run(args, capture_output=True, text=True, check=True)
    read, taken, _ = done.stdout.split()
    return int(read) / 1e6 / float(taken)


def rows(corpus: Path) -> list[Row]:
    """Numbers, times, names and everything; then the time of hostile lines."""
    subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=_CRATE, check=True)
    lines = read_lines(corpus)
    size = megabytes(lines)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "corpus.txt"
        plain.write_text("\n".join(lines), encoding="utf-8")
        speeds: dict[str, list[float]] = {}

        def note(name: str, speed: float) -> None:
            speeds.setdefault(name, []).append(speed)

        parts = {"numbers": NUMBERS, "times": TIMES, "both": NUMBERS + TIMES, "names": NAMES, "all": None}
        for _ in range(_ROUNDS):
            for name, labels in parts.items():
                note(name, size / fresh(_OURS, str(plain), json.dumps(labels))["seconds"])
            note("re", size / fresh(_SPANS, str(plain))["seconds"])
            note("duckling numbers", _duckling("numbers", plain))
        note("duckling time", _duckling("time", plain, _TIME_BYTES))
    at = {name: statistics.median(values) for name, values in speeds.items()}

    def against(name: str, peer: str, what: str, least: float, reach: float | None) -> Row:
        detail = f"{at[name]:.1f} MB/s against {at[peer]:.2f}"
        return Row(what, at[name] / at[peer], least, reach, detail)

    return [
        against("numbers", "duckling numbers", "numbers, money, quantities vs duckling", 4, 10),
        against("times", "duckling time", "dates, times, durations vs duckling Time", 500, None),
        against("both", "duckling numbers", "numbers and times vs duckling's numbers alone", 2, 5),
        against("names", "re", "names vs re.finditer spans", 0.4, 1.0),
        against("all", "re", "all extraction vs re.finditer spans", 0.25, 0.6),
        *_linear(),
    ]


def _linear() -> list[Row]:
    """Ten times the bytes must cost about ten times the time."""

    def least(unit: str, size: int) -> float:
        # What else the machine does only adds to a time; long ones are taken once or twice.
        taken = [fresh(_LINEAR, unit, str(size))["seconds"]]
        while len(taken) < _ROUNDS and sum(taken) < _PATIENCE:
            taken.append(fresh(_LINEAR, unit, str(size))["seconds"])
        return min(taken)

    found = []
    for unit in ("٣", "و", "و ", "مليون ", "ألف و", "12/", "أمس ", "«"):
        small, large = least(unit, 1_000_000), least(unit, 10_000_000)
        detail = f"10 MB in {large:.2f} s, 1 MB in {small:.3f} s"
        what = f"10 MB of {unit.strip()!r}: time against 1 MB"
        found.append(Row(what, large / small, 15, None, detail, smaller=True))
    return found
