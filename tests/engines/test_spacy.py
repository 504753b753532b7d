"""spaCy: components by entry point, settings in a configuration, pickled and stored pipelines."""

import pytest
import spacy

import tarqim

TEXT = "وصل ٣ جنود  إلى سوريا\nوالعراق."


def test_entities_by_entry_point():
    nlp = spacy.blank("ar")
    nlp.add_pipe("tarqim_entities")
    doc = nlp(TEXT)
    assert [e.text for e in doc.ents if e.label_ == "GPE"] == ["سوريا", "والعراق"]
    number = next(e for e in doc.ents if e.label_ == "CARDINAL")
    assert number._.tarqim.value.value == 3


@pytest.fixture
def nlp():
    config = {"nlp": {"tokenizer": {"@tokenizers": "tarqim.Tokenizer.v1"}}}
    nlp = spacy.blank("ar", config=config)
    nlp.add_pipe("tarqim_entities", config={"labels": ["GPE", "DATE"], "reference": "2020-01-02"})
    return nlp


def test_the_tokenizer_loses_nothing(nlp):
    for text in [TEXT, "", " ", "  قبل", "أ.د. #وسم 1,234.5 😀\u200f", "a\t\tb"]:
        doc = nlp(text)
        assert doc.text == text
        assert [t.text for t in doc if not t.is_space and t.text.strip("\u200f")] == tarqim.tokenize(
            text
        ).texts


def test_settings_and_batches(nlp):
    docs = list(nlp.pipe([TEXT, "أمس", ""] * 50))
    assert [e.label_ for e in docs[0].ents] == ["GPE", "GPE"]
    assert docs[1].ents[0]._.tarqim.value.start_at.isoformat() == "2020-01-01T00:00:00"
    assert len(docs) == 150


def test_stored_and_loaded(nlp, tmp_path):
    nlp.to_disk(tmp_path / "model")
    again = spacy.load(tmp_path / "model")
    assert [(e.text, e.label_) for e in again(TEXT).ents] == [(e.text, e.label_) for e in nlp(TEXT).ents]


def test_ids_sentences_and_a_reference_a_text():
    nlp = spacy.blank("ar")
    nlp.add_pipe("tarqim_entities", config={"gazetteer": [["منصة أثر", "ORG", "athar"]]})
    doc = nlp("غادر سوريا. ثم كتب لمنصة أثر.")
    assert [(e.label_, e.kb_id_) for e in doc.ents] == [("GPE", "SY"), ("ORG", "athar")]
    assert [s.text for s in doc.sents] == ["غادر سوريا.", "ثم كتب لمنصة أثر."]
    texts = [("أمس", {"reference": "2020-01-02"}), ("أمس", {"reference": "3/5/2021"}), ("أمس", {})]
    read = [(d.ents[0]._.tarqim.value.start_at, c) for d, c in nlp.pipe(texts, as_tuples=True)]
    assert [at and at.date().isoformat() for at, _ in read] == ["2020-01-01", "2021-05-02", None]
    assert [context for _, context in read] == [context for _, context in texts]
