"""What people type in their first hours runs as typed, or answers with what to write."""

import copy
import datetime as dt
import inspect
import pickle

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import tarqim
import tarqim.duckdb
import tarqim.pandas
import tarqim.polars
import tarqim.sklearn

TEXT = "غادر نجيب محفوظ القاهرة في 3 نيسان 1990. ثم وصل 12 صحفياً إلى مقر الأمم المتحدة."
MESSY = pd.Series(["وصل ٣ جنود أمس", 3, None, "غادر حلب"], index=list("wxyz"), name="body", dtype=object)


# References as people have them


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


# Calls that answer with what to write


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: tarqim.extract(TEXT, ["GPE"]), r"write extract\(text, labels=\['GPE'\]\)"),
        (lambda: tarqim.extract(TEXT, dt.date(2020, 1, 1)), r"write extract\(text, reference=datetime"),
        (lambda: tarqim.analyze(TEXT, ["GPE"]), r"write analyze\(text, labels="),
        (lambda: tarqim.extract(TEXT, label="GPE"), "write labels="),
        (lambda: tarqim.extract(TEXT, date="2020"), "labels, reference, options, gazetteer"),
        (lambda: tarqim.extract(TEXT, labels="GPE,PERSON"), r'write labels=\["GPE", "PERSON"\]'),
        (lambda: tarqim.extract(TEXT, labels=["PER"]), "write PERSON; valid: PERSON"),
        (lambda: tarqim.extract(TEXT, labels="gpe"), "write GPE; valid"),
        (lambda: tarqim.extract(TEXT, labels="people"), "write PERSON; valid"),
        (lambda: tarqim.extract(TEXT, labels="mood"), 'unknown label "mood"; valid'),
        (lambda: tarqim.events(TEXT, ["die"]), r"write events\(text, types=\['die'\]\)"),
        (lambda: tarqim.events(TEXT, type="die"), "write types="),
        (lambda: tarqim.extract("أمس", reference=2019), 'write "2019"'),
        (lambda: tarqim.extract("أمس", reference=20190101), "not int$"),
        (lambda: tarqim.extract(TEXT, options={"region": "SY"}), r"write tarqim.Options\(\*\*options\)"),
        (lambda: tarqim.Options("SA"), r"write Options\(region='SA'\)"),
        (lambda: tarqim.Options({"region": "SA"}), r"write Options\(\*\*options\)"),
        (lambda: tarqim.Normalizer("search"), r"write Normalizer.preset\('search'\)"),
        (lambda: tarqim.Normalizer(preset="search"), r"write Normalizer.preset\('search'\)"),
        (lambda: tarqim.Pipeline(label="GPE"), "write labels="),
        (lambda: tarqim.Pipeline(preset="clean"), r"write normalizer=tarqim.Normalizer.preset\(…\)"),
        (lambda: tarqim.Pipeline(normalizer="clean"), r'write tarqim.Normalizer.preset\("clean"\)'),
        (lambda: tarqim.Gazetteer(5), r"\[\(form, label\)\], not int"),
        (lambda: tarqim.Gazetteer([None]), r"\(form, label\).*not NoneType"),
        (lambda: tarqim.Gazetteer([{"name": "x", "type": "ORG"}]), "there are name, type"),
        (lambda: tarqim.spell("3"), r"write spell\(parse_number\(text\)\)"),
        (lambda: tarqim.spell(3, "feminine"), r"write spell\(number, gender='feminine'\)"),
        (lambda: sorted(tarqim.search_terms(TEXT)), r"\[term.text for term in"),
        (lambda: pd.Series(["3"]).ar.spell(), "row 0.*parse_number"),
        (lambda: pd.Series([3]).ar.spell(gender="f"), "^unknown gender"),
        (lambda: tarqim.sklearn.EntityFeatures(labels=["GPEE"]).fit([TEXT]), "GPEE"),
        (lambda: tarqim.extract(TEXT, labels=3), "labels must be a str or a list of str, not int"),
        (lambda: tarqim.extract([TEXT]), r"Pipeline\(\).map\(texts\)"),
        (lambda: tarqim.analyze(pd.Series([TEXT])), r"Pipeline\(\).map\(texts\)"),
        (lambda: list(tarqim.Pipeline().map(pd.Series([TEXT, None]))), "number 1 .*to_arrow or .ar"),
        (lambda: tarqim.Gazetteer("names.csv"), r"Gazetteer.from_csv\(path\)"),
        (lambda: tarqim.Gazetteer(pd.DataFrame({"name": ["x"], "type": ["ORG"]})), "there are name, type"),
        (lambda: sorted(tarqim.tokenize("نعم لا")), r"ArabicTokenizer\(\)"),
        (lambda: pd.DataFrame({"b": [TEXT]}).ar.extract("body"), "there are b"),
        (lambda: MESSY.ar.extract(errors="ignore"), "valid: raise, coerce"),
        (lambda: MESSY.ar.extract(labels="GPE", pipeline=tarqim.Pipeline()), r"write Pipeline\(labels=…\)"),
        (lambda: MESSY.ar.extract("GPE"), r"write extract\(labels='GPE'\)"),
        (lambda: MESSY.ar.extract(["GPE"]), r"write extract\(labels=\['GPE'\]\)"),
        (lambda: MESSY.ar.extract(dt.date(2020, 1, 1)), r"write extract\(reference=datetime"),
        (lambda: MESSY.ar.extract(label="GPE"), "no argument 'label'; write labels="),
        (lambda: MESSY.ar.extract(day_first=True), r"write options=tarqim.Options\(day_first=…\)"),
        (lambda: MESSY.ar.normalize(preset="clean"), "write normalizer="),
        (lambda: MESSY.ar.extrct(), r"write .ar.extract\(\)"),
        (lambda: MESSY.to_frame().ar.extract(), "needs the name of the column.*there are body"),
        (lambda: MESSY.to_frame().ar.normalize(), "needs the name of the column.*there are body"),
        (lambda: MESSY.to_frame().ar.extract("body", ["GPE"]), r"write extract\('body', labels="),
        (lambda: MESSY.to_frame().ar.extract(["body"]), "one column at a time"),
        (lambda: MESSY.to_frame().ar.extract("body", reference="when"), "nor is it a column: there are body"),
        (lambda: MESSY.to_frame().ar.entities("body", "GPE", ref="2020"), "write reference="),
        (lambda: pl.DataFrame({"body": [TEXT]}).ar.extract(), "needs the name of the column.*there are body"),
        (lambda: pl.DataFrame({"body": [TEXT]}).ar.extract(["body"]), "one column"),
        (lambda: pl.col("body").ar.extract(["GPE"]), r"write extract\(labels=\['GPE'\]\)"),
        (lambda: pl.Series([TEXT]).ar.extract(label="GPE"), "write labels="),
        (lambda: pd.Series([["حلب"]]).ar.extract(), r"list, not a text \(.*explode\(\)"),
        (lambda: pd.Series([b"x"]).ar.tokenize(), r"bytes, not a text \(.decode"),
        (
            lambda: tarqim.Pipeline().to_arrow(pd.DataFrame({"t": [TEXT]})),
            r"not a table: write frame\['text'\]",
        ),
        (lambda: tarqim.extract(TEXT, labels="B-PER"), "write PERSON; valid"),
        (lambda: tarqim.extract(TEXT, labels="GPEE"), "write GPE; valid"),
        (lambda: tarqim.Gazetteer({"أثر": "PER"}), "write PERSON; valid: PERSON, NORP"),
        (lambda: tarqim.normalize(TEXT, "serch"), "write search; valid"),
        (lambda: tarqim.normalize(TEXT, "Clean"), "write clean; valid"),
        (lambda: tarqim.normalize(TEXT, "strong"), 'unknown preset "strong"; valid'),
        (lambda: tarqim.spell_money(3, "usd"), "write USD; valid"),
        (lambda: tarqim.Options(dayfirst=True), "write 'day_first'; valid"),
        (lambda: tarqim.Options(week_start="Sunday"), "write 'sunday'; valid"),
        (lambda: tarqim.Options(region="sa"), "write 'SA'"),
        (lambda: tarqim.Options("duckling"), r"write Options\(profile='duckling'\)"),
        (lambda: tarqim.to_gregorian("1445-09-15"), r"write to_gregorian\(1445, 9, 15\)"),
        (lambda: tarqim.Options.from_json("[1"), "not valid JSON"),
        (lambda: tarqim.Options.from_json("[]"), "JSON object"),
    ],
)
def test_wrong_calls(call, said):
    with pytest.raises((TypeError, ValueError, KeyError, AttributeError), match=said):
        call()


