"""Wrong calls answer with what to write."""

import datetime as dt
import itertools
import pickle
from pathlib import Path

import pandas as pd
import polars as pl
import pytest

import tarqim
import tarqim.duckdb
import tarqim.pandas
import tarqim.polars
import tarqim.sklearn
from tarqim.huggingface import ExtractBatch, NormalizeBatch

TEXT = "غادر نجيب محفوظ القاهرة في 3 نيسان 1990. ثم وصل 12 صحفياً إلى مقر الأمم المتحدة."
MESSY = pd.Series(["وصل ٣ جنود أمس", 3, None, "غادر حلب"], index=list("wxyz"), name="body", dtype=object)
OWN = [("منصة أثر", "ORG", "athar")]


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
        (lambda: tarqim.extract("أمس", reference=20190101), 'write "20190101"'),
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
        (lambda: tarqim.Options(region="sa"), "write SA; valid: AD"),
        (lambda: tarqim.Options("duckling"), r"write Options\(profile='duckling'\)"),
        (lambda: tarqim.to_gregorian("1445-09-15"), r"write to_gregorian\(1445, 9, 15\)"),
        (lambda: tarqim.Options.from_json("[1"), "not valid JSON"),
        (lambda: tarqim.extract(Path("a.txt")), r'write path.read_text\("utf-8"\)'),
        (lambda: tarqim.extract(TEXT.encode()), r'write text.decode\("utf-8"\)'),
        (lambda: tarqim.extract({"text": TEXT}), "the one of its values"),
        (lambda: tarqim.analyze(tarqim.analyze(TEXT)), "write its .text"),
        (lambda: tarqim.extract(TEXT, reference=1557619200), r"write datetime.fromtimestamp\(1557619200\)"),
        (lambda: tarqim.extract(TEXT, reference=1557619200000), r"fromtimestamp\(1557619200000 / 1000\)"),
        (lambda: tarqim.Pipeline().map(TEXT), r"write \[text\]"),
        (lambda: tarqim.Pipeline().map({"a": TEXT}), r"write texts.values\(\), ids=texts.keys\(\)"),
        (lambda: tarqim.Pipeline().map(pd.DataFrame({"t": [TEXT]})), r"write frame\['text'\]"),
        (lambda: tarqim.Pipeline().map(pl.DataFrame({"t": [TEXT]})), r"write frame\['text'\]"),
        (lambda: list(tarqim.Pipeline().map([{"text": TEXT}])), r'write \(row\["text"\] for row in rows\)'),
        (
            lambda: tarqim.Pipeline().map([TEXT], references=["2020", "2021"]),
            "more references than texts: 2 for 1",
        ),
        (lambda: tarqim.Pipeline().map([TEXT], references="2020"), r"or Pipeline\(reference=…\)"),
        (lambda: tarqim.Pipeline().map([TEXT], reference="2020"), r"write Pipeline\(reference=…\)"),
        (lambda: tarqim.Pipeline().to_arrow([TEXT], labels="GPE"), r"write Pipeline\(labels=…\)"),
        (lambda: tarqim.Pipeline().events([TEXT], label="die"), "there are references, ids, threads, types"),
        (lambda: MESSY.ar.extract(reference="published"), r"frame\['published'\]"),
        (lambda: pl.col("t").ar.extract(reference="published"), r"pl.col\('published'\)"),
        (lambda: MESSY.ar.redact(), r'write redact\(labels="PERSON"\)'),
        (lambda: MESSY.to_frame().ar.redact("body"), r"""write redact\('body', labels="PERSON"\)"""),
        (lambda: MESSY.to_frame().ar.entities("body"), r"""write entities\('body', label="PERSON"\)"""),
        (lambda: tarqim.sklearn.ArabicTokenizer(stop_words="arabic")(TEXT), "write stop_words=True"),
        (lambda: ExtractBatch("text")({"body": [TEXT]}), "no column 'text'; there are body"),
        (lambda: ExtractBatch("text")({"text": TEXT}), "batched=True"),
        (lambda: NormalizeBatch("text")({"text": TEXT}), "batched=True"),
        (lambda: tarqim.Options.from_json("[]"), "JSON object"),
    ],
)
def test_wrong_calls(call, said):
    with pytest.raises((TypeError, ValueError, KeyError, AttributeError), match=said):
        call()


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


