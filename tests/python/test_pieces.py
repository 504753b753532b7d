"""Chunks, redaction, share of Arabic script, what notebooks show."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tarqim

REPORT = "وصل الوفد إلى دمشق. بدأت المحادثات بين سوريا والعراق. قال الوزير إن ٣ اتفاقات ستوقع! ثم غادر."


@given(st.text(alphabet="سوريا ٣. ؟\n😀a", max_size=300), st.integers(1, 60), st.integers(0, 59))
def test_chunks_cover_the_text(text, most, overlap):
    overlap = min(overlap, most - 1)
    chunks = tarqim.chunk(text, max_chars=most, overlap=overlap)
    covered = set()
    for before, after in pairwise(chunks):
        assert before.start < after.start
        assert before.end < after.end
    for c in chunks:
        assert 0 < len(c.text) <= most
        assert text[c.start : c.end] == c.text
        covered.update(range(c.start, c.end))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= covered


def test_chunks_end_with_sentences():
    ends = {s.end for s in tarqim.sentences(REPORT)}
    chunks = tarqim.chunk(REPORT, max_chars=60)
    assert len(chunks) > 1
    assert {c.end for c in chunks} <= ends
    overlapping = tarqim.chunk(REPORT, max_chars=70, overlap=40)
    assert any(b.start < a.end for a, b in pairwise(overlapping))
    assert tarqim.chunk("") == []


def test_chunks_by_another_length():
    chunks = tarqim.chunk(REPORT, max_chars=6, length=lambda s: len(s.split()))
    assert all(len(c.text.split()) <= 6 for c in chunks)
    with pytest.raises(tarqim.ConfigError):
        tarqim.chunk(REPORT, max_chars=5, overlap=5)


def test_redact():
    doc = tarqim.analyze(REPORT)
    places = [e for e in doc.entities if e.label == "GPE"]
    assert len(places) == 3
    hidden = doc.redact(["GPE"])
    assert hidden.count("[GPE]") == 3
    assert not any(e.text in hidden for e in places)
    assert doc.redact("GPE", "█") == hidden.replace("[GPE]", "█")
    with pytest.raises(tarqim.ConfigError, match="GPE"):
        doc.redact("PLACE")


@pytest.mark.parametrize(
    ("text", "ratio"), [("", 0), ("123 !", 0), ("سلام", 1), ("سَلام OK", 4 / 6), ("abc", 0)]
)
def test_script_ratio(text, ratio):
    assert tarqim.script_ratio(text) == pytest.approx(ratio)


def test_views_are_escaped_and_without_script():
    bad = "<script>alert(1)</script> سوريا ٣ \u200f&amp; \"'"
    views = [
        tarqim.analyze(bad)._repr_html_(),
        tarqim.tokenize(bad)._repr_html_(),
        tarqim.Normalizer.preset("search").align(bad)._repr_html_(),
        tarqim.show([tarqim.Pipeline()(bad, id="<b>")])._repr_html_(),
    ]
    for view in views:
        assert "<script" not in view
        assert "<b>&" not in view
        assert 'dir="rtl"' in view
    assert "U+200F" in views[2]


def test_the_diff_marks_what_changed():
    view = tarqim.Normalizer.preset("search").align("الأُستاذ")._repr_html_()
    assert '<del title="U+0623 U+064F → U+0627"><bdi>أُ</bdi></del>' in view
    assert "<ins" in view


def test_data_version():
    version, _, digest = tarqim.data_version.partition("+")
    assert version == tarqim.__version__
    assert len(digest) == 16
    assert int(digest, 16)