# Options, presets, names


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


def test_days_as_people_write_them_become_hijri():
    assert tarqim.to_hijri("25/3/2024") == tarqim.to_hijri("2024-03-25") == tarqim.Hijri(1445, 9, 15)
    with pytest.raises(ValueError, match="not a date"):
        tarqim.to_hijri("x")


def test_the_places_of_a_document_are_geojson():
    doc = tarqim.analyze("من حلب إلى دمشق")
    assert tarqim.to_geojson(doc) == doc.to_geojson()
    assert len(tarqim.to_geojson(doc)["features"]) == 2


@pytest.mark.parametrize(
    ("name", "said"),
    [("extrct", "tarqim.extract"), ("strip_tashkeel", 'tashkeel="strip"'), ("Tokenizer", "tarqim.tokenize")],
)
def test_names_that_the_module_has_not(name, said):
    with pytest.raises(AttributeError, match=said):
        getattr(tarqim, name)


def test_a_text_is_no_path(capsys):
    from tarqim.__main__ import main

    assert main(["analyze", "غادر حلب أمس"]) == 2
    assert "to read a text itself: echo" in capsys.readouterr().err


OWN = [("منصة أثر", "ORG", "athar")]


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


# Documents and values


def test_what_a_document_has():
    doc = tarqim.analyze(TEXT)
    assert [e.text for e in doc.people] == ["نجيب محفوظ"]
    assert [e.text for e in doc.places] == ["القاهرة"]
    assert [e.text for e in doc.organizations] == ["الأمم المتحدة"]
    assert [e.text for e in doc.numbers] == ["12"]
    assert [e.text for e in doc.dates] == ["3 نيسان 1990"]
    assert [doc.sentences[e.sentence].text.count(e.text) for e in doc.entities] == [1] * len(doc.entities)
    assert {e.sentence for e in doc.entities} == {0, 1}
    assert pickle.loads(pickle.dumps(doc)).entities[-1].sentence == 1


