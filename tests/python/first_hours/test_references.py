"""References as people have them: dates, moments, years, columns of them."""

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


@pytest.mark.parametrize(
    "reference",
    [
        "2020-05-03", "3/5/2020", "3-5-2020", "2020/5/3", "٣ أيار ٢٠٢٠", "3 مايو 2020", "٣/٥/٢٠٢٠",
        dt.date(2020, 5, 3), pd.Timestamp("2020-05-03 10:00"), np.datetime64("2020-05-03"),
        np.datetime64("2020-05-03T10:00:00.5"), " 2020-05-03T10:00+03:00 ", "2020-05-03T10:00Z",
        "10 رمضان 1441 هـ",
    ],
    ids=str,
)  # fmt: skip
def test_references(reference):
    [day] = tarqim.extract("أمس", reference=reference)
    assert day.value.start_at.date() == dt.date(2020, 5, 2)


def test_years_and_months_are_references_too():
    assert tarqim.extract("أمس", reference="2019")[0].value.start_at.year == 2018
    assert tarqim.extract("أمس", reference="2020-03")[0].value.start_at.month == 2
    assert tarqim.extract("أمس", reference=pd.Period("2020-03"))[0].value.start_at.month == 2


def test_the_day_or_the_month_first():
    month_first = tarqim.Options(day_first=False)
    assert tarqim.extract("اليوم", reference="3/4/2020")[0].value.start_at.month == 4
    assert tarqim.extract("اليوم", reference="3/4/2020", options=month_first)[0].value.start_at.month == 3
    frame = pd.DataFrame({"t": ["اليوم"] * 2, "d": ["3/4/2020", "5/4/2020"]})
    days = frame.ar.extract("t", reference="d", options=month_first)["start_at"]
    assert [day.month for day in days] == [3, 5]


@pytest.mark.parametrize("nothing", [None, float("nan"), pd.NaT, np.datetime64("NaT")], ids=str)
def test_no_reference(nothing):
    assert tarqim.extract("أمس", reference=nothing)[0].value.start_at is None


@pytest.mark.parametrize(
    "reference",
    ["x", "", "أمس", "31/2/2020", "2015-09-30T12:00Zgarbage", "2015-09-30T12:00+99:00", "20200", "2020-13",
     "من 3 إلى 5 أيار 2020 وبعد ذلك", "\ud800"],
)  # fmt: skip
def test_what_is_no_reference_says_what_is(reference):
    with pytest.raises(tarqim.ConfigError, match="30/9/2015"):
        tarqim.extract("أمس", reference=reference)


def test_a_column_of_references_as_it_is():
    frame = pd.DataFrame({"t": ["أمس"], "d": [dt.date(2020, 1, 2)]})
    for reference in ("d", frame["d"], frame["d"].tolist(), dt.date(2020, 1, 2), np.datetime64("2020-01-02")):
        assert frame.ar.extract("t", reference=reference)["start_at"].dt.day.tolist() == [1]
    assert pl.DataFrame(frame).ar.extract("t", reference=pl.Series(frame["d"]))["start_at"][0].day == 1


def test_references_of_every_kind_in_one_column():
    frame = pd.DataFrame(
        {"t": ["قتل 3 جنود أمس"] * 4, "d": ["12/5/2019", pd.Timestamp("2020-01-02"), np.nan, ""]},
        index=[7, 7, 8, 8],
    )
    days = [
        None if pd.isna(day) else f"{day:%Y-%m-%d}"
        for day in frame["t"].ar.events(reference=frame["d"])["start_at"]
    ]
    assert days == ["2019-05-11", "2020-01-01", None, None]
    assert frame.ar.events("t", reference="d")["start_at"].equals(
        frame["t"].ar.events(reference=frame["d"])["start_at"]
    )
    assert frame.ar.events("t", reference="d").index.tolist() == [7, 7, 8, 8]
    assert frame.ar.events("t", reference="2/1/2020")["start_at"].nunique() == 1
    told = frame.ar.entities("t", "DATE", field="timex", reference="d")
    assert [list(one) for one in told][:2] == [["2019-05-11"], ["2020-01-01"]]
    two = frame.set_axis(pd.MultiIndex.from_tuples([("a", "t"), ("a", "d")]), axis=1)
    found = two.ar.extract(("a", "t"), labels="DATE", reference=("a", "d"))
    assert found["start_at"].notna().tolist() == [True, True, False, False]
    frame.loc[:, "d"] = "soon"
    with pytest.raises(tarqim.ConfigError, match=r"row 0.*index 7.*column 'd'"):
        frame.ar.events("t", reference="d")
    assert frame.ar.events("t", reference="d", errors="coerce")["start_at"].isna().all()


def test_a_bad_reference_is_named_or_becomes_null():
    frame = pd.DataFrame({"t": ["أمس"] * 3, "d": ["2020-01-02", "soon", "3/1/2020"]})
    with pytest.raises(tarqim.ConfigError, match=r"row 1 of column 'd': .*soon"):
        frame.ar.extract("t", reference="d")
    days = frame.ar.extract("t", reference="d", errors="coerce")["start_at"]
    assert [None if pd.isna(day) else day.day for day in days] == [1, None, 2]
    days = pl.DataFrame(frame).ar.extract("t", reference="d", errors="coerce")["start_at"]
    assert [day and day.day for day in days] == [1, None, 2]
