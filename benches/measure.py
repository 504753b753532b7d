"""Timing: rounds of the things compared follow one another, so that a drifting machine drifts for all."""

from __future__ import annotations

import gc
import json
import random
import statistics
import subprocess
import sys
import threading
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROUNDS = 5
#: Two threads of a program that shares nothing run so much faster than one where both processors are free.
_FREE = 1.75
#: Rounds that must be undisturbed for the others to be left out.
_ENOUGH = 3


@dataclass(frozen=True)
class Row:
    """One line of the table: how many times as fast as the peer."""

    what: str
    ratio: float
    at_least: float | None = None
    reach: float | None = None
    detail: str = ""
    #: Whether a smaller figure is better (milliseconds, megabytes).
    smaller: bool = False

    def met(self) -> bool | None:
        """Whether the floor is met; None where there is none."""
        if self.at_least is None:
            return None
        return self.ratio <= self.at_least if self.smaller else self.ratio >= self.at_least


def seconds(run: Callable[[], object], clock: Callable[[], float] | None = None) -> float:
    """Time of one call by that clock, the wall's if none is given, garbage collection apart."""
    clock = clock or time.perf_counter
    gc.collect()
    start = clock()
    run()
    return clock() - start


def interleaved(
    runs: dict[str, Callable[[], object]], rounds: int = ROUNDS, clock: Callable[[], float] | None = None
) -> dict[str, float]:
    """The median time of each, taken in turns."""
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            taken[name].append(seconds(run, clock))
    return {name: statistics.median(times) for name, times in taken.items()}


def scaling() -> float:
    """How much faster two threads of ``zlib.compress``, which works without the GIL, are than one just now.

    On a shared machine two processors are at times the halves of one, or wait for the memory of others.
    """
    data = random.Random(1).randbytes(300_000)
    calls = 10

    def compress(times: int) -> None:
        for _ in range(times):
            zlib.compress(data, 1)

    def two() -> None:
        threads = [threading.Thread(target=compress, args=(calls // 2,)) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    return seconds(lambda: compress(calls)) / seconds(two)


def two_threads(
    one: Callable[[], object], two: Callable[[], object], rounds: int = ROUNDS, most: int = 4 * ROUNDS
) -> tuple[float, str]:
    """How many times as fast two threads are as one, and in how many rounds that was seen.

    Medians of rounds in which the machine had two processors to give, before and after (:func:`scaling`);
    rounds are added, to ``most``, until there are ``rounds`` of that kind. Where it hardly had, all count.
    """
    taken: list[tuple[float, float, bool]] = []
    before = scaling()
    while sum(free for *_, free in taken) < rounds and len(taken) < most:
        times = seconds(one), seconds(two)
        after = scaling()
        taken.append((*times, min(before, after) >= _FREE))
        before = after
    free = [times for times in taken if times[2]]
    counted = free if len(free) >= _ENOUGH else taken
    ratio = statistics.median(t[0] for t in counted) / statistics.median(t[1] for t in counted)
    return ratio, f"{len(free)} of {len(taken)} rounds undisturbed"


#: Defines ``peak()``, megabytes, for code that :func:`fresh` runs: the peak of ``getrusage`` begins with that
#: of the process that started it.
PEAK = """
def peak():
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024
    except FileNotFoundError:
        import resource
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
"""


def fresh(code: str, *args: str) -> dict[str, float]:
    """Runs code in a fresh process of this Python; it prints one JSON object last."""
    done = subprocess.run([sys.executable, "-c", code, *args], capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def read_lines(corpus: Path) -> list[str]:
    """The lines of a corpus, plain or xz."""
    if corpus.suffix == ".xz":
        import lzma

        with lzma.open(corpus, "rt", encoding="utf-8") as stream:
            return stream.read().splitlines()
    return corpus.read_text(encoding="utf-8").splitlines()


def megabytes(lines: list[str]) -> float:
    """Size in UTF-8."""
    return sum(len(line.encode()) + 1 for line in lines) / 1e6