def test_typed_values():
    doc = tarqim.analyze(TEXT)
    for entity in doc.entities:
        given = [v for v in (entity.number, entity.time, entity.name) if v is not None]
        assert given == [entity.value]
    assert tarqim.extract("a@example.org")[0].number is None


@pytest.mark.parametrize(
    ("text", "point"),
    [("١٢ جندياً", 12), ("بين 10 و20 جندياً", 15), ("أكثر من 80 جندياً", 80), ("ثلث السكان", 1 / 3)],
)
def test_one_number_for_charts(text, point):
    [value] = [e.value for e in tarqim.extract(text) if e.label == "CARDINAL"]
    assert value.point == pytest.approx(point)
    assert pd.Series([text]).ar.extract()["point"].dropna().tolist() == pytest.approx([point])


def test_what_is_shown_reads():
    assert "\\u" not in repr(tarqim.analyze("قُتِل جنديٌّ")) and "قُتِل" in repr(tarqim.analyze("قُتِل جنديٌّ"))
    entity = tarqim.extract("قتل أكثر من 80 إرهابياً")[0]
    assert "phrase='أكثر من 80 إرهابياً'" in repr(entity)
    assert "phrase" not in repr(tarqim.extract("https://example.org")[0])
    assert repr(tarqim.Pipeline(labels=["GPE"])) == "Pipeline(labels=['GPE'])"
    assert "منصة أثر" in repr(tarqim.Gazetteer(OWN))
    assert "0x" not in repr(MESSY.ar) + repr(MESSY.to_frame().ar)
    scores = [e.value.score for e in tarqim.extract(TEXT) if e.name is not None]
    assert all(len(str(score)) <= 8 for score in scores)


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


# Columns


def test_a_bad_cell_is_named_or_becomes_null():
    for call in (
        MESSY.ar.normalize,
        MESSY.ar.extract,
        lambda **k: MESSY.ar.entities("GPE", **k),
        MESSY.ar.sentences,
    ):
        with pytest.raises(TypeError, match=r"row 1 \(index 'x'\) of column 'body': 3 is int, not a text"):
            call()
        assert len(call(errors="coerce")) >= 2
    assert MESSY.ar.normalize("clean", errors="coerce").tolist()[0::3] == ["وصل ٣ جنود أمس", "غادر حلب"]
    assert MESSY.ar.normalize(errors="coerce").isna().tolist() == [False, True, True, False]
    with pytest.raises(TypeError, match="row 1"):
        pl.Series(["نعم", 3], dtype=pl.Object).ar.sentences()


def test_a_bad_reference_is_named_or_becomes_null():
    frame = pd.DataFrame({"t": ["أمس"] * 3, "d": ["2020-01-02", "soon", "3/1/2020"]})
    with pytest.raises(tarqim.ConfigError, match=r"row 1 of column 'd': .*soon"):
        frame.ar.extract("t", reference="d")
    days = frame.ar.extract("t", reference="d", errors="coerce")["start_at"]
    assert [None if pd.isna(day) else day.day for day in days] == [1, None, 2]
    days = pl.DataFrame(frame).ar.extract("t", reference="d", errors="coerce")["start_at"]
    assert [day and day.day for day in days] == [1, None, 2]


