"""Runs that are killed and go on: ``python -m tests.engines.broken_off --megabytes 1000``.

A large JSON Lines file with bad records among the good is read once as a whole, and once more in a run
killed after random numbers of records; both must write the same bytes, tell of the same bad records and end
with the same status.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

COMMAND = [sys.executable, "-m", "tarqim", "analyze"]
BAD = ["{", "[]", '{"t": 1}', '{"text": 3}', '{"text": "\\ud800', "\udcff\udcfe"]
PHRASES = [
    "وصل {n} جنود إلى سوريا أمس",
    "قتل أكثر من {n} مدنياً في حلب يوم 3 نيسان 2016",
    "دفع {n} ديناراً في بغداد ثم غادر",
    "قالت وزارة الصحة إن {n} مصاباً نقلوا إلى المستشفى خلال أسبوعين",
    "half \\ud83d of a sign and {n} كيلومترات",
    "",
]


def lines(seed: int) -> Iterator[str]:
    """Records without end; one in five hundred is bad, one has no text."""
    rng = random.Random(seed)
    while True:
        chance = rng.random()
        if chance < 0.002:
            yield rng.choice(BAD)
        elif chance < 0.004:
            yield '{"text": null}'
        else:
            text = " ".join(rng.choice(PHRASES) for _ in range(rng.randint(1, 30)))
            yield '{"text": "' + text.replace("{n}", str(rng.randint(3, 99_999))) + '"}'


def write(path: Path, size: int, seed: int) -> None:
    """A file of about that many bytes."""
    with path.open("w", encoding="utf-8", errors="surrogateescape") as out:
        for line in lines(seed):
            out.write(line + "\n")
            if out.buffer.tell() >= size:
                return


def digest(path: Path) -> str:
    """The content of a file in a few characters."""
    with path.open("rb") as held:
        return hashlib.file_digest(held, "sha256").hexdigest() if sys.version_info >= (3, 11) else _sha(held)


def _sha(held) -> str:
    found = hashlib.sha256()
    while data := held.read(1 << 20):
        found.update(data)
    return found.hexdigest()


def seen(output: Path) -> int:
    """Records that the progress of a run counts."""
    try:
        return json.loads(output.with_name(output.name + ".progress").read_text())["reached"]["seen"]
    except (OSError, ValueError):
        return 0


def killed(given: Sequence[str], output: Path, kills: int, seconds: float, rng: random.Random) -> list[int]:
    """Starts the run, kills it so often at random within `seconds`, and lets the last one end.

    Gives the records counted at each kill; the last is the status of the run that ended.
    """

    def some_time(process: subprocess.Popen) -> None:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(rng.uniform(0, 2 * seconds / (kills + 1)))

    return _killed(given, output, [some_time] * kills)


def killed_at(given: Sequence[str], output: Path, records: Iterable[int]) -> list[int]:
    """The same, killed as soon as the run counts so many records: however fast the machine is, that often."""

    def until(count: int) -> Callable[[subprocess.Popen], None]:
        def wait(process: subprocess.Popen) -> None:
            while process.poll() is None and seen(output) < count:
                time.sleep(0.05)

        return wait

    return _killed(given, output, map(until, sorted(records)))


def _killed(given: Sequence[str], output: Path, waits: Iterable[Callable[[subprocess.Popen], None]]) -> list:
    reached = []
    command = [*COMMAND, *given, "-o", str(output), "--resume"]
    for wait in waits:
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
            wait(process)
            process.kill()
        reached.append(seen(output))
    done = subprocess.run(command, stderr=subprocess.PIPE)
    return [*reached, done.returncode, *done.stderr.splitlines()[-1:]]


def main() -> int:
    """Prints what was compared; the status is 1 where anything differs."""
    parser = argparse.ArgumentParser(prog="python -m tests.engines.broken_off", description=__doc__)
    parser.add_argument("--megabytes", type=float, default=20)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--format", default="csv")
    parser.add_argument("--seed", type=int, default=1)
    # What else is given to `tarqim analyze`.
    args, more = parser.parse_known_args()
    rng = random.Random(args.seed)
    with tempfile.TemporaryDirectory() as folder:
        source, whole, parts = (Path(folder) / name for name in ("news.jsonl", "whole", "parts"))
        write(source, int(args.megabytes * 1e6), args.seed)
        given = [str(source), "--format", args.format, *more]
        begun = time.monotonic()
        done = subprocess.run([*COMMAND, *given, "-o", str(whole)], stderr=subprocess.PIPE)
        seconds = time.monotonic() - begun
        # «tarqim: 21 of 11012 records were bad and left out»
        records = int(done.stderr.split()[-7])
        kills = (rng.randrange(records) for _ in range(args.kills))
        *reached, status, said = killed_at(given, parts, kills)
        same = digest(whole) == digest(parts)
        size = source.stat().st_size / 1e6
        print(f"{size:.0f} MB of JSON Lines -> {whole.stat().st_size / 1e6:.0f} MB of {args.format}")
        print(
            f"whole run: {seconds:.0f} s, status {done.returncode}, {done.stderr.splitlines()[-1].decode()}"
        )
        print(f"killed after the records {reached}; then status {status}, {said.decode()}")
        print("the same, byte for byte" if same else "DIFFERENT")
        return 0 if same and status == done.returncode and said == done.stderr.splitlines()[-1] else 1


if __name__ == "__main__":
    sys.exit(main())
