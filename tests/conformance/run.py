"""Running suites: one file after the other, or several at a time in processes of their own."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from .disputed import disputed
from .engine import Engine
from .model import Case, NotThere, Verdict, load
from .registry import Judge, judge_of, row_of
from .report import Row


def run_suite(file: Path, engine: Engine | None = None) -> tuple[list[Row], set[str]]:
    """The rows of one suite file, and the options that the installed tarqim does not know."""
    engine = engine or Engine()
    listed = disputed()
    rows: dict[str, Row] = {}
    try:
        judge = judge_of(file.stem)
        for case in load(file):
            name = row_of(case)
            row = rows.setdefault(name, Row(name))
            try:
                row.add(case, verdict_of(judge, case, engine), listed)
            except NotThere as missing:
                row.skip(case, str(missing))
    except NotThere as missing:
        return [Row(file.stem, skipped=str(missing))], engine.dropped
    for row in rows.values():
        # Where no case could be run, the suite as a whole was not.
        if row.not_offered and not row.counted():
            row.skipped = next(iter(row.not_offered.values()))
    return list(rows.values()), engine.dropped


def verdict_of(judge: Judge, case: Case, engine: Engine) -> Verdict | None:
    """The judge's verdict; an exception out of tarqim is a miss, not the end of the run."""
    if case.column == "wrong":
        return None
    try:
        return judge(case, engine)
    except NotThere:
        raise
    except Exception as problem:
        shown = "; ".join(str(expected.get("value")) for expected in case.expect)
        return Verdict(right=False, expected=shown, got=f"{type(problem).__name__}: {problem}")


def run(files: list[Path], jobs: int = 1) -> tuple[list[Row], set[str]]:
    """All rows in the order of the files."""
    if jobs > 1 and len(files) > 1:
        with ProcessPoolExecutor(max_workers=jobs) as pool:
            results = list(pool.map(run_suite, files))
    else:
        engine = Engine()
        results = [run_suite(file, engine) for file in files]
    rows = [row for result, _ in results for row in result]
    return rows, set().union(*(dropped for _, dropped in results))
