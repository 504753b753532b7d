"""Views where no style sheet survives: notebooks of others, mail, GitHub, nbconvert."""

import html
import re

import pytest

import tarqim
from tarqim import _html

TEXT = "قال خالد العلي إن Apple Inc. دفعت $1,299 أو ١٠٪ لسوريا، انظر https://example.org/a"
DOC = tarqim.analyze(TEXT)
VIEWS = [
    DOC, tarqim.tokenize(TEXT), tarqim.show([DOC, DOC]),
    tarqim.Normalizer.preset("search").align("وَصَلَ إلى"),
]  # fmt: skip


def untrusted(view):
    """What JupyterLab leaves of the HTML of a cell that was not run on this machine."""
    code = re.sub(r"<style>.*?</style>", "", view._repr_html_(), flags=re.DOTALL)
    # Custom properties are dropped, and with them all that is computed from them.
    return re.sub(r"--[\w-]+:[^;\"]*;?", "", code)


@pytest.mark.parametrize("view", VIEWS, ids=lambda v: type(v).__name__)
def test_marks_have_their_own_colours(view):
    code = untrusted(view)
    marks = re.findall(r"<(?:mark|del|ins) [^>]*>", code)
    assert marks
    assert all(re.search(r'style="[^"]*background-color:(#[0-9a-f]{6}|transparent);', m) for m in marks)
    assert "var(" not in code
    assert all('dir="rtl"' in p or 'dir="ltr"' in p for p in re.findall(r"<p [^>]*>", code))


def test_a_label_stands_apart_from_its_word():
    code = untrusted(DOC)
    text = html.unescape(re.sub(r"<[^>]*>", "", code))
    for entity in DOC.entities:
        assert f"{entity.text} {entity.label}" in text
        assert f"{entity.text}{entity.label}" not in text


def test_latin_and_money_run_their_own_way():
    doc = tarqim.analyze("سعره $1,299 عند Apple Inc. أو ٣٠ دولاراً و١٠٪")
    code = doc._repr_html_()
    assert all(
        f'<bdi dir="ltr">{e.text}</bdi>' in code for e in doc.entities if not re.search("[ء-ي٠-٩]", e.text)
    )
    assert 'dir="ltr">٣٠' not in code


def test_a_long_document_is_cut_with_a_note():
    long = tarqim.analyze("وصل ٣ جنود & <b> إلى سوريا. " * 8000)
    for view, all_of_it in ((long, tarqim.show(long, whole=True)), (tarqim.tokenize(long.text), None)):
        code = view._repr_html_()
        assert len(code.encode()) < 500_000
        assert len(code) < 300_000
        assert "cut here" in code
        assert f"{len(long.text):,}" in code
        assert code.count("<p ") == code.count("</p>")
        if all_of_it is not None:
            assert "cut here" not in all_of_it._repr_html_()
            assert len(all_of_it._repr_html_()) > 2_000_000
    many = tarqim.show([long] * 300)
    assert len(many._repr_html_()) < 400_000
    assert "whole=True" in many._repr_html_()


def test_one_long_run_of_text_is_cut_too():
    code = tarqim.analyze("كلام & " * 100_000)._repr_html_()
    assert len(code) < 300_000
    assert re.search("&(?!amp;)", re.sub(r"<[^>]*>|\d&.*", "", code.partition("cut here")[0])) is None


def test_a_page_has_all_of_it():
    long = tarqim.analyze("وصل ٣ جنود إلى سوريا. " * 8000)
    assert _html.page([long]).count("<small") >= len(long.entities)


def test_labels_in_arabic():
    code = tarqim.show(DOC, language="ar")._repr_html_()
    assert "شخص" in code and "<small" in code
    assert not re.search(r"<small[^>]*> PERSON", code)
    with pytest.raises(tarqim.ConfigError, match="valid: en, ar"):
        tarqim.show(DOC, language="fr")


def test_person_word_and_removed_differ():
    looks = [_html.look("PERSON")]
    looks += re.findall(r'<mark ([^>]*) title="word', tarqim.tokenize("كلمة")._repr_html_())
    looks += re.findall(r"<del ([^>]*)>", VIEWS[3]._repr_html_())[:1]
    colours = [re.search(r"background-color:([^;\"]*)", look)[1] for look in looks]
    assert len(set(colours)) == 3


def test_a_title_may_hold_anything():
    for title in ("$sections", "$body ${x} $", "</title><script>", "%s {0}"):
        code = _html.page([DOC], title=title)
        assert f"<title>{html.escape(title)}</title>" in code
        assert code.count("<main") == code.count("</main>") == 1