def test_numbers_are_numbers_in_pandas():
    texts = pd.Series([TEXT, "دفع 3,5 دولارات", None, "ثلث السكان"])
    found = texts.ar.extract()
    assert found["value"].dtype == "float64"
    assert found["start_at"].dtype.kind == "M"
    assert found["value"].sum() == pytest.approx(12 + 3.5 + 1 / 3)
    assert {"mean", "max"} <= set(found["value"].describe().index)
    assert np.log(found["value"].dropna()).notna().all()
    assert found["start_at"].dt.to_period("M").dropna().astype(str).tolist() == ["1990-04"]
    assert "1/3" in found["value_text"].tolist()
    exact = texts.ar.extract(dtype_backend="pyarrow")
    assert exact["value"].dtype == pd.ArrowDtype(pa.decimal128(38, 9))
    assert str(texts.ar.extract(dtype_backend="numpy_nullable")["value"].dtype) == "Float64"
    with pytest.raises(tarqim.ConfigError, match="numpy_nullable"):
        texts.ar.extract(dtype_backend="polars")


@pytest.mark.parametrize("backend", [None, "pyarrow", "numpy_nullable"])
@pytest.mark.parametrize("text", [TEXT, "", "بين 10 و20 ألفاً، وثلث، و 99999999999999999999999999999999999"])
def test_one_regime_for_documents_and_columns(text, backend):
    of_doc = tarqim.Pipeline()(text, id=0).to_pandas(dtype_backend=backend)
    of_column = pd.Series([text]).to_frame("t").ar.extract("t", dtype_backend=backend)
    if text:
        pd.testing.assert_frame_equal(of_doc, of_column)
    assert of_doc.columns.tolist() == of_column.columns.tolist()


def test_columns_that_go_along():
    frame = pd.DataFrame({"text": [TEXT, "غادر حلب"], "title": ["أ", "ب"], "id": [7, 8]}, index=[5, 6])
    found = frame.ar.extract("text", prefix="ent_", keep=["id", "title"])
    assert found.columns[:4].tolist() == ["id", "title", "ent_doc", "ent_start"]
    assert found["title"].tolist() == ["أ"] * (len(found) - 1) + ["ب"]
    with pytest.raises(tarqim.ConfigError, match="prefix='ent_'"):
        frame.ar.extract("text", keep=["id"])
    assert frame["text"].ar.extract(ignore_index=True).index.tolist() == list(range(len(found)))
    assert set(frame["text"].ar.extract().index) == {5, 6}
    joined = frame.join(frame["text"].ar.extract(prefix="ent_"))
    assert len(joined) == len(found)
    eager = pl.DataFrame(frame).ar.extract("text", prefix="ent_", keep=["id", "title"])
    lazy = pl.LazyFrame(frame).ar.extract("text", prefix="ent_", keep=["id", "title"]).collect()
    assert eager.columns == lazy.columns == found.columns.tolist()
    assert eager.equals(lazy)
    exploded = pl.DataFrame(frame).with_columns(pl.col("text").ar.extract(prefix="e_").alias("e"))
    assert "e_text" in exploded.explode("e").unnest("e").columns
    assert "sentence" in pl.DataFrame(frame)["text"].ar.extract().dtype.inner.to_schema()


def test_a_column_of_references_as_it_is():
    frame = pd.DataFrame({"t": ["أمس"], "d": [dt.date(2020, 1, 2)]})
    for reference in ("d", frame["d"], frame["d"].tolist(), dt.date(2020, 1, 2), np.datetime64("2020-01-02")):
        assert frame.ar.extract("t", reference=reference)["start_at"].dt.day.tolist() == [1]
    assert pl.DataFrame(frame).ar.extract("t", reference=pl.Series(frame["d"]))["start_at"][0].day == 1


METHODS = {
    "clean": ((), "كتـــاب", "كتاب"),
    "tokenize": ((), "نعم، لا", ["نعم", "،", "لا"]),
    "sentences": ((), "نعم. لا.", ["نعم.", "لا."]),
    "segment": ((), "وبمدرستهم", ["و", "ب", "مدرست", "هم"]),
    "stem": ((), "المدارس", ["مدارس"]),
    "search_terms": ((), "المدارس", ["مدارس"]),
    "parse_number": ((), "ثلاثة آلاف ومئتان", 3200.0),
    "parse_date": ((), "٣ أيار ٢٠٢٠", dt.datetime(2020, 5, 3)),
    "redact": (("GPE",), "غادر سوريا", "غادر [GPE]"),
}


@pytest.mark.parametrize("name", METHODS)
def test_methods_of_columns(name):
    given, text, expected = METHODS[name]
    column = pd.Series([text, None], index=["a", "b"], name="body")
    done = getattr(column.ar, name)(*given)
    assert done.index.tolist() == ["a", "b"]
    assert done["a"] == expected and pd.isna(done["b"])
    again = getattr(column.to_frame().ar, name)("body", *given)
    assert again["a"] == expected
    of_polars = getattr(pl.Series("body", [text, None]).ar, name)(*given).to_list()
    assert of_polars == [expected, None]
    lazy = pl.LazyFrame({"body": [text, None]}).select(getattr(pl.col("body").ar, name)(*given)).collect()
    assert lazy["body"].to_list() == of_polars


