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


def test_gazetteers_are_values():
    own = tarqim.Gazetteer.from_entries([("أثر", "ORG", "athar")])
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
    ],
)
def test_bad_entries_are_refused(entries, error, message):
    with pytest.raises(error, match=message):
        tarqim.Gazetteer.from_entries(entries)
