"""tarqim.segment: the suite and the shape of its answers."""

import pickle
import sys
from pathlib import Path

import pytest

import tarqim

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

SUITE = tomllib.loads(
    (Path(__file__).resolve().parents[1] / "suites" / "clitics" / "words.toml").read_text("utf-8")
)
SCHEMES = ("d1", "d2", "d3", "atb")
CASES = [
    (text, scheme, wanted)
    for case in SUITE["case"]
    for text in case["texts"]
    for scheme, wanted in (
        case["value"] if isinstance(case["value"], dict) else {"d3": case["value"]}
    ).items()
]
NONE = [(text, scheme, text) for none in SUITE["none"] for text in none["texts"] for scheme in SCHEMES]


@pytest.mark.parametrize(("text", "scheme", "wanted"), CASES + NONE)
def test_suite(text, scheme, wanted):
    assert [str(word) for word in tarqim.segment(text, scheme=scheme)] == [wanted]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_pieces_stand_in_the_text_in_order(scheme):
    text = "قال لِلرَّقَّةِ وبموسكو 15 مدرستهم للغة، وكتـبوها ب10 @name \ud800 end"
    words = tarqim.segment(text, scheme=scheme)
    assert [w.text for w in words] == tarqim.tokenize(text).texts
    for word in words:
        assert text[word.start : word.end] == word.text
        at = word.start
        for piece in (*word.proclitics, word.stem, *word.enclitics):
            assert piece.start == at
            assert text[piece.start : piece.end] == piece.text
            at = piece.end
        assert at == word.end


def test_article_that_leaves_no_letter():
    word = tarqim.segment("للغة")[0]
    assert [(p.text, p.normalized) for p in word.proclitics] == [("ل", "ل"), ("", "ال")]
    assert word.stem.normalized == "لغة"


def test_values_are_values():
    words = tarqim.segment("ذهب وبمدرستهم")
    again = tarqim.segment("ذهب وبمدرستهم")
    assert words == again
    assert hash(words[1]) == hash(again[1])
    assert words != tarqim.segment("ذهب وبمدرستهم", scheme="d1")
    for word in words:
        assert pickle.loads(pickle.dumps(word)) == word
        assert tarqim.Segmented.from_dict(word.to_dict()) == word
        assert tarqim.Morpheme.from_dict(word.stem.to_dict()) == word.stem
    match words[1]:
        case tarqim.Segmented(text, _, _, (first, *_), stem, _):
            assert (text, first.text, stem.normalized) == ("وبمدرستهم", "و", "مدرسة")


def test_an_unknown_scheme_is_refused():
    with pytest.raises(tarqim.ConfigError, match="d1, d2, d3, atb"):
        tarqim.segment("نص", scheme="d4")


def test_no_words():
    assert tarqim.segment("") == []
    assert [str(w) for w in tarqim.segment("1 !")] == ["1", "!"]
