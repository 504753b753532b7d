"""Transliteration, stemming, stop words and search terms."""

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tarqim

ANY = st.text(alphabet=st.characters(exclude_categories=[]), max_size=60)
SCHEMES = ["buckwalter", "safe_buckwalter", "xml_buckwalter", "hsb"]
LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىيًٌٍَُِّْٰٱپچڤگ"


@pytest.mark.parametrize("scheme", SCHEMES)
@given(text=st.text(alphabet=LETTERS + " ١؟\n", max_size=40))
def test_transliteration_there_and_back(scheme, text):
    latin = tarqim.transliterate(text, scheme=scheme)
    assert len(latin) == len(text)
    assert tarqim.transliterate(latin, scheme=scheme, direction="to_arabic") == text


def test_transliteration():
    assert tarqim.transliterate("الشَمْسُ") == "Al$amosu"
    assert tarqim.transliterate("شمس", scheme="safe-buckwalter") == "cms"
    assert tarqim.transliterate("\ud800ب") == "\ud800b"
    with pytest.raises(tarqim.ConfigError, match="hsb"):
        tarqim.transliterate("x", scheme="iso")
    with pytest.raises(tarqim.ConfigError, match="to_arabic"):
        tarqim.transliterate("x", direction="back")
    with pytest.raises(TypeError, match="str, not None"):
        tarqim.transliterate(None)


@given(word=ANY)
def test_a_stem_is_a_part_of_the_word(word):
    stem = tarqim.stem(word)
    assert stem in word and bool(stem) == bool(word)


def test_stem():
    assert [tarqim.stem(w) for w in ("الكتاب", "وللكتب", "مدرسون", "في")] == ["كتاب", "للكتب", "مدرس", "في"]
    with pytest.raises(tarqim.ConfigError, match="lucene"):
        tarqim.stem("x", algorithm="porter")
    with pytest.raises(TypeError, match="str, not int"):
        tarqim.stem(1)


def test_stopwords():
    words = tarqim.stopwords()
    assert isinstance(words, frozenset) and {"في", "الذي", "وهو"} <= words
    assert not any(" " in w or tarqim.Normalizer(tashkeel="strip")(w) != w for w in words)


@given(text=ANY)
@settings(max_examples=200)
def test_terms_lie_in_the_text_in_order(text):
    last = 0
    for term in tarqim.search_terms(text):
        assert last <= term.start < term.end <= len(text) and term.text
        last = term.end


def test_search_terms():
    text = "قالت المُدَرِّسَاتُ إلى #خبر_عاجل في Reuters، ٣٠."
    terms = tarqim.search_terms(text)
    assert [t.text for t in terms] == ["قالت", "مدرس", "خبر", "عاجل", "reuters", "30"]
    assert [text[t.start : t.end] for t in terms][:3] == ["قالت", "المُدَرِّسَاتُ", "خبر"]
    assert [t.position for t in terms] == [0, 1, 3, 4, 6, 7]
    keep = tarqim.search_terms("في المدينة", stopwords=[], stemming="none")
    assert [t.text for t in keep] == ["في", "المدينه"]
    own = tarqim.search_terms("في المدينة", normalizer=tarqim.Normalizer(), protected=["المدينة"])
    assert [t.text for t in own] == ["المدينة"]
    with pytest.raises(tarqim.ConfigError, match="none"):
        tarqim.search_terms("x", stemming="porter")
    with pytest.raises(TypeError, match="one str"):
        tarqim.search_terms("x", stopwords="x")


def test_term_is_a_value():
    term = tarqim.search_terms("في المدينة")[0]
    assert pickle.loads(pickle.dumps(term)) == term == tarqim.Term.from_dict(term.to_dict())
    assert len({term, tarqim.Term("مدين", 3, 10, 1)}) == 1
    match term:
        case tarqim.Term(text, start, end, position):
            assert (text, start, end, position) == ("مدين", 3, 10, 1)
