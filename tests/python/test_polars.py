"""polars: eager, lazy, streaming and grouped."""

from datetime import date, datetime

import polars as pl
import pytest
from polars.testing import assert_frame_equal

import tarqim
import tarqim.polars
from tarqim.polars import ar

TEXTS = ["وصل ٣ جنود إلى سوريا أمس", None, "", "😀 قتل ٨٠ في العراق"]
NEWS = pl.DataFrame(
    {
        "id": [10, 20, 30, 40],
        "text": TEXTS,
        "published": [date(2020, 1, 2), None, None, date(2021, 5, 5)],
    }
)


def test_normalize():
    done = NEWS.select(pl.col("text").ar.normalize("search"))["text"]
    assert done.dtype == pl.String
    assert done.to_list() == [None if t is None else tarqim.normalize(t) for t in TEXTS]
    assert NEWS["text"].ar.normalize().to_list() == done.to_list()
    assert tarqim.Normalizer.preset("search").map(NEWS["text"]).equals(done)


@pytest.mark.parametrize("dtype", [pl.Categorical, pl.Enum([t for t in TEXTS if t is not None])], ids=str)
def test_categories(dtype):
    done = NEWS.select(pl.col("text").cast(dtype).ar.normalize())["text"].to_list()
    assert done == NEWS["text"].ar.normalize().to_list()


def test_tokens():
    row = NEWS.select(ar(pl.col("text")).tokens())["text"]
    assert row.dtype == pl.List(pl.Struct({"start": pl.Int64, "end": pl.Int64, "kind": pl.String}))
    assert row[0][1] == {"start": 4, "end": 5, "kind": "number"}
    assert NEWS["text"].ar.tokens(texts=True).to_list()[3] == tarqim.tokenize(TEXTS[3]).texts


def collect(lazy, engine):
    """The argument has had its name since 1.25."""
    old = tuple(map(int, pl.__version__.split(".")[:2])) < (1, 25)
    return lazy.collect(**{"streaming": engine == "streaming"} if old else {"engine": engine})


@pytest.mark.parametrize("engine", ["in-memory", "streaming"])
def test_lazy_is_eager(engine):
    eager = NEWS.ar.extract("text", ids="id", reference="published")
    lazy = NEWS.lazy().ar.extract("text", ids="id", reference="published")
    assert lazy.collect_schema() == eager.schema
    assert_frame_equal(collect(lazy, engine), eager)
    numbered = collect(NEWS.lazy().ar.extract("text"), engine)
    assert_frame_equal(numbered, NEWS.ar.extract("text"))


@pytest.mark.parametrize("engine", ["in-memory", "streaming"])
def test_many_rows_keep_their_order(engine):
    many = pl.LazyFrame({"text": [f"وصل {n} جندياً إلى سوريا" for n in range(50_000)]})
    both = many.select(normalized=pl.col("text").ar.normalize(), places=pl.col("text").ar.entities("GPE"))
    done = collect(both, engine)
    assert done["normalized"][49_999] == tarqim.normalize("وصل 49999 جندياً إلى سوريا")
    assert done["places"].list.len().sum() == 50_000


def test_references():
    found = NEWS.select(
        by_row=pl.col("text").ar.extract(labels="DATE", reference=pl.col("published")),
        one=pl.col("text").ar.extract(labels="DATE", reference="1999-01-02"),
    )
    assert found["by_row"][0][0]["start_at"] == datetime(2020, 1, 1)
    assert found["one"][0][0]["start_at"] == datetime(1999, 1, 1)
    assert found["by_row"].dtype == tarqim.polars.entity_type()


@pytest.mark.parametrize(
    "dtype", [pl.String, pl.Date, pl.Datetime("ms"), pl.Datetime("us", "Asia/Riyadh")], ids=str
)
def test_moments_of_every_type(dtype):
    moments = pl.Series([date(2020, 1, 2), None]).cast(pl.String if dtype == pl.String else pl.Datetime("us"))
    if dtype != pl.String:
        zone = getattr(dtype, "time_zone", None)
        moments = (moments.dt.replace_time_zone(zone) if zone else moments).cast(dtype)
    frame = pl.DataFrame({"text": ["أمس", "أمس"], "published": moments, "key": [b"x", b"y"]})
    found = frame.ar.extract("text", reference="published", ids="key")
    assert found["start_at"].to_list() == [datetime(2020, 1, 1), None]
    assert found["doc"].to_list() == [b"x", b"y"]


def test_slices_and_chunks():
    chunked = pl.concat([NEWS["text"], NEWS["text"]], rechunk=False)
    assert chunked.n_chunks() == 2
    assert chunked.ar.normalize().to_list() == NEWS["text"].ar.normalize().to_list() * 2
    assert chunked[3:6].ar.tokens(texts=True).to_list() == chunked.ar.tokens(texts=True).to_list()[3:6]
    empty = NEWS.clear()
    assert empty.ar.extract("text").schema == NEWS.ar.extract("text").schema
    assert empty.lazy().ar.extract("text", ids="id").collect().is_empty()


def test_groups_and_filters():
    grouped = (
        NEWS.lazy()
        .filter(pl.col("id") > 10)
        .group_by(pl.col("id") > 30, maintain_order=True)
        .agg(pl.col("text").ar.normalize())
    )
    assert grouped.collect()["text"].to_list() == [[None, ""], [tarqim.normalize(TEXTS[3])]]


def test_wrong_column():
    with pytest.raises(Exception, match=r"row 0 of column .id.: 10 is int, not a text"):
        NEWS.select(pl.col("id").ar.normalize())


def test_rows_that_contain_labels():
    frame = pl.DataFrame({"text": ["اتصل على 0505557746", "وصل أحمد إلى دمشق", None]})
    made = frame.select(pl.col("text").ar.contains(["PHONE", "URL"]).alias("phone"))
    assert made["phone"].to_list() == [True, False, None]
