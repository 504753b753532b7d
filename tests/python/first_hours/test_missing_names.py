"""Functions, methods and attributes that there are not answer with the ones meant."""

import copy
import pickle

import pandas as pd
import polars as pl
import pytest

import tarqim
import tarqim.duckdb
import tarqim.pandas
import tarqim.polars
import tarqim.sklearn


@pytest.mark.parametrize(
    ("name", "said"),
    [("extrct", "tarqim.extract"), ("strip_tashkeel", 'tashkeel="strip"'), ("Tokenizer", "tarqim.tokenize")],
)
def test_names_that_the_module_has_not(name, said):
    with pytest.raises(AttributeError, match=said):
        getattr(tarqim, name)


@pytest.mark.parametrize(
    ("name", "said"),
    [("ner", r"see tarqim.extract\(text\)$"), ("redact", r"analyze\(text\).redact"), ("labels", "LABELS"),
     ("pos", "camel.md"), ("parse_phone", 'labels="PHONE"'), ("similarity", "name_key"),
     ("dedupe", "near_keys"),
     ("kinds", "EVENT_TYPES"), ("find_places", r"analyze\(text\).places$"),
     ("nothing", "no attribute 'nothing'$")],
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


DOC = tarqim.analyze("غادر نجيب محفوظ القاهرة في 3 نيسان 1990 مع 12 صحفياً")
EVENT = tarqim.events("مقتل 12 مدنيا في حلب")[0]
NUMBER = DOC.numbers[0]


@pytest.mark.parametrize(
    ("holder", "name", "said"),
    [
        (DOC, "ents", "write doc.entities$"), (DOC, "sents", "write doc.sentences$"),
        (DOC, "entites", "write doc.entities$"), (DOC, "persons", "write doc.people$"),
        (DOC, "to_df", r"write doc.to_pandas\(\)$"), (DOC, "to_csv", r"to_pandas\(\).to_csv\(path\)$"),
        (DOC, "lemmas", "see docs/guides/camel.md"), (DOC, "language", r"write tarqim.language\(doc.text\)"),
        (DOC, "to_jsn", r"write doc.to_json\(…\)$"), (DOC, "qwerty", "no attribute 'qwerty'$"),
        (tarqim.Pipeline(), "extract", r"write pipeline\(text\)$"),
        (tarqim.Pipeline(), "pipe", r"write pipeline.map\(texts\)$"),
        (tarqim.Pipeline(), "fit", r"write pipeline\(text\): there is nothing to fit$"),
        (tarqim.Pipeline(), "to_arow", r"write pipeline.to_arrow\(…\)$"),
        (DOC.people[0], "start_char", "write entity.start$"),
        (DOC.people[0], "label_", "write entity.label$"),
        (DOC.places[0], "lat", "write entity.value.lat$"),
        (NUMBER, "lat", "write entity.value.lat of a name; this is a CARDINAL$"),
        (NUMBER.value, "amount", "write value.value$"), (NUMBER.value, "currency", "write value.unit$"),
        (DOC.dates[0].value, "start", "write value.start_at$"),
        (DOC.places[0].value, "latitude", "write value.lat$"), (EVENT, "location", "write event.place$"),
        (DOC.tokens, "words", "write tokens.texts$"), (DOC.tokens[0], "pos_", "write token.kind$"),
        (DOC.sentences[0], "start_char", "write span.start$"),
        (tarqim.Normalizer(), "transform", r"write normalizer\(text\)$"),
        (tarqim.Gazetteer([("أثر", "ORG")]), "add", "it is immutable$"),
    ],
)  # fmt: skip
def test_attributes_that_there_are_not(holder, name, said):
    with pytest.raises(AttributeError, match=said):
        getattr(holder, name)
    assert not hasattr(holder, name) and getattr(holder, name, 3) == 3
    # What machines ask for gets no advice, and nothing that they rely on changes.
    with pytest.raises(AttributeError, match=r"no attribute '__array__'$"):
        getattr(holder, "__array__")  # noqa: B009
    assert pickle.loads(pickle.dumps(holder)) == copy.deepcopy(holder) == copy.copy(holder) == holder


def test_a_name_that_no_text_has():
    with pytest.raises(AttributeError):
        getattr(DOC, "\ud800")
    with pytest.raises(AttributeError):
        getattr(NUMBER.value, "\ud800")