def test_numbers_and_dates_that_are_none():
    column = pd.Series(["12", "x", None])
    with pytest.raises(tarqim.ParseError, match="row 1"):
        column.ar.parse_number()
    assert column.ar.parse_number(errors="coerce").tolist()[0] == 12
    assert column.ar.parse_number(errors="coerce").isna().tolist() == [False, True, True]
    days = pd.Series(["12/5/2019", "1440/9/15", "٢١ نيسان ٢٠٢٤", "قريباً"]).ar.parse_date(errors="coerce")
    assert days.dtype.kind == "M"
    assert [None if pd.isna(d) else f"{d:%m-%d}" for d in days] == ["05-12", "05-20", "04-21", None]


def test_the_text_by_its_name():
    assert tarqim.extract(text=TEXT) == tarqim.extract(TEXT)
    assert tarqim.analyze(text=TEXT) == tarqim.analyze(TEXT) == tarqim.Pipeline()(text=TEXT)
    assert tarqim.events(text="قتل 3 جنود") == tarqim.events("قتل 3 جنود")
    assert tarqim.normalize(text="إلى") == tarqim.Normalizer.preset("search")(text="إلى")
    assert tarqim.tokenize(text=TEXT) == tarqim.tokenize(TEXT)
    assert tarqim.sentences(text=TEXT) == tarqim.sentences(TEXT)


SIGNS = ["هاتف 0551234567", "هاتف ٠٥٥١٢٣٤٥٦٧", "a@example.org", "لا شيء", None, "في حلب", "＠x", "", "؟"]


@pytest.mark.parametrize("labels", ["PHONE", "EMAIL", "GPE", ["ID", "PHONE", "URL", "MENTION"], []])
def test_whether_a_column_has_entities(labels):
    names = [labels] if isinstance(labels, str) else labels
    held = [None if t is None else bool(tarqim.extract(t, labels=names)) for t in SIGNS]
    for column in (pd.Series(SIGNS), pd.Series(SIGNS, dtype=object), pd.Series(SIGNS, dtype="category")):
        found = column.ar.contains(labels)
        assert (str(found.dtype), [None if f is pd.NA else f for f in found]) == ("boolean", held)
    assert pd.DataFrame({"t": SIGNS}).ar.contains("t", labels).notna().sum() == len(SIGNS) - 1
    assert pl.Series(SIGNS).ar.contains(labels).to_list() == held
    assert pl.DataFrame({"t": SIGNS}).ar.contains("t", labels).to_list() == held
    lazy = pl.LazyFrame({"t": SIGNS}).select(pl.col("t").ar.contains(labels))
    assert lazy.collect()["t"].to_list() == held
    with pytest.raises(TypeError, match="row 1"):
        pd.Series(["نعم", 3], dtype=object).ar.contains(labels)


def test_a_table_can_be_compared_and_written(tmp_path):
    frame = pd.DataFrame({"t": ["يوم 31 شباط 2020 في حلب", "يوم 3 نيسان 2020"]})
    found = frame.ar.extract("t")
    assert found["problems"].dropna().tolist() == ["impossible_date"]
    assert len(pd.concat([found, found]).drop_duplicates()) == len(found)
    eager = pl.DataFrame(frame).ar.extract("t")
    eager.write_csv(tmp_path / "found.csv")
    assert eager["problems"].drop_nulls().to_list() == ["impossible_date"]
    assert eager.equals(pl.LazyFrame(frame).ar.extract("t").collect())
    exact = frame.ar.extract("t", dtype_backend="pyarrow")["problems"]
    assert exact.dropna().map(list).tolist()[:1] == [["impossible_date"]]


def test_events_in_polars_as_in_pandas():
    frame = pl.DataFrame({"t": ["قتل 3 جنود أمس", None, "لا شيء"], "d": ["2/3/2020", "soon", None]})
    for made in (frame, frame.lazy()):
        found = made.ar.events("t", reference="d", errors="coerce", gazetteer=OWN)
        found = found.collect() if isinstance(found, pl.LazyFrame) else found
        assert found.select("doc", "type", "count", "start_at").rows() == [
            (0, "die", 3.0, dt.datetime(2020, 3, 1))
        ]
    told = frame.select(pl.col("t").ar.events(reference=pl.lit("2/3/2020")))["t"]
    assert told[0][0]["start_at"] == dt.datetime(2020, 3, 1)
    with pytest.raises(tarqim.ConfigError, match="errors"):
        frame["t"].ar.events(errors="ignore")
    assert pl.Series([3, None]).ar.spell(gender="feminine").to_list() == ["ثلاث", None]


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


