"""The user's own names."""

import pickle

import pandas as pd
import pytest

import tarqim


def names(text, gazetteer):
    doc = tarqim.Pipeline(gazetteer=gazetteer)(text)
    return [(e.text, e.label, e.value.id, e.value.canonical) for e in doc.entities]


def test_own_names_tolerate_spelling_and_proclitics():
    own = tarqim.Gazetteer.from_entries(
        [("إذاعة المرسى", "ORG", "marsa", "إذاعة المرسى"), ("برج النسيم", "FAC")]
    )
    assert names("قالت لاذاعة المرسي", own) == [("اذاعة المرسي", "ORG", "marsa", "إذاعة المرسى")]
    assert names("وبرج النسيم", own) == [("برج النسيم", "FAC", None, "برج النسيم")]


def test_own_names_are_stronger_than_built_in_ones():
    own = tarqim.Gazetteer.from_entries([{"form": "سوريا", "label": "ORG", "id": "x"}])
    assert names("في سوريا", own) == [("سوريا", "ORG", "x", "سوريا")]
    assert [e.label for e in tarqim.extract("في سوريا")] == ["GPE"]


def test_from_pandas_takes_missing_ids():
    frame = pd.DataFrame({"form": ["نهر الريم", "قصر الورد"], "label": ["LOC", "FAC"], "id": ["rim", None]})
    own = tarqim.Gazetteer.from_pandas(frame)
    assert len(own) == 2
    assert names("عند قصر الورد", own) == [("قصر الورد", "FAC", None, "قصر الورد")]


FARM = {
    "form": "مزرعة الرواد",
    "label": "LOC",
    "feature": "village",
    "country": "SY",
    "admin1": "SY-ID",
    "lat": 35.9,
    "lon": 36.712,
    "geonames": 99,
}


def test_own_places_carry_where_they_are():
    for own in (
        tarqim.Gazetteer.from_entries([FARM]),
        pickle.loads(pickle.dumps(tarqim.Gazetteer.from_entries([FARM]))),
        tarqim.Gazetteer.from_pandas(pd.DataFrame([FARM, {"form": "منصة أثر", "label": "ORG"}])),
    ):
        (farm,) = tarqim.Pipeline(gazetteer=own)("وصلوا إلى مزرعة الرواد").entities
        assert {name: getattr(farm.value, name) for name in FARM if name not in ("form", "label")} == {
            name: FARM[name] for name in FARM if name not in ("form", "label")
        }
        assert farm.value.id == "99"


def test_gazetteers_are_values():
    own = tarqim.Gazetteer.from_entries([("أثر", "ORG", "athar"), FARM])
    again = pickle.loads(pickle.dumps(own))
    assert again == own
    assert hash(again) == hash(own)
    assert pickle.loads(pickle.dumps(tarqim.Pipeline(gazetteer=own))) == tarqim.Pipeline(gazetteer=own)


@pytest.mark.parametrize(
    ("entries", "error", "message"),
    [
        ([("أثر", "COMPANY")], tarqim.ConfigError, "valid: PERSON, NORP"),
        ([("أثر", "DATE")], tarqim.ConfigError, "valid: PERSON, NORP"),
        ([("أثر",)], tarqim.ConfigError, "needs a label"),
        ([("", "ORG")], tarqim.ConfigError, "no word"),
        (["أثر"], TypeError, "not a str"),
        ([{**FARM, "lat": 95}], tarqim.ConfigError, "valid: -90 to 90"),
        ([{**FARM, "lon": None}], tarqim.ConfigError, "come together"),
        ([{**FARM, "country": "Syria"}], tarqim.ConfigError, "ISO 3166-1"),
        ([{**FARM, "feature": "hamlet"}], tarqim.ConfigError, "valid: country, admin1"),
        ([{**FARM, "geonames": -1}], tarqim.ConfigError, "whole numbers"),
    ],
)
def test_bad_entries_are_refused(entries, error, message):
    with pytest.raises(error, match=message):
        tarqim.Gazetteer.from_entries(entries)
