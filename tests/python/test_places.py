"""Places: where they are, which of several, tables of them as GeoJSON."""

import json
from pathlib import Path

import pytest
import tomllib

import tarqim
from tests.places.__main__ import country, distance, divisions, rows

SUITE = tomllib.loads((Path(__file__).parents[1] / "suites/places/places.toml").read_text(encoding="utf-8"))
PLACES = {"GPE", "LOC", "FAC"}


@pytest.mark.parametrize("case", SUITE["place"], ids=lambda case: case["text"])
def test_place(case):
    found = [e.value for e in tarqim.extract(case["text"], labels=PLACES) if e.text == case["name"]]
    assert len(found) == 1, tarqim.extract(case["text"])
    for field in ("country", "admin1", "feature"):
        if field in case:
            assert getattr(found[0], field) == case[field], found[0]
    assert found[0].lat is not None
    assert found[0].lon is not None


@pytest.mark.parametrize("case", SUITE["none"], ids=lambda case: case["text"])
def test_none(case):
    assert tarqim.extract(case["text"], labels=PLACES) == []


def test_a_name_that_only_fame_decides_scores_less():
    (sure,) = tarqim.extract("في طرابلس اللبنانية", labels=PLACES)
    (guessed,) = tarqim.extract("في طرابلس", labels=PLACES)
    assert guessed.value.score < sure.value.score <= 1


def test_places_of_a_name():
    found = tarqim.places("طرابلس")
    assert {place.country for place in found} >= {"LY", "LB"}
    assert [place.score for place in found] == sorted((place.score for place in found), reverse=True)
    assert sum(place.score for place in found) == pytest.approx(1, abs=1e-3)
    assert tarqim.places("كفر زيتا")[0].canonical == "كفر زيتا"
    assert tarqim.places("") == tarqim.places("وزارة الدفاع") == tarqim.places("في حلب") == []


@pytest.mark.parametrize(
    ("text", "place", "admin1", "precision"),
    [
        ("اشتباكات في قضاء سامراء", "سامراء", "IQ-SD", 1),
        # Of a quarter that no list has, the city tells where it was.
        ("انفجار في حي النارنج الأزرق بالموصل", None, "IQ-NI", 2),
        ("انفجار شمال غرب كركوك", "كركوك", "IQ-KI", 2),
        ("انفجار في محافظة ديالى", "ديالى", "IQ-DI", 3),
    ],
)
def test_where_an_event_was(text, place, admin1, precision):
    pytest.importorskip("pyarrow")
    (row,) = tarqim.Pipeline().to_arrow([text], what="events").to_pylist()
    assert place in (None, row["place"])
    assert (row["admin1"], row["precision"]) == (admin1, precision)
    assert row["lat"] is not None


def test_geojson_of_documents_and_tables():
    text = "قصف على بلدة كفر زيتا فجر اليوم"
    doc = tarqim.analyze(text)
    (feature,) = doc.to_geojson()["features"]
    assert feature["geometry"]["type"] == "Point"
    lon, lat = feature["geometry"]["coordinates"]
    assert (round(lon, 1), round(lat, 1)) == (36.6, 35.4)
    assert feature["properties"]["country"] == "SY"
    assert "lat" not in feature["properties"]
    pd = pytest.importorskip("pandas")
    table = tarqim.Pipeline().to_arrow(pd.Series([text]))
    for kind in (table, table.to_pandas()):
        made = tarqim.to_geojson(kind)
        assert json.loads(json.dumps(made)) == made
        assert [f["geometry"] for f in made["features"]] == [feature["geometry"]]
    assert tarqim.to_geojson(tarqim.Pipeline().to_arrow(["لا مكان"]))["features"] == []


def test_incidents_stay_found():
    cases = rows("incidents.tsv")
    far = [distance(text, (float(lat), float(lon))) for text, lat, lon in cases]
    assert sum(km is not None for km in far) > 0.97 * len(cases)
    assert sum(km is not None and km <= 20 for km in far) > 0.92 * len(cases)


@pytest.mark.parametrize(
    ("name", "most"), [("homonyms.tsv", 0.1), ("homonyms_fresh.tsv", 0.1), ("homonyms_contexts.tsv", 0.17)]
)
def test_namesakes_stay_told_apart(name, most):
    cases = rows(name)
    wrong = [(text, country(text, place)) for text, place, meant in cases if country(text, place) != meant]
    assert len(wrong) < most * len(cases), wrong


def test_divisions_of_the_world_are_known():
    count, wrong = divisions()
    assert len(wrong) < 0.06 * count, wrong


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # Quarters of such names are everywhere, and none of those known is near.
        ("حريق في حي العزيزية بالمدينة المنورة", "العزيزية"),
        ("لعب الفريق في مدينة هورست الهولندية", "هورست"),
        ("ربط شارع العزيزية بالطائف ومكة", "شارع العزيزية"),
        # Streets are called after places far away.
        ("انفجار قرب شارع فلسطين في بغداد", "شارع فلسطين"),
    ],
)
def test_a_namesake_gives_no_coordinates(text, name):
    (found,) = [e.value for e in tarqim.extract(text, labels=PLACES) if e.text == name]
    assert found.lat is None


def test_the_bank_of_a_river_is_no_country():
    assert [e.text for e in tarqim.extract("القرية على الضفة الغربية لنهر النيل", labels=PLACES)] == [
        "نهر النيل"
    ]


def test_a_place_that_is_elsewhere_has_no_coordinates():
    village, town = (e.value for e in tarqim.extract("هجوم على قرية الرشاد بالمقدادية", labels=PLACES))
    assert village.lat is None
    assert town.admin1 == "IQ-DI"


OFFSETS = [
    ("انفجر لغم على بعد 50 كلم شرق الرقة", 50, 90, (35.95, 39.56)),
    ("قرية على بعد عشرين كيلومترا إلى الجنوب الغربي من مدينة كركوك", 20, 225, (35.34, 44.24)),
    ("عثر عليه 800 متر شمال تلبيسة", 0.8, 0, (34.84, 36.73)),
]


@pytest.mark.parametrize(("text", "km", "bearing", "at"), OFFSETS, ids=[case[0] for case in OFFSETS])
def test_offsets(text, km, bearing, at):
    (point,) = tarqim.offsets(text)
    assert (point.km, point.bearing) == (km, bearing)
    assert (point.lat, point.lon) == pytest.approx(at, abs=0.03)
    assert text[point.start : point.end] == point.text
    assert tarqim.offsets(tarqim.analyze(text)) == [point]
    assert point.to_dict()["km"] == km


@pytest.mark.parametrize(
    "text",
    [
        "تبعد 50 كلم عن الرقة",
        "سار 50 كلم ثم وصل شرق الرقة",
        "50 كلغ شرق الرقة",
        "50 كلم شرق قرية زعلان",
        "الرقة",
        "",
    ],
)
def test_no_offsets(text):
    assert tarqim.offsets(text) == []
