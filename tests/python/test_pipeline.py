"""Many documents: order, threads, references, forks, errors."""

import os
import pickle
from datetime import date
from pathlib import Path

import pytest

import tarqim

TEXTS = [f"وصل {n} جندياً إلى سوريا" for n in range(300)]


def test_map_keeps_order_and_ids():
    pipeline = tarqim.Pipeline()
    docs = list(pipeline.map(TEXTS, ids=range(300), threads=2))
    assert [d.text for d in docs] == TEXTS
    assert [d.id for d in docs] == list(range(300))
    assert docs == [pipeline(t, id=i) for i, t in enumerate(TEXTS)]


def test_map_streams():
    taken = []

    def texts():
        for n in range(100_000):
            taken.append(n)
            yield "سوريا"

    first = next(iter(tarqim.Pipeline().map(texts())))
    assert first.entities[0].text == "سوريا"
    assert len(taken) < 100_000


def test_labels_filter_the_answer():
    assert {e.label for d in tarqim.Pipeline(labels=["GPE"]).map(TEXTS) for e in d.entities} == {"GPE"}


@pytest.mark.parametrize("labels", [["CARDINAL", "MONEY"], ["DATE", "TIME"], ["PERSON"], ["GPE", "ID"]])
def test_other_labels_compete(labels):
    samples = Path(__file__).parents[2].joinpath("seeds", "samples").glob("*.txt")
    lines = [line for path in samples for line in path.read_text(encoding="utf-8").splitlines()]
    some = tarqim.Pipeline(labels=labels)
    for line in lines:
        assert list(some(line).entities) == [e for e in tarqim.extract(line) if e.label in labels]


def test_offsets_stay_those_of_the_original():
    text = "﷽ وَصَلَ ٨٠ جُنْدِيًّا إلى سـوريا"
    normalizer = tarqim.Normalizer(tashkeel="strip", tatweel="strip", ligatures="expand", digits="ascii")
    doc = tarqim.Pipeline(labels=["CARDINAL", "GPE"], normalizer=normalizer)(text)
    assert [(e.text, e.label) for e in doc.entities] == [("٨٠", "CARDINAL"), ("سـوريا", "GPE")]
    assert doc.entities[0].value.noun.text == "جُنْدِيًّا"
    assert doc.tokens.texts == ["﷽", "وَصَلَ", "٨٠", "جُنْدِيًّا", "إلى", "سـوريا"]
    assert pickle.loads(pickle.dumps(doc)) == doc


def test_pipelines_are_values():
    pipeline = tarqim.Pipeline(
        labels=("GPE",), reference=date(2024, 1, 1), options=tarqim.Options(prefer="future")
    )
    assert pickle.loads(pickle.dumps(pipeline)) == pipeline
    assert pipeline != tarqim.Pipeline()


def test_wrong_texts():
    pipeline = tarqim.Pipeline()
    with pytest.raises(TypeError, match="not one str"):
        pipeline.map("نص")
    with pytest.raises(TypeError, match="texts must be"):
        list(pipeline.map(["نص", 3]))
    with pytest.raises(ValueError, match="fewer ids"):
        list(pipeline.map(["نص", "نص"], ids=[1]))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_forked_child_works():
    pipeline = tarqim.Pipeline()
    list(pipeline.map(TEXTS, threads=2))
    child = os.fork()
    if child == 0:
        os._exit(0 if len(list(pipeline.map(TEXTS, threads=2))) == len(TEXTS) else 1)
    assert os.waitpid(child, 0)[1] == 0
