"""Methods of a column besides extract, and cells that are what is wanted already."""

import datetime as dt

import numpy as np
import pandas as pd
import polars as pl
import pytest

import tarqim
import tarqim.duckdb
import tarqim.pandas
import tarqim.polars
import tarqim.sklearn

TEXT = "غادر نجيب محفوظ القاهرة في 3 نيسان 1990. ثم وصل 12 صحفياً إلى مقر الأمم المتحدة."

METHODS = {
    "clean": ((), "كتـــاب", "كتاب"),
    "tokenize": ((), "نعم، لا", ["نعم", "،", "لا"]),
    "sentences": ((), "نعم. لا.", ["نعم.", "لا."]),
    "segment": ((), "وبمدرستهم", ["و", "ب", "مدرست", "هم"]),
    "stem": ((), "المدارس", ["مدارس"]),
    "search_terms": ((), "المدارس", ["مدارس"]),
    "parse_number": ((), "ثلاثة آلاف ومئتان", 3200.0),
    "parse_date": ((), "٣ أيار ٢٠٢٠", dt.datetime(2020, 5, 3)),
    "redact": (("GPE",), "غادر سوريا", "غادر [GPE]"),
}
SIGNS = ["هاتف 0551234567", "هاتف ٠٥٥١٢٣٤٥٦٧", "a@example.org", "لا شيء", None, "في حلب", "＠x", "", "؟"]


@pytest.mark.parametrize("name", METHODS)
def test_methods_of_columns(name):
    given, text, expected = METHODS[name]
    column = pd.Series([text, None], index=["a", "b"], name="body")
    done = getattr(column.ar, name)(*given)
    assert done.index.tolist() == ["a", "b"]
    assert done["a"] == expected and pd.isna(done["b"])
    again = getattr(column.to_frame().ar, name)("body", *given)
    assert again["a"] == expected
    of_polars = getattr(pl.Series("body", [text, None]).ar, name)(*given).to_list()
    assert of_polars == [expected, None]
    lazy = pl.LazyFrame({"body": [text, None]}).select(getattr(pl.col("body").ar, name)(*given)).collect()
    assert lazy["body"].to_list() == of_polars


def test_numbers_and_dates_that_are_none():
    column = pd.Series(["12", "x", None])
    with pytest.raises(tarqim.ParseError, match="row 1"):
        column.ar.parse_number()
    assert column.ar.parse_number(errors="coerce").tolist()[0] == 12
    assert column.ar.parse_number(errors="coerce").isna().tolist() == [False, True, True]
    days = pd.Series(["12/5/2019", "1440/9/15", "٢١ نيسان ٢٠٢٤", "قريباً"]).ar.parse_date(errors="coerce")
    assert days.dtype.kind == "M"
    assert [None if pd.isna(d) else f"{d:%m-%d}" for d in days] == ["05-12", "05-20", "04-21", None]


@pytest.mark.parametrize("labels", ["PHONE", "EMAIL", "GPE", ["ID", "PHONE", "URL", "MENTION"], []])
def test_whether_a_column_has_entities(labels):
    names = [labels] if isinstance(labels, str) else labels
    held = [None if t is None else bool(tarqim.extract(t, labels=names)) for t in SIGNS]
    for column in (pd.Series(SIGNS), pd.Series(SIGNS, dtype=object), pd.Series(SIGNS, dtype="category")):
        found = column.ar.contains(labels)
        assert (str(found.dtype), [None if f is pd.NA else f for f in found]) == ("boolean", held)
    assert pd.DataFrame({"t": SIGNS}).ar.contains("t", labels).notna().sum() == len(SIGNS) - 1
    assert pl.Series(SIGNS).ar.contains(labels).to_list() == held
    assert pl.DataFrame({"t": SIGNS}).ar.contains("t", labels).to_list() == held
    lazy = pl.LazyFrame({"t": SIGNS}).select(pl.col("t").ar.contains(labels))
    assert lazy.collect()["t"].to_list() == held
    with pytest.raises(TypeError, match="row 1"):
        pd.Series(["نعم", 3], dtype=object).ar.contains(labels)


def test_keys_languages_and_words():
    names = pd.Series(["أحمد", "Ahmed", None], index=list("abc"), name="name")
    assert names.ar.name_key().dropna().nunique() == 1
    assert pl.Series(["أحمد", None]).ar.name_key().to_list() == [names.ar.name_key()["b"], None]
    texts = pd.Series(["وصل الوفد إلى المدينة", "این کتاب است", None])
    assert texts.ar.language().tolist()[:2] == ["ar", "fa"]
    assert texts.to_frame("t").ar.language("t").isna().tolist() == [False, False, True]
    lazy = (
        pl.LazyFrame({"t": ["وصل الوفد إلى المدينة", "این کتاب است", None]})
        .select(pl.col("t").ar.language())
        .collect()
    )
    assert lazy["t"].to_list() == ["ar", "fa", None]
    assert pd.Series([3, None, 12.5]).ar.spell(gender="feminine").tolist()[0] == "ثلاث"
    assert pl.DataFrame({"t": ["إلى"]}).ar.normalize("t").to_list() == ["الي"]
    keys = pd.DataFrame({"t": ["نعم لا نعم", "نعم، لا نعم", None]}).ar.near_keys("t")
    assert keys.isna().tolist() == [False, False, True] and keys[1] == 0
    assert pl.Series(["نعم لا نعم", "نعم، لا نعم", None]).ar.near_keys().to_list() == [0, 0, None]


def test_bad_cells_of_every_method():
    column = pd.Series(["نعم", 3, None], name="body", dtype=object)
    for name in ("normalize", "clean", "tokens", "tokenize", "language", "name_key", "near_keys"):
        with pytest.raises(TypeError, match="row 1 of column 'body'"):
            getattr(column.ar, name)()
        assert getattr(column.ar, name)(errors="coerce").isna().tolist() == [False, True, True]


def test_numbers_and_dates_that_are_there_already():
    numbers = pd.Series(["١٢", 12, 12.5, None, np.int64(3), True, "x"], dtype=object)
    assert numbers.ar.parse_number(errors="coerce").tolist()[:3] == [12.0, 12.0, 12.5]
    assert numbers.ar.parse_number(errors="coerce").isna().tolist() == [0, 0, 0, 1, 0, 1, 1]
    assert pd.Series([1, 2]).ar.parse_number().tolist() == [1.0, 2.0]
    assert pl.Series([1, None]).ar.parse_number().to_list() == [1.0, None]
    days = pd.Series(["12/5/2019", dt.date(2019, 5, 12), pd.Timestamp("2019-05-12"), None], dtype=object)
    assert days.ar.parse_date().dropna().nunique() == 1
    assert pl.Series([dt.date(2019, 5, 12)]).ar.parse_date()[0] == dt.datetime(2019, 5, 12)
    assert tarqim.parse_date(dt.date(2020, 1, 1)) == dt.datetime(2020, 1, 1)
    assert tarqim.format_date(np.datetime64("2020-05-03")) == tarqim.format_date(pd.Timestamp("2020-05-03"))
    assert tarqim.to_hijri(np.datetime64("2020-05-03")).month == 9
    assert tarqim.format_number(np.int64(1234)) == tarqim.format_number(1234)
    names = pd.Series(["القاهرة", None, "بغداد"])
    assert names.sort_values(key=lambda c: c.ar.sort_key()).tolist()[:2] == ["بغداد", "القاهرة"]
    told = pd.Series([TEXT, 3], dtype=object)
    with pytest.raises(TypeError, match="row 1"):
        told.ar.events()
    assert told.ar.events(errors="coerce").shape[0] >= 0