def test_columns_that_are_not_there():
    frame = pl.DataFrame({"body": ["x"]})
    for call in (frame.ar.extract, frame.ar.events, frame.ar.normalize, frame.lazy().ar.extract):
        with pytest.raises(pl.exceptions.ColumnNotFoundError, match="no column 'text'; there are body"):
            call("text")
    with pytest.raises(AttributeError, match=r"write frame.with_columns\(pl.col\(…\).ar.normalize\(\)\)"):
        _ = frame.lazy().ar.normalize


def test_ids_of_people_can_be_read():
    ids = [
        tarqim.extract(f"قال د. {name} إن الأمر انتهى")[0].value.id
        for name in ("سامي علي الجابري", "سالم علي الجابر")
    ]
    assert ids[0].startswith("sami-ali-al-jabri-") and ids[1].startswith("salem-ali-al-jaber-")
    spelled = {
        tarqim.extract(f"قال د. {name} ذلك")[0].value.id for name in ("أحمد علي محمد", "احمد على محمد")
    }
    assert all(one.startswith("ahmad-ali-muhammad-") for one in spelled)
    assert tarqim.extract("دونالد ترامب")[0].value.id == "donald-trump"
    assert tarqim.extract("مقر الأمم المتحدة")[0].value.id == "united-nations"


def test_entities_are_a_table_in_a_notebook():
    doc = tarqim.analyze(TEXT)
    assert doc.entities == tuple(doc.entities) and isinstance(doc.entities, tuple)
    for some in (doc.entities, doc.entities[:2], doc.people):
        shown = some._repr_html_()
        assert shown.count("<tr>") == 1 + len(some) and "نجيب محفوظ" in shown
    many = tarqim.analyze(TEXT * 3000).entities
    assert len(many._repr_html_().encode()) < 300_000 and "more rows" in many._repr_html_()
    assert tarqim.analyze("").entities._repr_html_().count("<tr>") == 0
    assert pickle.loads(pickle.dumps(doc.entities)) == doc.entities
    assert repr(doc.entities).count("\n") == len(doc.entities) - 1
    assert repr(tarqim.analyze("").entities) == "()"


def test_reprs_leave_out_what_is_usual():
    assert repr(tarqim.Options()) == "Options()"
    assert repr(tarqim.Options(region="SA", dialects=["gulf"])) == "Options(region='SA', dialects=('gulf',))"
    shown = repr(tarqim.extract("وصل 3 جنود إلى حلب")) + repr(tarqim.events("قتل 3 جنود في حلب"))
    assert "None" not in shown and "lemma='جندي'" in shown
    number = tarqim.extract("بين 10 و20 جندياً")[0].value
    assert (
        eval(repr(number), vars(tarqim) | {"Number": tarqim.Number, "CountedNoun": tarqim.CountedNoun})
        == number
    )


# Hosts


def test_duckdb_again_and_with_presets():
    duckdb = pytest.importorskip("duckdb")
    con = duckdb.connect()
    for _ in range(2):
        tarqim.duckdb.register(con)
    assert con.sql("SELECT ar_normalize('إلى'), ar_normalize('إلى', 'clean')").fetchall() == [("الي", "إلى")]
    rows = con.sql(
        "SELECT ar_normalize(t, p) FROM (VALUES ('أ', 'clean'), ('أ', 'search'), (NULL, 'clean')) v(t, p)"
    )
    assert rows.fetchall() == [("أ",), ("ا",), (None,)]
    for moment in ("TIMESTAMP '2020-01-02'", "DATE '2020-01-02'", "'2/1/2020'"):
        query = f"SELECT ar_extract_at('أمس', CAST({moment} AS VARCHAR))[1].start_at"
        assert con.execute(query).fetchone()[0] == dt.datetime(2020, 1, 1)
        query = f"SELECT ar_extract_at('أمس', {moment})[1].start_at"
        assert con.execute(query).fetchone()[0].day == 1


