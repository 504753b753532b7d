"""Whole columns: Arrow and polars against the core, pandas against ``.str.replace``, threads, HTML."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa

import tarqim
import tarqim.pandas
import tarqim.polars
from tarqim import _core

from .measure import Row, interleaved, megabytes, read_lines, seconds, two_threads

#: Lines of the entity table.
_LINES = 100_000
#: Words of the report that is rendered.
_WORDS = 10_000

#: What the search preset does to plain Arabic news, as a chain of ``.str.replace``; the results are compared.
_CHAIN = [
    ("[\u064b-\u0652\u0670\u0640]", ""),
    (r"[أإآٱ]", "ا"),
    (r"ى", "ي"),
    (r"ة", "ه"),
]
_SAME = tarqim.Normalizer(
    tashkeel="strip", tatweel="strip", alef="fold", alef_maqsura="yeh", teh_marbuta="heh"
)


def _chained(series: pd.Series[str]) -> pd.Series[str]:
    for pattern, with_ in _CHAIN:
        series = series.str.replace(pattern, with_, regex=True)
    return series


def rows(corpus: Path) -> list[Row]:
    """The figures of columns."""
    lines = read_lines(corpus)
    size = megabytes(lines)
    array = pa.array(lines)
    frame = pl.DataFrame({"text": lines})
    search = tarqim.Normalizer.preset("search")
    many = pa.array((lines * (_LINES // len(lines) + 1))[:_LINES])
    pipeline = tarqim.Pipeline()
    plain = pd.Series(lines, dtype=object)
    arrow = pd.Series(lines, dtype=pd.ArrowDtype(pa.string()))
    if not (plain.ar.normalize(_SAME) == _chained(plain)).all():
        raise SystemExit("bench_columns: the chain of .str.replace gives another result")
    joined = "\n".join(lines)
    doc = tarqim.analyze(" ".join(joined.split()[:_WORDS]))

    columns = interleaved(
        {
            "core": lambda: [search(line) for line in lines],
            "arrow": lambda: _core.arrow_normalize(search, array, 1),
            "polars": lambda: frame.select(pl.col("text").ar.normalize(search, threads=1)),
        }
    )
    # Ten megabytes take ten milliseconds, in which threads hardly start.
    shared, shared_rounds = two_threads(
        lambda: _core.arrow_normalize(search, many, 1),
        lambda: _core.arrow_normalize(search, many, 2),
        rounds=9,
        most=200,
    )
    series = interleaved(
        {
            "chain": lambda: _chained(plain),
            "object": lambda: plain.ar.normalize(_SAME),
            "chain arrow": lambda: _chained(arrow),
            "arrow": lambda: arrow.ar.normalize(_SAME),
        }
    )
    table, table_rounds = two_threads(
        lambda: _core.arrow_entities(pipeline, many, None, None, 1),
        lambda: _core.arrow_entities(pipeline, many, None, None, 2),
        rounds=3,
        most=6,
    )
    html = min(seconds(doc._repr_html_) for _ in range(5)) * 1000
    rate = f"{size / columns['core']:.0f} MB/s in place"
    return [
        Row(
            "Arrow column normalize, 1 thread vs the core",
            columns["core"] / columns["arrow"],
            0.8,
            None,
            rate,
        ),
        Row("polars column normalize, 1 thread vs the core", columns["core"] / columns["polars"], 0.8, None),
        Row("Arrow column of 100k lines normalize, 2 threads vs 1", shared, 1.6, 1.9, shared_rounds),
        Row("pandas object .ar.normalize vs .str.replace chain", series["chain"] / series["object"], 5, None),
        Row(
            "pandas Arrow .ar.normalize vs .str.replace chain",
            series["chain arrow"] / series["arrow"],
            5,
            None,
        ),
        Row("entity table of 100k lines, 2 threads vs 1", table, 1.6, 1.9, table_rounds),
        Row("HTML of a 10k-word report, ms", html, 50, None, smaller=True),
    ]
