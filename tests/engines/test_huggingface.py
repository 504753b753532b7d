"""Hugging Face: batches of `datasets`, components of `tokenizers` with the original's offsets."""

import itertools

import datasets
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

import tarqim
from tarqim.huggingface import EventsBatch, ExtractBatch, NormalizeBatch, normalizer, pre_tokenizer

pytestmark = pytest.mark.filterwarnings("ignore")

TEXTS = ["وصلَ ٣ جنودٍ إلى ســوريا", None, "ﷺ قتل ٨٠ في العراق"]


def test_datasets():
    data = datasets.Dataset.from_dict({"text": TEXTS})
    done = data.map(NormalizeBatch("text", "search"), batched=True)
    assert done["text"][:3] == [None if t is None else tarqim.normalize(t) for t in TEXTS]
    found = data.map(ExtractBatch("text", labels=["GPE"]), batched=True)["entities"][:3]
    assert [None if row is None else [e["canonical"] for e in row] for row in found] == [
        ["سوريا"],
        None,
        ["العراق"],
    ]


def words(text):
    """Every token as its own entry of a vocabulary."""
    vocabulary = {
        w: i for i, w in enumerate(dict.fromkeys(["?", *tarqim.tokenize(text).texts, *text.split()]))
    }
    return Tokenizer(WordLevel(vocabulary, unk_token="?"))


@given(st.text(alphabet="اأآىةُّـ\u200fﷺﻻ ٣2a.b", max_size=40))
@settings(max_examples=200, deadline=None)
@pytest.mark.parametrize("preset", ["search", "model", "clean"])
def test_the_normalizer_writes_what_ours_writes(preset, text):
    assert normalizer(preset).normalize_str(text) == tarqim.Normalizer.preset(preset)(text)


def test_offsets_point_into_the_original():
    text = "وصلَ إلى ســوريا ﷺ أخيراً"
    n = tarqim.Normalizer.preset("search")
    tokenizer = words(n(text))
    tokenizer.normalizer = normalizer(n)
    tokenizer.pre_tokenizer = Whitespace()
    encoding = tokenizer.encode(text)
    by_offsets = {text[start:end] for start, end in encoding.offsets}
    assert {"إلى", "ســوريا", "ﷺ"} <= by_offsets


def test_pre_tokenizer():
    text = "وصل «80» جندياً، 1,234.5!"
    cut = pre_tokenizer().pre_tokenize_str(text)
    assert [w for w, _ in cut] == tarqim.tokenize(text).texts
    assert all(text[start:end] == w for w, (start, end) in cut)


SOLDIERS, MONEY, NOTHING = "وصل ٣ جنود إلى سوريا", "دفع 12345678,5 دولار في نيسان 2016", "كلام"


@pytest.mark.parametrize("order", list(itertools.permutations([SOLDIERS, MONEY, NOTHING])), ids=str)
def test_the_first_batch_does_not_decide_the_types(order):
    rows = datasets.Dataset.from_dict({"text": [text for text in order for _ in range(1000)]})
    found = rows.map(ExtractBatch("text"), batched=True)
    assert found.features["entities"] == ExtractBatch("text").features
    counts = {row["text"]: len(row["entities"]) for row in found}
    assert counts == {SOLDIERS: 2, MONEY: 2, NOTHING: 0}
    values = [e["value"] for row in found for e in row["entities"] if e["value"] is not None]
    assert set(values) == {3.0, 12345678.5}


def test_several_processes():
    rows = datasets.Dataset.from_dict({"text": [NOTHING, SOLDIERS, None]})
    found = rows.map(ExtractBatch("text"), batched=True, num_proc=2)
    assert [None if e is None else len(e) for e in found["entities"]] == [0, 2, None]


def test_events_of_a_batch():
    rows = datasets.Dataset.from_dict({"text": ["مقتل 12 مدنيا في حلب", NOTHING, None] * 700})
    found = rows.map(EventsBatch("text"), batched=True)
    assert found.features["events"] == EventsBatch("text").features
    assert [None if e is None else len(e) for e in found["events"]][:3] == [1, 0, None]
    assert (found[0]["events"][0]["count"], found[0]["events"][0]["place"]) == (12.0, "حلب")
    few = rows.map(EventsBatch("text", types="injure"), batched=True)
    assert few[0]["events"] == []


def test_streams_and_tables():
    rows = datasets.Dataset.from_dict({"text": [SOLDIERS, None]})
    for streamed in (rows.to_iterable_dataset(), rows.with_format("arrow")):
        for work, name in ((ExtractBatch("text"), "entities"), (EventsBatch("text"), "events")):
            found = streamed.map(work, batched=True)
            found = list(found.with_format(None) if hasattr(found, "features") else found)
            assert found[0][name][0]["sentence"] == 0 and found[1][name] is None