def test_duckdb_has_what_columns_have():
    duckdb = pytest.importorskip("duckdb")
    con = tarqim.duckdb.register(duckdb.connect())
    rows = "(VALUES ('في حلب', 'GPE'), ('في حلب', 'PHONE, EMAIL'), (NULL, 'GPE'), ('حلب', NULL)) v(t, l)"
    assert con.sql(f"SELECT ar_contains(t, l) FROM {rows}").fetchall() == [
        (True,),
        (False,),
        (None,),
        (None,),
    ]
    assert con.sql(f"SELECT ar_contains(t, 'GPE') FROM {rows}").fetchall()[0] == (True,)
    query = "SELECT ar_extract_at('أمس', d)[1].start_at FROM (VALUES ('2/1/2020'), ('soon')) v(d)"
    with pytest.raises(duckdb.Error, match="soon"):
        con.sql(query).fetchall()
    tarqim.duckdb.register(con, errors="coerce")
    assert con.sql(query).fetchall() == [(dt.datetime(2020, 1, 1),), (None,)]
    with pytest.raises(duckdb.Error, match="write GPE"):
        con.sql("SELECT ar_contains('حلب', 'gpe')").fetchall()


def test_sklearn_takes_what_there_is():
    from sklearn.compose import ColumnTransformer
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_pipeline

    from tarqim.sklearn import ArabicNormalizer, ArabicTokenizer, EntityFeatures

    frame = pd.DataFrame({"text": ["إلى سوريا", None, "غادر العراق"], "n": [1, 2, 3]})
    assert ArabicNormalizer().fit_transform(frame[["text"]]).tolist()[0] == "الي سوريا"
    counts = EntityFeatures(labels=["GPE"]).fit_transform(frame["text"])
    assert counts.tolist() == [[1.0], [0.0], [1.0]]
    both = ColumnTransformer([("e", EntityFeatures(labels=["GPE"]), ["text"]), ("n", "passthrough", ["n"])])
    assert both.fit_transform(frame).tolist() == [[1, 1], [0, 2], [1, 3]]
    with pytest.raises(tarqim.ConfigError, match="valid"):
        ArabicNormalizer("nope").fit(frame["text"])
    words = make_pipeline(ArabicTokenizer(stop_words={"إلى"}, joined=True), TfidfVectorizer())
    assert sorted(words.fit(frame["text"])[-1].vocabulary_) == ["العراق", "سوريا", "غادر"]
    tfidf = TfidfVectorizer(
        tokenizer=ArabicTokenizer(), token_pattern=None, stop_words=list(tarqim.stopwords())
    )
    assert tfidf.fit(["غادر العراق"]).get_feature_names_out().size >= 1
    with pytest.raises(TypeError, match="ArabicTokenizer"):
        TfidfVectorizer(tokenizer=tarqim.tokenize, token_pattern=None).fit(["غادر العراق"])


# Small things


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


def test_wrong_digits():
    with pytest.raises(tarqim.ConfigError, match="arabic_indic"):
        tarqim.format_number(3, digits="roman")
    with pytest.raises(tarqim.ConfigError):
        tarqim.format_number(float("nan"))


# Columns of names, languages and numbers


def test_keys_languages_and_words():
    names = pd.Series(["أحمد", "Ahmed", None], index=list("abc"), name="name")
    assert names.ar.name_key().dropna().nunique() == 1
    assert pl.Series(["أحمد", None]).ar.name_key().to_list() == [names.ar.name_key()["b"], None]
    texts = pd.Series(["وصل الوفد إلى المدينة", "این کتاب است", None])
    assert texts.ar.language().tolist()[:2] == ["ar", "fa"]
    assert texts.to_frame("t").ar.language("t").isna().tolist() == [False, False, True]
    lazy = (
        pl.LazyFrame({"t": ["وصل الوفد إلى المدينة", "این کتاب است", None]})
        .select(pl.col("t").ar.language())
        .collect()
    )
    assert lazy["t"].to_list() == ["ar", "fa", None]
    assert pd.Series([3, None, 12.5]).ar.spell(gender="feminine").tolist()[0] == "ثلاث"
    assert pl.DataFrame({"t": ["إلى"]}).ar.normalize("t").to_list() == ["الي"]
    keys = pd.DataFrame({"t": ["نعم لا نعم", "نعم، لا نعم", None]}).ar.near_keys("t")
    assert keys.isna().tolist() == [False, False, True] and keys[1] == 0
    assert pl.Series(["نعم لا نعم", "نعم، لا نعم", None]).ar.near_keys().to_list() == [0, 0, None]


@pytest.mark.parametrize(
    ("name", "said"),
    [("ner", r"see tarqim.extract\(text\)$"), ("redact", r"analyze\(text\).redact"), ("labels", "LABELS"),
     ("pos", "camel.md"), ("nothing", "no attribute 'nothing'$")],
)  # fmt: skip
def test_functions_that_there_are_not(name, said):
    with pytest.raises(AttributeError, match=said):
        getattr(tarqim, name)
    assert not hasattr(tarqim, name) and name not in dir(tarqim)


