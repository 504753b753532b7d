"""``python -m benches.files CORPUS [--gigabytes 1]``: time and memory of the command line over large files.

The corpus is repeated to that size, in every form of input; ``tarqim analyze`` runs in a process of its own.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from .measure import read_lines

#: Resident memory that no run may exceed, in MB.
MOST = 300
RUNS = (("txt", "csv"), ("jsonl", "jsonl"), ("csv", "csv"), ("parquet", "parquet"), ("txt", "html"))


def _repeated(lines: list[str], size: int) -> Iterator[str]:
    done = 0
    while done < size:
        for line in lines:
            yield line
            done += len(line.encode()) + 1


def _write(path: Path, lines: list[str], size: int) -> None:
    rows = _repeated(lines, size)
    if path.suffix == ".parquet":
        import pyarrow as pa
        import pyarrow.parquet as pq

        with pq.ParquetWriter(path, pa.schema({"text": pa.string()})) as writer:
            while batch := [row for _, row in zip(range(10_000), rows, strict=False)]:
                writer.write_table(pa.table({"text": batch}))
        return
    with path.open("w", encoding="utf-8", newline="") as stream:
        match path.suffix:
            case ".csv":
                table = csv.writer(stream)
                table.writerow(["text"])
                table.writerows([row] for row in rows)
            case ".jsonl":
                stream.writelines(json.dumps({"text": row}, ensure_ascii=False) + "\n" for row in rows)
            case _:
                stream.writelines(row + "\n" for row in rows)


def main() -> int:
    """Prints a line a run; the status is 1 where one took more memory than it may."""
    parser = argparse.ArgumentParser(prog="python -m benches.files", description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--gigabytes", type=float, default=1)
    parser.add_argument("--only", nargs="+", metavar="IN:OUT", help="such runs only, as txt:csv")
    args = parser.parse_args()
    lines = read_lines(args.corpus)
    size = int(args.gigabytes * 1e9)
    worst = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for form, to in RUNS:
            if args.only and f"{form}:{to}" not in args.only:
                continue
            source, result = Path(folder, f"in.{form}"), Path(folder, f"out.{to}")
            _write(source, lines, size)
            start = time.perf_counter()
            command = [sys.executable, "-m", "tarqim", "analyze", str(source), "--lines", "--format", to]
            run = subprocess.Popen([*command, "--output", str(result)])
            _, status, used = os.wait4(run.pid, 0)
            seconds = time.perf_counter() - start
            peak = used.ru_maxrss / 1024
            worst = max(worst, peak)
            read, written = (path.stat().st_size / 1e6 for path in (source, result))
            print(
                f"{form:>8} {read:8.0f} MB → {to:<8} {written:8.0f} MB {seconds:7.0f} s"
                f" {size / 1e6 / seconds:6.1f} MB/s, peak {peak:4.0f} MB, status {status}",
                flush=True,
            )
            source.unlink()
            result.unlink()
    return int(worst > MOST)


if __name__ == "__main__":
    sys.exit(main())
