"""Places: where they are, which of several, tables of them as GeoJSON."""

import json
from pathlib import Path

import pytest
import tomllib

import tarqim

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
    for rows in (table, table.to_pandas()):
        made = tarqim.to_geojson(rows)
        assert json.loads(json.dumps(made)) == made
        assert [f["geometry"] for f in made["features"]] == [feature["geometry"]]
    assert tarqim.to_geojson(tarqim.Pipeline().to_arrow(["لا مكان"]))["features"] == []
