"""Normalization against copying a string and against the peers, as ratios.

python benches/bench_normalize.py [--corpus FILE]

Every row is the median over interleaved rounds: in each round all candidates run one after the other on the
same lines, so what else the machine does hits them alike.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import tarqim

SAMPLES = Path(__file__).parent.parent / "seeds" / "samples"

#: The stages arabic-norm 0.1.0 has on by default (its tashkeel includes small letters and U+0653-0655, ours
#: does not; `check_equal` sees to it that the corpus has none).
ARABIC_NORM = {
    "tashkeel": "strip",
    "tatweel": "strip",
    "alef": "fold_common",
    "alef_maqsura": "yeh",
}

#: Marks to vocalize a text with, by the position of the letter: a short vowel, now and then a shadda too.
VOWELS = ["\u064e", "\u064f", "\u0650", "\u0652", "\u0651\u064e", "\u064e"]


def vocalized(line: str) -> str:
    """The line with a mark after every Arabic letter."""
    out = []
    for i, c in enumerate(line):
        out.append(c)
        if "\u0621" <= c <= "\u064a" and c != "\u0640":
            out.append(VOWELS[i % len(VOWELS)])
    return "".join(out)


def corpus_lines(path: Path | None) -> list[str]:
    """The lines to measure on: a file, or the samples repeated to about 4 MB."""
    if path is not None:
        return path.read_text(encoding="utf-8").splitlines()
    lines = [
        x for p in sorted(SAMPLES.glob("*.txt")) for x in p.read_text(encoding="utf-8").splitlines() if x
    ]
    size = sum(len(x.encode()) for x in lines)
    return lines * max(1, 4_000_000 // size)


def interleaved(candidates: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Median seconds of each candidate."""
    times: dict[str, list[float]] = {name: [] for name in candidates}
    for _ in range(rounds):
        for name, run in candidates.items():
            start = time.perf_counter()
            run()
            times[name].append(time.perf_counter() - start)
    return {name: statistics.median(t) for name, t in times.items()}


def each(function: Callable[[str], object], lines: Sequence[str]) -> Callable[[], object]:
    """One call a line."""

    def run() -> None:
        for line in lines:
            function(line)

    return run


def rows(lines: list[str], rounds: int = 9) -> list[tuple[str, float, str]]:
    """(what, ratio, against) of every row that can be measured here."""
    out: list[tuple[str, float, str]] = []
    n = tarqim.Normalizer(**ARABIC_NORM)  # type: ignore[arg-type]
    marked = [vocalized(x) for x in lines]

    candidates: dict[str, Callable[[], object]] = {
        "n": each(n, lines),
        "align": each(n.align, lines),
        "n marked": each(n, marked),
        "align marked": each(n.align, marked),
    }
    try:
        import arabic_norm
    except ImportError:
        arabic_norm = None
    if arabic_norm is not None:
        check_equal(n, arabic_norm.normalize, lines)
        check_equal(n, arabic_norm.normalize, marked)
        candidates["peer"] = each(arabic_norm.normalize, lines)
        candidates["peer marked"] = each(arabic_norm.normalize, marked)
    t = interleaved(candidates, rounds)
    t["copy"] = copying(lines, rounds)
    if arabic_norm is not None:
        out.append(("normalize, one call a line", t["peer"] / t["n"], "arabic-norm 0.1.0, same stages"))
        out.append(
            ("normalize, fully vocalised", t["peer marked"] / t["n marked"], "arabic-norm 0.1.0, same stages")
        )
    out.append(("normalize, one call a line", t["copy"] / t["n"], "copying the string (s + ' ')"))
    out.append(("align", t["n"] / t["align"], "plain normalize"))
    out.append(("align, fully vocalised", t["n marked"] / t["align marked"], "plain normalize"))
    for preset in ("clean", "search", "model"):
        p = tarqim.Normalizer.preset(preset)
        t = interleaved({"n": each(n, lines), "p": each(p, lines)}, 3)
        out.append((f"preset {preset}", t["n"] / t["p"], "the four stages above"))
    return out


def copying(lines: Sequence[str], rounds: int) -> float:
    """Median seconds of `s + " "` in a bare loop."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        for line in lines:
            line + " "
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def check_equal(ours: Callable[[str], str], theirs: Callable[[str], str], lines: Sequence[str]) -> None:
    """The two must have done the same work."""
    for line in lines:
        if ours(line) != theirs(line):
            raise SystemExit(f"the outputs differ on {line!r}: {ours(line)!r} against {theirs(line)!r}")


def main() -> None:
    """Prints the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--rounds", type=int, default=9)
    args = parser.parse_args()
    for what, ratio, against in rows(corpus_lines(args.corpus), args.rounds):
        print(f"{what:<32} {ratio:7.2f} x  {against}")


if __name__ == "__main__":
    main()
