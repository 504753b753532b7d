"""Tables that come back: from files, with holes, of the wrong kind, or changed by hand."""

import csv
import io
import json
from datetime import date, datetime, timezone

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import tarqim
from tarqim import _cells

TEXTS = ["قتل 5 مدنيين في حلب أمس", "أصيب 3 في دمشق يوم 3 أيار 2015", "نفى مقتل ستة في عدن"]
PIPELINE = tarqim.Pipeline(reference="2015-09-30")
EVENTS = PIPELINE.to_arrow(TEXTS, what="events")
ENTITIES = PIPELINE.to_arrow(TEXTS)
NAN = float("nan")


def hosts(rows):
    """A table of each library; one that cannot hold these cells is left out."""
    yield rows
    for make in (
        pd.DataFrame,
        lambda rows: pd.DataFrame(rows).astype(object),
        lambda rows: pd.DataFrame(rows).convert_dtypes(),
        lambda rows: pl.DataFrame(rows, infer_schema_length=None, strict=False),
        pa.Table.from_pylist,
    ):
        try:
            yield make(rows)
        except (TypeError, ValueError, OverflowError, pa.ArrowException, pl.exceptions.PolarsError):
            continue


def changed(table, **cells):
    return [row | cells for row in table.to_pylist()]


@pytest.mark.parametrize("hole", [None, NAN, np.nan, pd.NA, pd.NaT], ids=repr)
def test_holes_of_every_kind(hole):
    whole = changed(EVENTS)
    for column in ("lat", "lon", "admin1", "place", "count", "low", "high", "start_at", "part_of", "same_as"):
        holed = [row | {column: hole} for row in whole]
        want = [row | {column: None} for row in whole]
        for read in (tarqim.to_geojson, tarqim.tally, tarqim.roll_up):
            assert read(holed) == read(want)
        assert tarqim.roll_up(holed, by="place", period="month") == tarqim.roll_up(
            want, by="place", period="month"
        )
    assert json.dumps(tarqim.to_geojson(changed(EVENTS, lat=hole)), allow_nan=False).count("Point") == 0


def test_a_table_that_went_through_csv():
    held = io.StringIO()
    writer = csv.DictWriter(held, EVENTS.column_names)
    writer.writeheader()
    writer.writerows(EVENTS.to_pylist())
    want = tarqim.roll_up(EVENTS, by="place", period="day")
    assert want[0]["period"] == "2015-09-29"
    held.seek(0)
    assert tarqim.roll_up(list(csv.DictReader(held)), by="place", period="day") == want
    held.seek(0)
    frame = pd.read_csv(held, dtype={"place_id": str})
    assert tarqim.roll_up(frame, by="place", period="day") == want
    assert len(tarqim.to_geojson(frame)["features"]) == len(tarqim.to_geojson(EVENTS)["features"])


@pytest.mark.parametrize(
    "moment",
    [date(2015, 9, 29), datetime(2015, 9, 29, tzinfo=timezone.utc), "2015-09-29", "2015-09-29T00:00"],
)
def test_moments_as_others_write_them(moment):
    rows = tarqim.roll_up(changed(EVENTS, start_at=moment), period="day")
    assert {row["period"] for row in rows} == {"2015-09-29"}


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("lat", float("inf"), "row 0: lat is inf, not degrees from -90 to 90"),
        ("lat", 91.5, "row 0: lat is 91.5, not degrees from -90 to 90"),
        ("lon", "here", "row 0: lon is 'here', not degrees from -180 to 180"),
        ("lon", [1], r"row 0: lon is \[1\], not degrees"),
        ("lat", True, "row 0: lat is True, not degrees"),
        ("lat", "x" * 1000, "row 0: lat is 'x{59}…, not degrees"),
        ("count", "many", "row 0: count is 'many', not a number"),
        ("start_at", "yesterday", "row 0: start_at is 'yesterday', not a moment such as"),
        ("start_at", 5, "row 0: start_at is 5, not a moment such as"),
        ("type", 5, "row 0: type is 5, not a text"),
    ],
)
def test_cells_of_another_kind_are_named(column, cell, said):
    def read(table):
        if column in ("lat", "lon"):
            return tarqim.to_geojson(table)
        return tarqim.roll_up(table, period="day")

    for table in hosts(changed(EVENTS, **{column: cell})):
        with pytest.raises(ValueError, match=said):
            read(table)


def test_numbers_of_other_libraries():
    for cell in (np.float32(36.5), np.int64(36), "36.5", 36):
        features = tarqim.to_geojson(changed(EVENTS, lat=cell, lon=cell))["features"]
        assert features[0]["geometry"]["coordinates"] == [float(cell), float(cell)]


def test_tables_of_the_other_kind_are_told_so():
    with pytest.raises(
        ValueError, match=r"a table of events with the columns type, modality.* there are doc"
    ):
        tarqim.tally(ENTITIES)
    with pytest.raises(ValueError, match="a table with the columns lat and lon is wanted; there are type"):
        tarqim.to_geojson([{"type": "die"}])
    assert tarqim.tally(EVENTS.slice(0, 0)) == tarqim.tally([]) == []


def test_json_has_no_infinity():
    features = tarqim.to_geojson(changed(EVENTS, score=float("inf")))
    assert "Infinity" not in json.dumps(features, allow_nan=False)


def test_a_column_with_holes_has_no_keys_there():
    for hole in (None, NAN, pd.NA, pd.NaT):
        column = pd.Series(["وصل الوفد إلى حلب", hole, "وصل الوفد إلى حلب"], dtype=object)
        assert tarqim.near_keys(column) == [0, None, 0]


def test_an_array_in_a_cell_is_not_missing():
    assert not _cells.is_missing(np.array([NAN, NAN]))
    assert not _cells.is_missing([None])
