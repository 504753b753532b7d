"""The examples of the documentation are right by the stubs, as a reader's own type checker sees them."""

import doctest
import subprocess
import sys
import typing

from tarqim._core import _BOUNDS, LABELS
from tarqim._types import Label
from tarqim._values import Bound, TimeBound
from tests.python.guides import ROOT, SESSIONS

#: Its page says so: a type checker cannot see a namespace that polars registers.
_SEEN_LATER = "# mypy: disable-error-code=attr-defined\n"


def test_pages(tmp_path):
    parser = doctest.DocTestParser()
    for page in SESSIONS:
        examples = parser.get_examples(page.read_text(encoding="utf-8").replace("```", ""))
        code = "".join(e.source for e in examples if e.exc_msg is None)
        name = "_".join(page.relative_to(ROOT).with_suffix("").parts).replace(".", "_")
        (tmp_path / f"{name}.py").write_text(
            (_SEEN_LATER if page.stem == "polars" else "") + code, encoding="utf-8"
        )
    command = [sys.executable, "-m", "mypy", "--config-file", str(ROOT / "pyproject.toml")]
    done = subprocess.run(
        [*command, "--cache-dir", str(ROOT / ".mypy_cache"), *sorted(map(str, tmp_path.glob("*.py")))],
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stdout


def test_what_python_repeats_is_what_the_core_says():
    assert list(typing.get_args(Label)) == LABELS
    assert list(typing.get_args(TimeBound)) == _BOUNDS
    assert set(typing.get_args(Bound)) < set(_BOUNDS)


#: What a type checker has to object to, a line each.
MISTAKES = """import tarqim
import pandas as pd
import tarqim.pandas
tarqim.extract("", labels=["GPEE"])
tarqim.extract("", labels="PER")
tarqim.normalize("", preset="serch")
tarqim.Normalizer(alef="folded")
tarqim.Options(week_start="someday")
tarqim.format_date("2020-05-03", months="roman")
[e.number.vlaue for e in tarqim.extract("") if e.number]
[e.time.start for e in tarqim.extract("") if e.time]
tarqim.parse_whatsapp("")[0].sendr
tarqim.name_key(3)
"""


def test_mistakes_are_told(tmp_path):
    (tmp_path / "mistakes.py").write_text(MISTAKES, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--config-file", str(ROOT / "pyproject.toml")]
    done = subprocess.run(
        [*command, "--cache-dir", str(ROOT / ".mypy_cache"), "mistakes.py"],
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
    )
    told = {int(line.split(":")[1]) for line in done.stdout.splitlines() if ": error:" in line}
    assert told == set(range(4, len(MISTAKES.splitlines()) + 1)), done.stdout
