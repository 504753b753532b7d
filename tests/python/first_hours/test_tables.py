"""Tables made of columns of texts: their cells, types, indexes and other columns."""

import datetime as dt

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import tarqim
import tarqim.duckdb
import tarqim.pandas
import tarqim.polars
import tarqim.sklearn

TEXT = "غادر نجيب محفوظ القاهرة في 3 نيسان 1990. ثم وصل 12 صحفياً إلى مقر الأمم المتحدة."
MESSY = pd.Series(["وصل ٣ جنود أمس", 3, None, "غادر حلب"], index=list("wxyz"), name="body", dtype=object)
OWN = [("منصة أثر", "ORG", "athar")]


def test_a_bad_cell_is_named_or_becomes_null():
    for call in (
        MESSY.ar.normalize,
        MESSY.ar.extract,
        lambda **k: MESSY.ar.entities("GPE", **k),
        MESSY.ar.sentences,
    ):
        with pytest.raises(TypeError, match=r"row 1 \(index 'x'\) of column 'body': 3 is int, not a text"):
            call()
        assert len(call(errors="coerce")) >= 2
    assert MESSY.ar.normalize("clean", errors="coerce").tolist()[0::3] == ["وصل ٣ جنود أمس", "غادر حلب"]
    assert MESSY.ar.normalize(errors="coerce").isna().tolist() == [False, True, True, False]
    with pytest.raises(TypeError, match="row 1"):
        pl.Series(["نعم", 3], dtype=pl.Object).ar.sentences()


def test_numbers_are_numbers_in_pandas():
    texts = pd.Series([TEXT, "دفع 3,5 دولارات", None, "ثلث السكان"])
    found = texts.ar.extract()
    assert found["value"].dtype == "float64"
    assert found["start_at"].dtype.kind == "M"
    assert found["value"].sum() == pytest.approx(12 + 3.5 + 1 / 3)
    assert {"mean", "max"} <= set(found["value"].describe().index)
    assert np.log(found["value"].dropna()).notna().all()
    assert found["start_at"].dt.to_period("M").dropna().astype(str).tolist() == ["1990-04"]
    assert "1/3" in found["value_text"].tolist()
    exact = texts.ar.extract(dtype_backend="pyarrow")
    assert exact["value"].dtype == pd.ArrowDtype(pa.decimal128(38, 9))
    assert str(texts.ar.extract(dtype_backend="numpy_nullable")["value"].dtype) == "Float64"
    with pytest.raises(tarqim.ConfigError, match="numpy_nullable"):
        texts.ar.extract(dtype_backend="polars")


@pytest.mark.parametrize("backend", [None, "pyarrow", "numpy_nullable"])
@pytest.mark.parametrize("text", [TEXT, "", "بين 10 و20 ألفاً، وثلث، و 99999999999999999999999999999999999"])
def test_one_regime_for_documents_and_columns(text, backend):
    of_doc = tarqim.Pipeline()(text, id=0).to_pandas(dtype_backend=backend)
    of_column = pd.Series([text]).to_frame("t").ar.extract("t", dtype_backend=backend)
    if text:
        pd.testing.assert_frame_equal(of_doc, of_column)
    assert of_doc.columns.tolist() == of_column.columns.tolist()


def test_columns_that_go_along():
    frame = pd.DataFrame({"text": [TEXT, "غادر حلب"], "title": ["أ", "ب"], "id": [7, 8]}, index=[5, 6])
    found = frame.ar.extract("text", prefix="ent_", keep=["id", "title"])
    assert found.columns[:4].tolist() == ["id", "title", "ent_doc", "ent_start"]
    assert found["title"].tolist() == ["أ"] * (len(found) - 1) + ["ب"]
    with pytest.raises(tarqim.ConfigError, match="prefix='ent_'"):
        frame.ar.extract("text", keep=["id"])
    assert frame["text"].ar.extract(ignore_index=True).index.tolist() == list(range(len(found)))
    assert set(frame["text"].ar.extract().index) == {5, 6}
    joined = frame.join(frame["text"].ar.extract(prefix="ent_"))
    assert len(joined) == len(found)
    eager = pl.DataFrame(frame).ar.extract("text", prefix="ent_", keep=["id", "title"])
    lazy = pl.LazyFrame(frame).ar.extract("text", prefix="ent_", keep=["id", "title"]).collect()
    assert eager.columns == lazy.columns == found.columns.tolist()
    assert eager.equals(lazy)
    exploded = pl.DataFrame(frame).with_columns(pl.col("text").ar.extract(prefix="e_").alias("e"))
    assert "e_text" in exploded.explode("e").unnest("e").columns
    assert "sentence" in pl.DataFrame(frame)["text"].ar.extract().dtype.inner.to_schema()


def test_the_text_by_its_name():
    assert tarqim.extract(text=TEXT) == tarqim.extract(TEXT)
    assert tarqim.analyze(text=TEXT) == tarqim.analyze(TEXT) == tarqim.Pipeline()(text=TEXT)
    assert tarqim.events(text="قتل 3 جنود") == tarqim.events("قتل 3 جنود")
    assert tarqim.normalize(text="إلى") == tarqim.Normalizer.preset("search")(text="إلى")
    assert tarqim.tokenize(text=TEXT) == tarqim.tokenize(TEXT)
    assert tarqim.sentences(text=TEXT) == tarqim.sentences(TEXT)


def test_a_table_can_be_compared_and_written(tmp_path):
    frame = pd.DataFrame({"t": ["يوم 31 شباط 2020 في حلب", "يوم 3 نيسان 2020"]})
    found = frame.ar.extract("t")
    assert found["problems"].dropna().tolist() == ["impossible_date"]
    assert len(pd.concat([found, found]).drop_duplicates()) == len(found)
    eager = pl.DataFrame(frame).ar.extract("t")
    eager.write_csv(tmp_path / "found.csv")
    assert eager["problems"].drop_nulls().to_list() == ["impossible_date"]
    assert eager.equals(pl.LazyFrame(frame).ar.extract("t").collect())
    exact = frame.ar.extract("t", dtype_backend="pyarrow")["problems"]
    assert exact.dropna().map(list).tolist()[:1] == [["impossible_date"]]


def test_events_in_polars_as_in_pandas():
    frame = pl.DataFrame({"t": ["قتل 3 جنود أمس", None, "لا شيء"], "d": ["2/3/2020", "soon", None]})
    for made in (frame, frame.lazy()):
        found = made.ar.events("t", reference="d", errors="coerce", gazetteer=OWN)
        found = found.collect() if isinstance(found, pl.LazyFrame) else found
        assert found.select("doc", "type", "count", "start_at").rows() == [
            (0, "die", 3.0, dt.datetime(2020, 3, 1))
        ]
    told = frame.select(pl.col("t").ar.events(reference=pl.lit("2/3/2020")))["t"]
    assert told[0][0]["start_at"] == dt.datetime(2020, 3, 1)
    with pytest.raises(tarqim.ConfigError, match="errors"):
        frame["t"].ar.events(errors="ignore")
    assert pl.Series([3, None]).ar.spell(gender="feminine").to_list() == ["ثلاث", None]


def test_the_index_of_a_frame():
    frame = pd.DataFrame({"t": [TEXT, "غادر حلب"]}, index=["a", "b"])
    assert frame.ar.extract("t").index.tolist()[-1] == len(frame.ar.extract("t")) - 1
    assert set(frame.ar.extract("t", ignore_index=False).index) == {"a", "b"}
