"""The conformance runner credits only what a source asserts: its comparisons, on cases of our own."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from tests.conformance import (  # noqa: E402
    arabic_itn,
    dateparser,
    duckling,
    hijridate,
    maha,
    nemo,
    puckling,
    recognizers,
    registry,
    reverse,
    run,
    spellout,
)
from tests.conformance.__main__ import main  # noqa: E402
from tests.conformance.disputed import disputed  # noqa: E402
from tests.conformance.engine import Engine  # noqa: E402
from tests.conformance.goals import goal, reached  # noqa: E402
from tests.conformance.model import Case, NotThere, Verdict, suite_files  # noqa: E402
from tests.conformance.numbers import close, limits, phone_digits, range_equal  # noqa: E402
from tests.conformance.report import Row, miss_lines, table  # noqa: E402
from tests.conformance.times import components, filled, length_equal, says_interval, shifted  # noqa: E402
from tests.conformance.units import money_equal, of_dimension, quantity_equal  # noqa: E402


def number(value: Any = None, **fields: Any) -> SimpleNamespace:
    """A `tarqim.Number`."""
    blank = {"low": None, "high": None, "bound": "exact", "unit": None, "noun": None}
    return SimpleNamespace(value=value, **{**blank, **fields})


def when(
    start: str | None = None, end: str | None = None, grain: str = "day", **fields: Any
) -> SimpleNamespace:
    """A `tarqim.Time`."""
    blank: dict[str, Any] = {"timex": "", "part": None, "bound": "exact", "tz": None, "seconds": None}
    stamps = [datetime.fromisoformat(stamp) if stamp else None for stamp in (start, end)]
    return SimpleNamespace(start_at=stamps[0], end_at=stamps[1], grain=grain, **{**blank, **fields})


def entity(
    label: str, start: int, end: int, value: Any, phrase: tuple[int, int] | None = None
) -> SimpleNamespace:
    first, last = phrase or (start, end)
    span = SimpleNamespace(start=first, end=last)
    return SimpleNamespace(label=label, start=start, end=end, value=value, phrase=span, text="")


class Options:
    """Options that know five fields, as an older tarqim might."""

    FIELDS = frozenset({"compete", "prefer", "week_start", "interval_end", "region"})

    def __init__(self, **fields: Any) -> None:
        for name, value in fields.items():
            if name not in self.FIELDS or value in ("grown", "current"):
                raise ValueError(name)
        self.fields = fields


def engine(*found: Any, **functions: Any) -> Engine:
    """An engine over a fake tarqim that finds these entities in any text, filtered by label."""

    def extract(text: str, *, labels: Any = None, reference: Any = None, options: Any = None) -> list[Any]:
        return [one for one in found if labels is None or one.label in labels]

    return Engine(SimpleNamespace(extract=extract, Options=Options, **functions))


def case(
    suite: str, text: str, dimension: str, expect: list[dict[str, Any]] | None = None, **data: Any
) -> Case:
    blank = {"start": 0, "end": len(text), "span_text": text, "unit": None, "type": None, "raw": None}
    expected = [{**blank, **one} for one in expect or []]
    fields = {"id": f"{suite}-1", "text": text, "dimension": dimension, "expect": expected, "supported": True}
    return Case(suite, {**fields, "negative": not expected, "match": "", **data})


class TestCases:
    @pytest.mark.parametrize(
        ("data", "column"),
        [
            ({}, "positive"),
            ({"negative": True}, "negative"),
            ({"flags": ["doubtful: x"]}, "doubtful"),
            ({"flags": ["convention: x"], "negative": True}, "doubtful"),
            ({"flags": ["ambiguous: also ninety"]}, "positive"),
            ({"supported": False, "flags": ["doubtful: x"]}, "unsupported"),
            ({"supported": False, "flags": ["WRONG upstream"]}, "wrong"),
        ],
    )
    def test_column(self, data: dict[str, Any], column: str) -> None:
        assert Case("s", {"id": "s-1", "expect": [], "supported": True, **data}).column == column

    def test_reference_keeps_and_loses_its_zone(self) -> None:
        one = Case("s", {"reference_time": "2013-02-12T04:30:00-02:00"})
        assert one.reference is not None and one.reference.utcoffset() is not None
        assert one.local_reference == datetime(2013, 2, 12, 4, 30)

    def test_suite_files_by_name_or_beginning(self, tmp_path: Path) -> None:
        for name in ("a_one", "a_two", "b_one"):
            (tmp_path / f"{name}.jsonl").touch()
        assert [file.stem for file in suite_files(tmp_path, ["a_", "b_one"])] == ["a_one", "a_two", "b_one"]
        assert [file.stem for file in suite_files(tmp_path, ["a_two"])] == ["a_two"]


class TestOptions:
    def test_unknown_fields_are_dropped_and_named(self) -> None:
        one = engine()
        options = one.options({"compete": False, "hour": "next", "interval_end": "exclusive"})
        assert options.fields == {"compete": False, "interval_end": "exclusive"}
        assert one.dropped == {"hour='next'"}

    def test_missing_function(self) -> None:
        with pytest.raises(NotThere):
            engine().need("parse_number")


class TestNumbers:
    def test_close_is_exact_but_for_a_double(self) -> None:
        assert close(Decimal("1.1"), 1.1) and close(Fraction(1, 3), 0.3333333333333333)
        assert not close(10, 10.001) and not close(None, 0) and not close(True, 1)
        assert close(Fraction(1, 3), 0.333, 1e-2)

    def test_limits(self) -> None:
        assert limits(number(3)) == (3, 3, True, True)
        assert limits(number(3, bound="more_than")) == (3, None, False, False)
        assert limits(number(3, bound="at_most")) == (None, 3, False, True)
        assert limits(number(low=3, high=4, bound="between")) == (3, 4, True, True)
        assert limits(number(low=3, bound="at_least")) == (3, None, True, False)

    def test_ranges(self) -> None:
        assert range_equal(number(low=20, high=30, bound="between"), "[20,30)")
        assert range_equal(number(30, bound="more_than"), "(30,)")
        assert not range_equal(number(30, bound="at_least"), "(30,)")
        assert range_equal(number(30, bound="at_most"), "(,30]")
        assert not range_equal(number(30), "(30,)")
        assert not range_equal(number(low=20, high=31, bound="between"), "[20,30)")
        assert range_equal(number(5000), "[5000,5000]")

    def test_phone_digits(self) -> None:
        assert phone_digits("+16507018887;ext=897") == phone_digits("(+١) ٦٥٠ ٧٠١ ٨٨٨٧ فرعي ٨٩٧")
        assert phone_digits("00966501234567") == phone_digits("+966 50 123 4567")
        assert phone_digits("6507018887") != phone_digits("6507018887 ext 897")

    def test_units_convert_inside_a_dimension_only(self) -> None:
        assert quantity_equal(Decimal("0.002"), "kg", 2, "gram")
        assert quantity_equal(100, "[in_i]", 2.54, "meters", 1e-2)
        assert not quantity_equal(2, "kg", 2, "gram")
        assert not quantity_equal(45, "Cel", 45, "degree")
        assert not quantity_equal(2, "L", 2, "gram")

    def test_currencies(self) -> None:
        assert money_equal(10, "USD", 10, "Dollar")
        assert money_equal(Decimal("0.1"), "USD", 10, "Cent")
        assert money_equal(10, None, 10, "Pound") and not money_equal(10, "EGP", 10, "Pound")
        assert not money_equal(10, None, 10, "Dollar")


class TestTimes:
    def test_components(self) -> None:
        assert components("P1Y2M3W4DT5H6M7.5S") == {
            "year": 1,
            "month": 2,
            "week": 3,
            "day": 4,
            "hour": 5,
            "minute": 6,
            "second": Fraction(15, 2),
        }
        assert components("2016-05") is None and components("") is None

    def test_length(self) -> None:
        parts = [
            {"value": 2, "unit": "weeks"},
            {"value": 3, "unit": "days"},
            {"value": 0.333, "unit": "hours"},
        ]
        assert length_equal(when(timex="P2W3DT20M"), parts, 1e-3)
        assert not length_equal(when(timex="P2W3D"), parts, 1e-3)
        assert not length_equal(when(timex="P2W3DT19M"), parts, 1e-3)
        assert length_equal(when(timex="PT90M"), [{"value": 1.5, "unit": "hour"}])
        assert not length_equal(when(timex="P30D"), [{"value": 1, "unit": "month"}])
        assert length_equal(when(timex="", seconds=1296000), [{"value": 0.5, "unit": "month"}])

    def test_filled_from_the_reference(self) -> None:
        now = datetime(2021, 9, 30, 10, 38, 4)
        assert filled(datetime(2022, 1, 1), "year", now) == datetime(2022, 9, 30, 10, 38, 4)
        assert filled(datetime(2021, 2, 1), "month", now) == datetime(2021, 2, 28, 10, 38, 4)
        assert filled(datetime(2021, 9, 4), "day", now) == datetime(2021, 9, 4, 10, 38, 4)

    def test_shifted_clamps_the_day(self) -> None:
        assert shifted(datetime(2024, 3, 31), -1, "month") == datetime(2024, 2, 29)
        assert shifted(datetime(2024, 2, 29), 1, "year") == datetime(2025, 2, 28)
        assert shifted(datetime(2024, 3, 1), -1, "day") == datetime(2024, 2, 29)

    def test_open_intervals(self) -> None:
        point = datetime(2013, 2, 15)
        named = when("2013-02-15", "2013-02-16", bound="less_than")
        assert says_interval(named, None, point)
        assert says_interval(when(None, "2013-02-15"), None, point)
        assert not says_interval(when("2013-02-15", "2013-02-16"), None, point)
        assert not says_interval(when("2013-02-15", "2013-02-16", bound="more_than"), None, point)


WHOLE = {"match": "whole_span_unique"}


class TestDuckling:
    def test_whole_phrase_and_value(self) -> None:
        one = case("duckling_numeral", "نحو 10", "numeral", [{"value": 10}], **WHOLE)
        assert duckling.judge(one, engine(entity("CARDINAL", 4, 6, number(10), (0, 6)))).right
        partial = duckling.judge(one, engine(entity("CARDINAL", 4, 6, number(10))))
        assert not partial.right and partial.soft
        wrong = duckling.judge(one, engine(entity("CARDINAL", 4, 6, number(11), (0, 6))))
        assert not wrong.right and not wrong.soft

    def test_a_second_entity_spoils_it(self) -> None:
        one = case("duckling_numeral", "5 10", "numeral", [{"value": 10}], **WHOLE)
        both = engine(entity("CARDINAL", 0, 1, number(5)), entity("CARDINAL", 2, 4, number(10), (0, 4)))
        assert not duckling.judge(one, both).right

    def test_other_dimensions_do_not_count(self) -> None:
        one = case("duckling_quantity", "كلام", "quantity")
        assert duckling.judge(one, engine(entity("CARDINAL", 0, 4, number(1)))).right
        assert not duckling.judge(one, engine(entity("QUANTITY", 0, 4, number(1, unit="g")))).right

    def test_a_weight_is_no_distance(self) -> None:
        one = case("puckling_distance", "5 كيلو", "distance")
        assert puckling.judge(one, engine(entity("QUANTITY", 0, 6, number(5, unit="kg")))).right
        assert not puckling.judge(one, engine(entity("QUANTITY", 0, 6, number(5, unit="km")))).right
        assert (
            of_dimension("quantity", "g")
            and of_dimension("quantity", "[cup_us]")
            and of_dimension("quantity", "{bowl}")
        )
        assert not of_dimension("quantity", "m") and not of_dimension("volume", None)

    def test_half_lines_of_money(self) -> None:
        under = {"value": {"from": None, "to": 7}, "unit": "EUR"}
        one = case("duckling_money", "دون 7", "money", [under], **WHOLE)
        found = number(7, unit="EUR", bound="less_than")
        assert duckling.judge(one, engine(entity("MONEY", 0, 5, found))).right
        exactly = number(7, unit="EUR")
        assert not duckling.judge(one, engine(entity("MONEY", 0, 5, exactly))).right

    def test_time_needs_its_grain_and_an_anchor(self) -> None:
        expected = {"value": "2013-02-04T00:00:00-02:00", "unit": "week", "grain": "week"}
        data = {"reference_time": "2013-02-12T04:30:00-02:00", **WHOLE}
        one = case("duckling_time", "أسبوع", "time", [expected], **data)
        assert duckling.judge(one, engine(entity("DATE", 0, 5, when("2013-02-04", None, "week")))).right
        assert not duckling.judge(one, engine(entity("DATE", 0, 5, when("2013-02-04", None, "day")))).right
        loose = entity("DURATION", 0, 5, when(timex="P1W", grain="week"))
        found = engine(entity("DATE", 0, 5, when("2013-02-04", None, "week")), loose)
        assert duckling.judge(one, found).right

    @pytest.mark.parametrize("name", ["UTC", "+00:00", "Etc/GMT"])
    def test_a_named_zone_is_converted_to_the_reference(self, name: str) -> None:
        expected = {"value": "2013-02-14T06:00:00-02:00", "unit": "minute", "grain": "minute"}
        data = {"reference_time": "2013-02-12T04:30:00-02:00", **WHOLE}
        one = case("duckling_time", "وقت", "time", [expected], **data)
        said = when("2013-02-14T08:00", None, "hour", tz=name)
        assert duckling.judge(one, engine(entity("TIME", 0, 3, said))).right
        assert not duckling.judge(
            one, engine(entity("TIME", 0, 3, when("2013-02-14T08:00", None, "minute")))
        ).right

    def test_interval_is_exclusive(self) -> None:
        ends = {"from": "2013-07-13T00:00:00-02:00", "to": "2013-07-16T00:00:00-02:00"}
        data = {"reference_time": "2013-02-12T04:30:00-02:00", **WHOLE}
        one = case("duckling_time", "مدة", "time", [{"value": ends, "grain": "day"}], **data)
        assert duckling.judge(one, engine(entity("DATE", 0, 3, when("2013-07-13", "2013-07-16")))).right
        assert not duckling.judge(one, engine(entity("DATE", 0, 3, when("2013-07-13", "2013-07-15")))).right


NOW = {"reference_time": "2021-09-01T10:38:04"}


class TestMaha:
    def test_count_and_value_not_span(self) -> None:
        data = {"match": "exactly_one_value", "tolerance": "rel 1e-4"}
        one = case("maha_numeral", "٥%", "numeral", [{"value": 0.05}], **data)
        assert maha.judge(one, engine(entity("PERCENT", 1, 2, number(5, unit="%")))).right
        assert not maha.judge(one, engine(entity("CARDINAL", 0, 1, number(5)))).right
        twice = [entity("PERCENT", 0, 1, number(5, unit="%"))] * 2
        assert not maha.judge(one, engine(*twice)).right

    def test_unsaid_fields_come_from_the_reference(self) -> None:
        data = {"match": "datetime_value", "keeps_reference_clock": True, **NOW}
        one = case("maha_time", "عام", "time", [{"value": "2022-09-01T00:00:00"}], **data)
        year = when("2022-01-01", "2023-01-01", "year")
        assert maha.judge(one, engine(entity("DATE", 0, 3, year))).right
        other = when("2021-01-01", "2022-01-01", "year")
        assert not maha.judge(one, engine(entity("DATE", 0, 3, other))).right

    def test_the_clock_counts_where_it_is_said(self) -> None:
        data = {"match": "datetime_value", "keeps_reference_clock": False, **NOW}
        one = case("maha_time", "ساعة", "time", [{"value": "2021-09-01T03:00:00"}], **data)
        assert maha.judge(one, engine(entity("TIME", 0, 4, when("2021-09-01T03:00", None, "hour")))).right
        assert not maha.judge(one, engine(entity("TIME", 0, 4, when("2021-09-01T15:00", None, "hour")))).right

    def test_week_is_its_first_day_or_today(self) -> None:
        data = {"match": "datetime_value", "keeps_reference_clock": True, **NOW}
        this = when("2021-08-29", "2021-09-05", "week")
        one = case("maha_time", "أسبوع", "time", [{"value": "2021-09-01T00:00:00"}], **data)
        assert maha.judge(one, engine(entity("DATE", 0, 5, this))).right
        other = case("maha_time", "أسبوع", "time", [{"value": "2021-08-30T00:00:00"}], **data)
        assert not maha.judge(other, engine(entity("DATE", 0, 5, this))).right

    def test_hijri_fields(self) -> None:
        def to_hijri(day: date) -> tuple[int, int, int]:
            return {date(2021, 9, 1): (1443, 1, 24), date(2022, 7, 30): (1444, 1, 1)}[day]

        expected = {"value": "2022-08-22", "hijri": "1444-01-24"}
        one = case("maha_time", "شهر", "time", [expected], match="date_value", **NOW)
        month = when("2022-07-30", "2022-08-28", "month")
        assert maha.judge(one, engine(entity("DATE", 0, 3, month), to_hijri=to_hijri)).right
        day = when("2022-07-30", "2022-07-31", "day")
        assert not maha.judge(one, engine(entity("DATE", 0, 3, day), to_hijri=to_hijri)).right

    def test_inclusive_interval_and_part_of_day(self) -> None:
        ends = {"from": "2021-09-01T10:38:04", "to": "2022-09-01T10:38:04"}
        one = case("maha_time", "مدة", "time", [{"value": ends}], match="interval_value", **NOW)
        assert maha.judge(one, engine(entity("DATE", 0, 3, when("2021-01-01", "2022-01-01", "year")))).right
        assert not maha.judge(
            one, engine(entity("DATE", 0, 3, when("2021-01-01", "2023-01-01", "year")))
        ).right
        morning = case("maha_time", "فجر", "time", [{"value": "AM"}], match="part_of_day", **NOW)
        assert maha.judge(morning, engine(entity("TIME", 0, 3, when(part="dawn")))).right
        assert not maha.judge(morning, engine(entity("TIME", 0, 3, when(part="evening")))).right

    def test_prefix_and_first_value(self) -> None:
        two = [{"value": 10}, {"value": 20}]
        one = case("maha_ordinal", "كلام", "ordinal", two, match="prefix_of_values")
        found = [entity("ORDINAL", n, n + 1, number(value)) for n, value in enumerate((10, 20, 30))]
        assert maha.judge(one, engine(*found)).right
        assert not maha.judge(one, engine(*found[:1])).right
        first = case("maha_spellout_reverse", "كلام", "spellout", [{"value": 7}], match="first_value")
        assert maha.judge(first, engine(entity("CARDINAL", 0, 1, number(7)))).right
        assert not maha.judge(first, engine(entity("CARDINAL", 0, 1, number(8)))).right


class TestPuckling:
    def test_any_entity_with_the_asserted_value(self) -> None:
        expected = {"value": 10, "unit": "USD", "value_asserted": True, "raw": {"value": 10, "unit": "USD"}}
        one = case("puckling_money", "نص 10$ و 3$", "money", [expected])
        found = [entity("MONEY", 0, 2, number(3, unit="USD")), entity("MONEY", 3, 6, number(10, unit="USD"))]
        assert puckling.judge(one, engine(*found)).right
        assert not puckling.judge(one, engine(*found[:1])).right

    def test_span_only(self) -> None:
        expected = {"value": None, "span_asserted": True, "value_asserted": False, "start": 1, "end": 4}
        one = case("puckling_time", "بشوال", "time", [{**expected, "raw": {}}], match="span_only")
        assert puckling.judge(one, engine(entity("DATE", 1, 4, when("2013-08-08")))).right
        assert puckling.judge(one, engine(entity("DATE", 2, 4, when("2013-08-08"), (1, 4)))).right
        assert not puckling.judge(one, engine(entity("DATE", 0, 4, when("2013-08-08")))).right

    def test_nothing_asserted_and_out_of_scope(self) -> None:
        silent = {"value": None, "span_asserted": False, "value_asserted": False, "raw": {}}
        assert puckling.judge(case("puckling_time", "نص", "time", [silent]), engine()).right is None
        assert puckling.judge(case("puckling_credit_card", "4111", "credit_card"), engine()).right is None

    def test_negative(self) -> None:
        one = case("puckling_duration", "كم", "duration")
        assert puckling.judge(one, engine()).right
        assert not puckling.judge(one, engine(entity("DURATION", 0, 2, when(timex="P1D")))).right


class TestRecognizers:
    def test_span_and_resolution_of_either_reading(self) -> None:
        resolved = {"FutureResolution": {"date": "2017-04-22"}, "PastResolution": {"date": "2016-04-22"}}
        expected = {"value": {"Timex": "XXXX-04-22", **resolved}, "start": 6, "end": 10}
        data = {"resolution_checked": True, "reference_time": "2016-11-07T00:00:00"}
        one = case("recognizers_dt_date_parser", "سأعود 22/4", "dt_date_parser", [expected], **data)
        for day in ("2017-04-22", "2016-04-22"):
            assert recognizers.judge(one, engine(entity("DATE", 6, 10, when(day)))).right
        wrong = recognizers.judge(one, engine(entity("DATE", 6, 10, when("2017-04-23"))))
        assert not wrong.right and not wrong.soft
        longer = recognizers.judge(one, engine(entity("DATE", 5, 10, when("2017-04-22"))))
        assert not longer.right and longer.soft

    def test_unchecked_resolutions_are_not_scored(self) -> None:
        one = case(
            "recognizers_numeral",
            "٣٢٢ ألف",
            "numeral",
            [{"value": "32200", "value_num": 32200.0}],
            resolution_checked=False,
        )
        assert recognizers.judge(one, engine(entity("CARDINAL", 0, 7, number(322000)))).right
        assert recognizers.row(one) == "recognizers_numeral (spans only)"

    def test_an_extra_entity_spoils_it(self) -> None:
        expected = {"value": "3", "value_num": 3.0, "start": 0, "end": 5}
        one = case("recognizers_numeral", "ثلاثة كتب 7", "numeral", [expected], resolution_checked=True)
        three, seven = entity("CARDINAL", 0, 5, number(3)), entity("CARDINAL", 10, 11, number(7))
        assert recognizers.judge(one, engine(three)).right
        assert not recognizers.judge(one, engine(three, seven)).right

    def test_a_loose_length_is_no_period(self) -> None:
        value = {
            "Timex": "2017-W47",
            "FutureResolution": {"startDate": "2017-11-20", "endDate": "2017-11-27"},
        }
        expected = {"value": value, "start": 8, "end": 20}
        text = "25 دقيقة الأسبوع القادم"
        one = case("recognizers_dt_date_period_parser", text, "dt_date_period_parser", [expected])
        week = entity("DATE", 8, 20, when("2017-11-20", "2017-11-27", "week"))
        minutes = entity("DURATION", 0, 7, when(timex="PT25M", grain="minute"))
        assert recognizers.judge(one, engine(minutes, week)).right
        year = entity("DATE", 0, 7, when("2017-01-01", "2018-01-01", "year"))
        assert not recognizers.judge(one, engine(year, week)).right

    def test_relative_ordinals(self) -> None:
        assert recognizers.ordinal_equal(number(-1), "end+0")
        assert recognizers.ordinal_equal(number(-1, unit="end"), "end-1")
        assert recognizers.ordinal_equal(number(1, unit="current"), "current+1")
        assert not recognizers.ordinal_equal(number(1), "current+1")

    def test_season_without_resolution(self) -> None:
        wanted = {"Timex": "2016-SU", "FutureResolution": {}, "PastResolution": {}}
        assert recognizers.resolution_equal("dt_date_period", when(timex="2016-22"), wanted)
        assert not recognizers.resolution_equal("dt_date_period", when(timex="2016-23"), wanted)

    def test_durations_by_seconds(self) -> None:
        wanted = {"Timex": "P1M", "FutureResolution": {"duration": "2592000"}}
        assert recognizers.resolution_equal("dt_duration", when(timex="P1M"), wanted)
        assert not recognizers.resolution_equal("dt_duration", when(timex="P1W", seconds=604800), wanted)


class TestOthers:
    def test_nemo_written_or_value(self) -> None:
        expected = {"value": {"num": 9, "den": 1}, "raw": "7 10/5", "type": "fraction"}
        one = case("nemo_itn", "كلام", "itn", [expected], itn_class="fraction")
        found = entity("CARDINAL", 0, 4, number(Fraction(9)))
        assert nemo.judge(one, engine(found, numerals_to_digits=lambda text: text)).right
        assert nemo.judge(one, engine(numerals_to_digits=lambda text: "7 10/5")).right
        assert not nemo.judge(one, engine(numerals_to_digits=lambda text: "7")).right

    def test_arabic_itn_writes_entities_in_the_source_style(self) -> None:
        text = "الساعة الثالثة بخمسة ريالات"
        one = case("arabic_itn", text, "itn", [{"value": "الساعة 15:00 ب5.25 SAR"}], match="exact_text")
        clock = entity("TIME", 0, 14, when(timex="T15:00"))
        money = entity("MONEY", 16, 27, number(Decimal("5.250"), unit="SAR"))
        assert arabic_itn.judge(one, engine(clock, money, numerals_to_digits=lambda text: text)).right
        assert not arabic_itn.judge(one, engine(clock, numerals_to_digits=lambda text: text)).right

    def test_a_lone_number_word_stays(self) -> None:
        alone, digit = entity("CARDINAL", 0, 4, number(5)), entity("CARDINAL", 5, 6, number(7))
        assert arabic_itn.written("خمسة ٧", engine(alone, digit), {}) == "خمسة 7"

    def test_reverse(self) -> None:
        cardinal = case("cldr_reverse", "خمسة", "numeral", [{"value": 5}])
        assert reverse.judge(cardinal, engine(parse_number=lambda text: 5)).right
        assert not reverse.judge(cardinal, engine(parse_number=lambda text: 6)).right

        def refuse(text: str) -> int:
            raise ValueError(text)

        assert not reverse.judge(cardinal, engine(parse_number=refuse)).right
        ordinal = case("cldr_reverse", "الخامس", "ordinal", [{"value": 5}])
        assert reverse.judge(ordinal, engine(entity("ORDINAL", 0, 6, number(5)))).right
        assert not reverse.judge(ordinal, engine(entity("ORDINAL", 2, 6, number(5)))).right

    def test_relative_time_in_its_unit(self) -> None:
        past = case("humanizer", "أمس", "relative_time", [{"value": -1, "unit": "day"}])
        assert reverse.judge(past, engine(entity("DATE", 0, 3, when("2024-03-12")))).right
        assert not reverse.judge(past, engine(entity("DATE", 0, 3, when("2024-03-14")))).right
        future = case("humanizer", "خلال", "relative_time", [{"value": 2, "unit": "day"}])
        within = when("2024-03-13T11:20:35", "2024-03-15T11:20:35", timex="P2D")
        assert reverse.judge(future, engine(entity("DURATION", 0, 4, within))).right

    def test_spellout_by_round_trip(self) -> None:
        one = case("maha_spellout", "1,000", "spellout", [{"value": "ألف"}], case="nominative")

        def spell(value: int, *, gender: str, case: str = "nominative") -> str:
            return "الف"

        good = spellout.judge(one, engine(spell=spell, parse_number=lambda text: 1000))
        assert good.right and not good.soft
        assert not spellout.judge(one, engine(spell=spell, parse_number=lambda text: 1001)).right

    def test_dateparser(self) -> None:
        data = {"match": "value_to_period", "reference_time": "2014-09-01T10:30:00"}
        expected = {"value": "2014-08-11T10:30:00", "unit": "day"}
        ago = case("dateparser", "21 يوم", "time", [expected], **data)
        assert dateparser.judge(ago, engine(entity("DURATION", 0, 6, when(timex="P21D")))).right
        assert not dateparser.judge(ago, engine(entity("DURATION", 0, 6, when(timex="P20D")))).right
        assert dateparser.english("6 january 2015 05:16 pm", datetime(2014, 9, 1)) == (
            datetime(2015, 1, 6, 17, 16),
            "minute",
        )
        assert dateparser.english("ago 2 hour", datetime(2014, 9, 1, 10))[0] == datetime(2014, 9, 1, 8)

    def test_hijri_both_directions(self) -> None:
        one = case(
            "hijridate_reference", "x", "hijri", [{"value": "x"}], hijri="1356-01-01", gregorian="1937-03-14"
        )
        there, back = (lambda *day: date(1937, 3, 14)), (lambda day: (1356, 1, 1))
        assert hijridate.judge(one, engine(to_gregorian=there, to_hijri=back)).right
        assert not hijridate.judge(one, engine(to_gregorian=there, to_hijri=lambda day: (1356, 1, 2))).right


class TestReport:
    def test_columns_are_kept_apart(self) -> None:
        row = Row("duckling_numeral")
        yes, no = Verdict(True, True), Verdict(False, True, "5", "nothing")
        base = {"text": "x", "expect": [{}], "supported": True}
        for number_, (verdict, data) in enumerate(
            [
                (yes, {}),
                (no, {}),
                (yes, {"negative": True}),
                (no, {"flags": ["doubtful: x"]}),
                (no, {"supported": False}),
                (None, {"flags": ["WRONG"]}),
                (Verdict(None), {}),
            ]
        ):
            row.add(Case("s", {"id": f"s-{number_}", **base, **data}), verdict, {"s-1": "because"})
        shown = row.to_dict()
        assert (shown["positive"], shown["negative"]) == ({"right": 1, "total": 2}, {"right": 1, "total": 1})
        assert (shown["doubtful"], shown["unsupported"]) == (
            {"right": 0, "total": 1},
            {"right": 0, "total": 1},
        )
        assert (shown["wrong_left_out"], shown["not_asserted"], shown["disputed"]) == (1, 1, ["s-1"])
        assert [miss["id"] for miss in shown["misses"]] == ["s-1", "s-3", "s-4"]
        assert "1/2" in table([row]) and any(
            "s-1 (value right, disputed)" in line for line in miss_lines([row])
        )

    def test_goals(self) -> None:
        assert reached("duckling_numeral", 97, 100) and not reached("duckling_numeral", 96, 100)
        assert reached("duckling_volume", 15, 17) and not reached("duckling_volume", 14, 17)
        assert not reached("recognizers_percent", 6, 7) and reached("recognizers_percent", 7, 7)
        assert reached("nobody_asked", 0, 10) is None
        assert goal("recognizers_numeral (spans only)") == (None, None)
        assert goal("recognizers_dt_time_parser") == (85, None) and goal("puckling_time") == (92, 98)

    def test_every_disputed_case_has_a_reason(self, tmp_path: Path) -> None:
        assert all(len(reason) > 40 for reason in disputed().values())
        bad = tmp_path / "bad.toml"
        bad.write_text('[[disputed]]\nid = "x-1"\n', encoding="utf-8")
        with pytest.raises(ValueError, match="needs an id and a reason"):
            disputed(bad)

    def test_longest_prefix_decides_the_family(self) -> None:
        assert registry.judge_of("maha_spellout_reverse") is maha.judge
        assert registry.judge_of("maha_spellout") is spellout.judge
        with pytest.raises(NotThere):
            registry.judge_of("nobody_knows")

    def test_texts_are_compared_as_given_back(self) -> None:
        judge = registry.texts(lambda data: data["text"].strip())
        assert judge(case("maha_keep", " x ", "clean", [{"value": "x"}]), engine()).right
        assert not judge(case("maha_keep", " x ", "clean", [{"value": " x"}]), engine()).right

    def test_a_crash_is_a_miss(self, tmp_path: Path) -> None:
        file = tmp_path / "duckling_numeral.jsonl"
        line = {
            "id": "d-1",
            "text": "5",
            "dimension": "numeral",
            "supported": True,
            "match": "",
            "negative": False,
        }
        file.write_text(json.dumps({**line, "expect": [{"value": 5, "unit": None}]}) + "\n", encoding="utf-8")

        def extract(text: str, **named: Any) -> list[Any]:
            raise RuntimeError("boom")

        rows, _ = run.run_suite(file, Engine(SimpleNamespace(extract=extract, Options=Options)))
        assert rows[0].positive.total == 1 and "boom" in rows[0].misses[0]["got"]
        rows, _ = run.run_suite(file, Engine(SimpleNamespace()))
        assert rows[0].skipped

    def test_a_case_that_cannot_be_run_does_not_take_its_suite_along(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        base = {"source": "maha", "dimension": "clean", "supported": True, "match": "", "negative": False}
        plain = {
            "function": "remove_tatweel",
            "function_args": {},
            "text": "مـد",
            "expect": [{"value": "مد"}],
        }
        regex = {"function": "remove", "function_args": {"custom_expressions": "[a-z]"}, "text": "a"}
        lines = [base | {"id": "m-1"} | plain, base | {"id": "m-2", "expect": [{"value": ""}]} | regex]
        file = tmp_path / "maha_remove.jsonl"
        file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
        (row,), _ = run.run_suite(file)
        assert str(row.positive) == "1/1" and list(row.not_offered) == ["m-2"] and not row.skipped
        assert main([str(tmp_path)]) == 0
        assert "skipped m-2: regular expressions" in capsys.readouterr().out

    def test_empty_folder_is_an_error(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main([str(tmp_path)]) == 2
        assert "no suites" in capsys.readouterr().err

    def test_the_whole_way_with_the_installed_tarqim(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        line = {"id": "own-1", "text": "طريق طويل", "dimension": "distance", "expect": [], "negative": True}
        suite, rows = tmp_path / "puckling_distance.jsonl", tmp_path / "rows.json"
        suite.write_text(
            json.dumps({**line, "supported": True, "match": "no_entity"}) + "\n", encoding="utf-8"
        )
        assert main([str(tmp_path), "--misses", "--json", str(rows)]) == 0
        assert "puckling_distance" in capsys.readouterr().out
        assert json.loads(rows.read_text(encoding="utf-8"))[0]["negative"] == {"right": 1, "total": 1}