@pytest.mark.parametrize("name", ["persons", "counts", "ner", "nothing"])
def test_methods_that_there_are_not(name):
    holders = [pd.Series(["x"]).ar, pd.DataFrame({"t": ["x"]}).ar, pl.Series(["x"]).ar, pl.col("t").ar,
               pl.DataFrame({"t": ["x"]}).ar, pl.LazyFrame({"t": ["x"]}).ar]  # fmt: skip
    for holder in holders:
        with pytest.raises(AttributeError, match=f"no '{name}'.*it has .*extract"):
            getattr(holder, name)
        assert "0x" not in repr(holder)


def test_the_index_of_a_frame():
    frame = pd.DataFrame({"t": [TEXT, "غادر حلب"]}, index=["a", "b"])
    assert frame.ar.extract("t").index.tolist()[-1] == len(frame.ar.extract("t")) - 1
    assert set(frame.ar.extract("t", ignore_index=False).index) == {"a", "b"}


def test_bad_cells_of_every_method():
    column = pd.Series(["نعم", 3, None], name="body", dtype=object)
    for name in ("normalize", "clean", "tokens", "tokenize", "language", "name_key", "near_keys"):
        with pytest.raises(TypeError, match="row 1 of column 'body'"):
            getattr(column.ar, name)()
        assert getattr(column.ar, name)(errors="coerce").isna().tolist() == [False, True, True]


def test_a_vectorizer_is_told_what_it_needs():
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_pipeline

    from tarqim.sklearn import ArabicTokenizer, EntityFeatures

    with pytest.raises(TypeError, match="joined=True"):
        make_pipeline(ArabicTokenizer(), TfidfVectorizer()).fit(["نعم"])
    assert ArabicTokenizer().fit_transform(["نعم لا"]) == [["نعم", "لا"]]
    assert EntityFeatures(labels="ORG", gazetteer=OWN).fit_transform(["عن منصة أثر"]).tolist() == [[1.0]]


# Cells that are what is wanted already, and arguments that are not


def test_numbers_and_dates_that_are_there_already():
    numbers = pd.Series(["١٢", 12, 12.5, None, np.int64(3), True, "x"], dtype=object)
    assert numbers.ar.parse_number(errors="coerce").tolist()[:3] == [12.0, 12.0, 12.5]
    assert numbers.ar.parse_number(errors="coerce").isna().tolist() == [0, 0, 0, 1, 0, 1, 1]
    assert pd.Series([1, 2]).ar.parse_number().tolist() == [1.0, 2.0]
    assert pl.Series([1, None]).ar.parse_number().to_list() == [1.0, None]
    days = pd.Series(["12/5/2019", dt.date(2019, 5, 12), pd.Timestamp("2019-05-12"), None], dtype=object)
    assert days.ar.parse_date().dropna().nunique() == 1
    assert pl.Series([dt.date(2019, 5, 12)]).ar.parse_date()[0] == dt.datetime(2019, 5, 12)
    assert tarqim.parse_date(dt.date(2020, 1, 1)) == dt.datetime(2020, 1, 1)
    assert tarqim.format_date(np.datetime64("2020-05-03")) == tarqim.format_date(pd.Timestamp("2020-05-03"))
    assert tarqim.to_hijri(np.datetime64("2020-05-03")).month == 9
    assert tarqim.format_number(np.int64(1234)) == tarqim.format_number(1234)
    names = pd.Series(["القاهرة", None, "بغداد"])
    assert names.sort_values(key=lambda c: c.ar.sort_key()).tolist()[:2] == ["بغداد", "القاهرة"]
    told = pd.Series([TEXT, 3], dtype=object)
    with pytest.raises(TypeError, match="row 1"):
        told.ar.events()
    assert told.ar.events(errors="coerce").shape[0] >= 0


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: tarqim.parse_date(None), "read from a str"),
        (lambda: tarqim.format_date(None), "a day is wanted"),
        (lambda: tarqim.format_date(pd.NaT), "a day is wanted"),
        (lambda: tarqim.format_number(None), "a number is wanted"),
        (lambda: tarqim.romanize(None), "must be a str"),
        (lambda: tarqim.near_keys("نص"), r"write \[text\]"),
        (lambda: tarqim.parse_whatsapp(b""), r"read_whatsapp\(path\)"),
        (lambda: tarqim.Normalizer.preset("clean").map(pd.DataFrame({"t": ["x"]})), "frame"),
        (lambda: tarqim.Normalizer.preset("clean").map(pl.DataFrame({"t": ["x"]})), "frame"),
        (lambda: pd.DataFrame([["x", "y"]], columns=["t", "t"]).ar.extract("t"), "more than once"),
        (lambda: pd.DataFrame().ar.extract("t"), "there are none"),
    ],
)
def test_wrong_arguments(call, said):
    with pytest.raises((TypeError, KeyError), match=said):
        call()
