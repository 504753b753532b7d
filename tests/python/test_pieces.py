"""Chunks, redaction, share of Arabic script, what notebooks show."""

import re
from html import unescape
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tarqim
from tarqim._html import look

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


def subwords(text):
    """What a tokenizer of subwords would count: pieces of at most three letters."""
    return sum(-(-len(word) // 3) for word in re.findall(r"\w+|[^\w\s]", text))


@given(st.text(alphabet="سوريا وَ٣. ؟\n😀a", max_size=200), st.integers(1, 30), st.integers(0, 29))
def test_chunks_by_any_length_cover_the_text(text, most, overlap):
    overlap = min(overlap, most - 1)
    chunks = tarqim.chunk(text, max_chars=most, length=subwords, overlap=overlap)
    assert all(text[c.start : c.end] == c.text for c in chunks)
    assert all(subwords(c.text) <= most or len(c.text) == 1 for c in chunks)
    covered = {i for c in chunks for i in range(c.start, c.end)}
    assert {i for i, c in enumerate(text) if not c.isspace()} <= covered
    for before, after in pairwise(chunks):
        assert before.start < after.start
        assert before.end < after.end
        assert subwords(text[after.start : before.end]) <= overlap


@given(st.text(alphabet="سوريا العراق ٣ a@b.c\n", max_size=100), st.sets(st.sampled_from(tarqim.LABELS)))
def test_redaction_hides_these_and_keeps_the_rest(text, labels):
    doc = tarqim.analyze(text)
    hidden = [e for e in doc.entities if e.label in labels]
    kept = [text[a:b] for a, b in pairwise([0, *(p for e in hidden for p in (e.start, e.end)), len(text)])][
        ::2
    ]
    assert doc.redact(labels, "█") == "█".join(kept)


@given(st.text(max_size=50))
def test_script_ratio_is_a_share(text):
    ratio = tarqim.script_ratio(text)
    assert 0 <= ratio <= 1
    assert tarqim.script_ratio(text + "سلام") >= ratio


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


def plain(view):
    """HTML of a view without the styles of its elements."""
    return re.sub(' dir="rtl"(?= style)| style="[^"]*"', "", view._repr_html_())


def test_the_diff_marks_what_changed():
    view = plain(tarqim.Normalizer.preset("search").align("الأُستاذ"))
    assert '<del title="U+0623 U+064F → U+0627">أُ</del>' in view
    assert '<ins title="U+0623 U+064F → U+0627">ا</ins>' in view


def test_a_mark_that_went_is_shown_on_its_letter():
    view = plain(tarqim.Normalizer(tashkeel="strip").align("وصلَ"))
    assert '<p lang="ar">وص<del title="U+0644 U+064E → U+0644">لَ</del></p>' in view
    assert '<ins title="U+0644 U+064E → U+0644">ل</ins>' in view


@given(
    st.text(alphabet="وَلّأإىة ـ\u200f٣،a\u0651\u0654", max_size=30),
    st.sampled_from(["search", "model", "clean"]),
)
def test_the_diff_shows_all_of_both_texts(text, preset):
    normalized = tarqim.Normalizer.preset(preset).align(text)
    before, after = re.findall('<p lang="ar">(.*?)</p>', plain(normalized), re.DOTALL)
    shown = [unescape(re.sub("<[^>]*>", "", part)) for part in (before, after)]
    named = [t.replace("\u200f", "U+200F") for t in (normalized.original, normalized.text)]
    assert [s.replace("\u200f", "U+200F") for s in shown] == named


def test_no_two_labels_look_the_same():
    looks = [look(label) for label in tarqim.LABELS]
    assert len(set(looks)) == len(looks)
    assert len({re.search("--tq-hue:(\\d+)", x)[1] for x in looks}) == len(looks)


def test_texts_are_shown_too():
    shown = tarqim.show(["<b>سوريا</b>", *tarqim.sentences("وصل. غادر.")])
    assert repr(shown) == "<b>سوريا</b>\nوصل.\nغادر."
    assert "&lt;b&gt;سوريا&lt;/b&gt;" in shown._repr_html_()
    assert plain(tarqim.show("سوريا")).count('<p lang="ar">') == 1


def test_data_version():
    version, _, digest = tarqim.data_version.partition("+")
    assert version == tarqim.__version__
    assert len(digest) == 16
    assert int(digest, 16)
