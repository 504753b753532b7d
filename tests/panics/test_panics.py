"""A panic of the core is a ``RuntimeError`` wherever it comes from, and the next text is read as ever.

For a build in which a text with U+10FFFD makes its reader panic: ``make test-panics``.
"""

import json
import subprocess
import sys

import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import tarqim
import tarqim.polars
from tarqim._core import arrow_entities, arrow_extract, arrow_normalize, arrow_tokenize

BAD = "وصل \U0010fffd 3 جنود"
GOOD = "وصل 3 جنود إلى دمشق"
LONG = GOOD * 10_000
MANY = [GOOD] * 3_000

NORMALIZER = tarqim.Normalizer.preset("search")
CLEANED = tarqim.Pipeline(normalizer=NORMALIZER)
TYPES = {"type": "hire", "verb": [{"past": BAD, "present": "يوظف"}]}


def calls(text):
    """What reads one text or a column with it, by name."""
    column = pa.array([GOOD, text])
    return {
        "tokenize": lambda: tarqim.tokenize(text),
        "sentences": lambda: tarqim.sentences(text),
        "language": lambda: tarqim.language(text),
        "extract": lambda: tarqim.extract(text),
        "extract long": lambda: tarqim.extract(LONG + text),
        "analyze": lambda: tarqim.analyze(text),
        "explain": lambda: tarqim.explain(text),
        "events": lambda: tarqim.events(text),
        "segment": lambda: tarqim.segment(text),
        "chunk": lambda: tarqim.chunk(text),
        "pipeline": lambda: tarqim.Pipeline()(text),
        "pipeline with a normalizer": lambda: CLEANED(text),
        "map": lambda: list(tarqim.Pipeline().map([GOOD, text])),
        "map of one thread": lambda: list(tarqim.Pipeline().map([GOOD, text], threads=1)),
        "map with a normalizer": lambda: list(CLEANED.map([GOOD, text])),
        "stream of events": lambda: list(tarqim.Pipeline().events([GOOD, text])),
        "to_arrow": lambda: pa.table(tarqim.Pipeline().to_arrow([GOOD, text])),
        "to_arrow of events": lambda: pa.table(tarqim.Pipeline().to_arrow([text], what="events")),
        "normalize": lambda: tarqim.normalize(text),
        "normalize long": lambda: tarqim.normalize(LONG + text),
        "Normalizer": lambda: NORMALIZER(text),
        "align": lambda: NORMALIZER.align(text),
        "align long": lambda: NORMALIZER.align(LONG + text),
        "map of a normalizer": lambda: NORMALIZER.map([GOOD, text]),
        "map of a normalizer on threads": lambda: NORMALIZER.map([*MANY, text], threads=3),
        "map of a column": lambda: NORMALIZER.map(pd.Series([GOOD, text])),
        "numerals_to_digits": lambda: tarqim.numerals_to_digits(text),
        "digits_to_words": lambda: tarqim.digits_to_words(text),
        "parse_number": lambda: tarqim.parse_number(text),
        "transliterate": lambda: tarqim.transliterate(text),
        "stem": lambda: tarqim.stem(text),
        "search_terms": lambda: tarqim.search_terms(text),
        "Gazetteer": lambda: tarqim.Gazetteer([(text, "ORG")]),
        "arrow_normalize": lambda: pa.array(arrow_normalize(NORMALIZER, column)),
        "arrow_tokenize": lambda: pa.array(arrow_tokenize(column)),
        "arrow_extract": lambda: pa.array(arrow_extract(tarqim.Pipeline(), column)),
        "arrow_entities": lambda: pa.table(arrow_entities(tarqim.Pipeline(), column)),
        "coerce": lambda: pa.array(arrow_extract(tarqim.Pipeline(), column, errors="coerce")),
        "polars": lambda: pl.Series([GOOD, text]).ar.extract(),
    }


@pytest.mark.parametrize("name", calls(GOOD))
def test_a_panic_is_an_exception(name):
    told = "tarqim failed .*provoked.*: this is a bug in tarqim"
    for _ in range(2):
        with pytest.raises(RuntimeError, match=told):
            calls(BAD)[name]()
        if name != "parse_number":
            calls(GOOD)[name]()
    assert [e.text for e in tarqim.extract(GOOD)] == ["3", "دمشق"]


NAMED = ["--id-column", "id"]


def run(*args):
    command = [sys.executable, "-m", "tarqim", *map(str, args)]
    return subprocess.run(command, capture_output=True, encoding="utf-8")


@pytest.mark.parametrize(
    "command",
    [
        *(
            ["analyze", "--id-column", "id", "--format", f]
            for f in ("jsonl", "csv", "table", "html", "parquet")
        ),
        ["events", "--id-column", "id", "--format", "jsonl"],
        ["normalize", "--column", "text"],
    ],
    ids=" ".join,
)
def test_a_record_that_the_core_fails_on_is_a_bad_record(command, tmp_path):
    path, good = tmp_path / "news.jsonl", tmp_path / "good.jsonl"
    ending = ".jsonl" if command[0] == "normalize" else ""
    out, whole = tmp_path / f"out{ending}", tmp_path / f"whole{ending}"
    lines = [json.dumps({"text": f"{GOOD} {n}", "id": n}) for n in range(3_000)]
    good.write_text("\n".join(lines), encoding="utf-8")
    assert run(command[0], good, *command[1:], "-o", whole).returncode == 0
    lines.insert(1_500, json.dumps({"text": BAD, "id": "bad one"}))
    path.write_text("\n".join(lines), encoding="utf-8")
    done = run(command[0], path, *command[1:], "-o", out)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "provoked" in done.stderr
    if command[-1] == "parquet":
        assert pq.read_table(out).equals(pq.read_table(whole))
    else:
        assert out.read_bytes() == (whole).read_bytes()
