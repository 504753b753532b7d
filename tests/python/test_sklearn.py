"""scikit-learn: in pipelines, cloned, pickled."""

import pickle

import pandas as pd
import pytest
from sklearn.base import clone
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

import tarqim
from tarqim.sklearn import ArabicNormalizer, ArabicTokenizer, EntityFeatures

TEXTS = ["وصل إلى سوريا", "إِلَى العراق", "سوريا والعراق", "لا شيء"]


def test_vectorizer():
    words = CountVectorizer(preprocessor=ArabicNormalizer(), tokenizer=ArabicTokenizer(), token_pattern=None)
    words.fit(TEXTS)
    assert "الي" in words.vocabulary_
    assert "إلى" not in words.vocabulary_


def test_pipeline_is_cloned_and_pickled():
    model = make_pipeline(
        ArabicNormalizer("clean"),
        CountVectorizer(tokenizer=ArabicTokenizer(stop_words=True), token_pattern=None),
        LogisticRegression(),
    )
    model.fit(TEXTS, [1, 0, 1, 0])
    again = pickle.loads(pickle.dumps(clone(model).fit(TEXTS, [1, 0, 1, 0])))
    assert again.predict(TEXTS).tolist() == model.predict(TEXTS).tolist()


def test_series_stay_series():
    done = ArabicNormalizer().fit_transform(pd.Series(TEXTS, index=list("abcd")))
    assert done["b"] == "الي العراق"


def test_entity_features():
    labels = EntityFeatures(labels=["GPE"]).fit(TEXTS)
    assert labels.transform(TEXTS).tolist() == [[1], [1], [2], [0]]
    assert EntityFeatures(labels="GPE").fit_transform(TEXTS).tolist() == [[1], [1], [2], [0]]
    names = EntityFeatures(labels=["GPE"], by="canonical").fit(TEXTS)
    assert names.get_feature_names_out().tolist() == ["GPE:العراق", "GPE:سوريا"]
    assert names.transform(TEXTS[:3]).toarray().tolist() == [[0, 1], [1, 0], [1, 1]]
    assert pickle.loads(pickle.dumps(names)).transform(["مصر"]).nnz == 0


def test_wrong_arguments():
    with pytest.raises(tarqim.ConfigError, match="label, canonical"):
        EntityFeatures(by="word").fit(TEXTS)
    with pytest.raises(TypeError, match="not one str"):
        ArabicNormalizer().transform("نص")
