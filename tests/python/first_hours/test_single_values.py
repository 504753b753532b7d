"""Dates, numbers and keys of a single text."""

import datetime as dt

import pandas as pd
import pytest

import tarqim
import tarqim.duckdb
import tarqim.pandas
import tarqim.polars
import tarqim.sklearn


def test_dates_and_numbers_alone():
    assert tarqim.parse_date("12/5/2019") == dt.datetime(2019, 5, 12)
    assert tarqim.parse_date("12/5/2019", day_first=False) == dt.datetime(2019, 12, 5)
    assert tarqim.parse_date("1440/9/15") == tarqim.parse_date("15 رمضان 1440") == dt.datetime(2019, 5, 20)
    assert (tarqim.parse_date("1960"), tarqim.parse_date("1960-3")) == (
        dt.datetime(1960, 1, 1),
        dt.datetime(1960, 3, 1),
    )
    assert tarqim.parse_date("2019-05-12T10:30") == dt.datetime(2019, 5, 12, 10, 30)
    for text in ("", "نص", "أمس", "12/5/2019 وصل", "31/2/2020", "3 أيار"):
        with pytest.raises(tarqim.ParseError) as failed:
            tarqim.parse_date(text)
        assert failed.value.offset >= 0


def test_days_as_people_write_them_become_hijri():
    assert tarqim.to_hijri("25/3/2024") == tarqim.to_hijri("2024-03-25") == tarqim.Hijri(1445, 9, 15)
    with pytest.raises(ValueError, match="not a date"):
        tarqim.to_hijri("x")


def test_sort_key():
    names = ["القدس", "إربد", "أسيوط", "الأحساء", "بغداد", "اللاذقية", "ألم"]
    assert sorted(names, key=tarqim.sort_key) == [
        "الأحساء", "إربد", "أسيوط", "ألم", "بغداد", "القدس", "اللاذقية"
    ]  # fmt: skip
    frame = pd.DataFrame({"n": names}).sort_values("n", key=lambda c: c.map(tarqim.sort_key))
    assert frame["n"].iloc[0] == "الأحساء"


@pytest.mark.parametrize("value", [0, -5, 1234567, 1234.5, 1e20, 0.1, 10**30])
@pytest.mark.parametrize("digits", ["arabic_indic", "ascii"])
def test_numbers_are_written_and_read(value, digits):
    said = tarqim.format_number(value, digits=digits)
    assert float(tarqim.parse_number(said)) == pytest.approx(value)
    assert "e" not in said


def test_days_as_people_write_them_are_written_anew():
    assert tarqim.format_date("٣ أيار ٢٠٢٠", calendar="hijri") == "١٠ رمضان ١٤٤١ هـ"
    with pytest.raises(tarqim.ConfigError, match="'x' is not a date"):
        tarqim.format_date("x")