def test_wrong_digits():
    with pytest.raises(tarqim.ConfigError, match="arabic_indic"):
        tarqim.format_number(3, digits="roman")
    with pytest.raises(tarqim.ConfigError):
        tarqim.format_number(float("nan"))


def test_a_text_is_no_path(capsys):
    from tarqim.__main__ import main

    assert main(["analyze", "غادر حلب أمس"]) == 2
    assert "to read a text itself: echo" in capsys.readouterr().err


def test_columns_that_are_not_there():
    frame = pl.DataFrame({"body": ["x"]})
    for call in (frame.ar.extract, frame.ar.events, frame.ar.normalize, frame.lazy().ar.extract):
        with pytest.raises(pl.exceptions.ColumnNotFoundError, match="no column 'text'; there are body"):
            call("text")
    with pytest.raises(AttributeError, match=r"write frame.with_columns\(pl.col\(…\).ar.normalize\(\)\)"):
        _ = frame.lazy().ar.normalize


def test_a_vectorizer_is_told_what_it_needs():
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_pipeline

    from tarqim.sklearn import ArabicTokenizer, EntityFeatures

    with pytest.raises(TypeError, match="joined=True"):
        make_pipeline(ArabicTokenizer(), TfidfVectorizer()).fit(["نعم"])
    assert ArabicTokenizer().fit_transform(["نعم لا"]) == [["نعم", "لا"]]
    assert EntityFeatures(labels="ORG", gazetteer=OWN).fit_transform(["عن منصة أثر"]).tolist() == [[1.0]]


def test_one_reference_after_the_other_may_go_on_for_ever():
    docs = tarqim.Pipeline().map(["أمس", "أمس"], references=itertools.repeat("2020-01-02"))
    assert [doc.dates[0].value.start_at.day for doc in docs] == [1, 1]


def test_stop_words_are_a_set_whose_repr_says_what_to_write():
    from sklearn.feature_extraction.text import CountVectorizer

    words = tarqim.stopwords()
    assert isinstance(words, frozenset) and pickle.loads(pickle.dumps(words)) == words
    with pytest.raises(ValueError, match=r"write list\(tarqim.stopwords\(\)\)"):
        CountVectorizer(stop_words=words).fit(["غادر العراق"])


@pytest.mark.parametrize(
    ("call", "error", "said"),
    [
        (lambda: tarqim.extract("x", region="SA"), TypeError, r"write options=tarqim.Options\(region=…\)"),
        (lambda: tarqim.Pipeline(day_first=True), TypeError, r"write options=tarqim.Options\(day_first=…\)"),
        (lambda: tarqim.extract("x", replace=1), TypeError, r"no argument \"replace\" \(there are"),
        (lambda: tarqim.extract(float("nan")), TypeError, "not float, a missing value: .ar and"),
        (lambda: tarqim.normalize(None), TypeError, "not NoneType, a missing value: .ar and"),
        (lambda: tarqim.read_whatsapp("a\nb"), TypeError, r"write parse_whatsapp\(text\)"),
        (
            lambda: pd.Series(["x"]).ar.parse_date(format="%d"),
            TypeError,
            "leave it out: every format is read",
        ),
        (lambda: pd.DataFrame({"t": ["x"]}).ar.extract("t", keep=True), TypeError, r"write keep=\['t'\]"),
    ],
)
def test_options_missing_texts_and_habits_of_other_libraries(call, error, said):
    with pytest.raises(error, match=said):
        call()
