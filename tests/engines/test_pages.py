"""What a real Chromium draws: texts, direction, colours, nothing cut off; light and dark, wide and narrow."""

import itertools
import re
from pathlib import Path

import pytest

import tarqim
from tarqim import _event_html, _html

pytestmark = pytest.mark.filterwarnings("ignore")

SAMPLES = sorted((Path(__file__).parents[2] / "seeds" / "samples").glob("*.txt"))
TAKEN = "document.title = 'taken'"
HOSTILE = f'<script>{TAKEN}</script> سوريا <img src=x onerror="{TAKEN}"> &amp; ٣ \u202eabc'
#: One entity of each label, and what joins, turns round or is very long.
LABELS = """قال خالد العلي من الأمم المتحدة أمس إن السوريين في دمشق قرب نهر الفرات ومطار حلب الدولي
خسروا طائرة سوخوي-٣٤ خلال الحرب العالمية الثانية في الساعة الخامسة مساء بنسبة ٥٪ أي 100 دولار
و ٣ كيلومترات للمرة الثانية وأكثر من ٨٠ جندياً لمدة أسبوعين، انظر https://example.org/a
وراسل a@example.org أو +963 11 222 3333 @user_name #سوريا بلبنان
"""
PIPELINE = tarqim.Pipeline(reference="2024-05-01")


def documents():
    names = [p.stem for p in SAMPLES]
    yield from PIPELINE.map([p.read_text(encoding="utf-8") for p in SAMPLES], ids=names)
    yield PIPELINE(LABELS, id="all labels")
    yield PIPELINE(HOSTILE, id=f'<img src=x onerror="{TAKEN}">')
    yield PIPELINE("ا" * 400 + " سوريا " + "https://example.org/" + "a" * 400, id="long " + "w" * 300)


DOCS = list(documents())
CHANGED = tarqim.Normalizer.preset("search").align("وَصَلَ الوفـــد إلى مدرسةٍ في ﻻذقية\u200f، ٣ مرّات <b>")


def fragment(view):
    """A view as a notebook's cell holds it."""
    scheme = '<meta name="color-scheme" content="light dark">'
    return f"<!doctype html><meta charset=utf-8>{scheme}<body>{view._repr_html_()}"


REPORT = """أعلنت وزارة الداخلية أمس مقتل أكثر من 80 مسلحا بينهم ثلاثة قادة في غارة جوية على بلدة سرمين
بريف إدلب، وإصابة عشرين مدنيا بجروح. ونفت الشرطة اعتقال صحفيين خلال مظاهرة في دمشق.
ويعتزم الجيش شن هجوم على مدينة الرقة.
"""
TOLD = [PIPELINE(REPORT, id="report"), PIPELINE("قتل خمسة أشخاص في حلب " + HOSTILE), PIPELINE("لا جديد")]


def events_page():
    sections = (_event_html.section(n, doc.id, doc.text, doc.events) for n, doc in enumerate(TOLD, 1))
    sums = _event_html.totals(tarqim.tally([event for doc in TOLD for event in doc.events]))
    return _html.page_head("events") + "".join(sections) + sums + _html.page_tail("events")


def untrusted(code):
    """What a notebook that is not trusted, or a mail program, leaves of a view."""
    bare = re.sub(r"<style>.*?</style>", "", code, flags=re.DOTALL)
    return re.sub(r"--[\w-]+:[^;\"]*;?", "", bare)


PAGES = {
    "events": events_page(),
    "told": fragment(tarqim.show(TOLD, what="events")),
    "told in Arabic": fragment(tarqim.show(TOLD[:1], what="events", language="ar")),
    "page": _html.page(DOCS, "reports"),
    "doc": fragment(DOCS[-3]),
    "show": fragment(tarqim.show(DOCS)),
    "tokens": fragment(tarqim.tokenize(LABELS + HOSTILE)),
    "normalized": fragment(CHANGED),
}
SHEETLESS = {name: untrusted(PAGES[name]) for name in ("told", "doc", "show", "tokens", "normalized")}


@pytest.fixture(
    params=itertools.product(PAGES, (False, True), (1000, 380)),
    ids=lambda p: f"{p[0]}-{'dark' if p[1] else 'light'}-{p[2]}",
)
def page(request, browser, tmp_path):
    name, dark, width = request.param
    (tmp_path / "page.html").write_text(PAGES[name], encoding="utf-8", errors="replace")
    browser.open((tmp_path / "page.html").as_uri(), dark=dark, width=width)
    return browser, name, dark


def test_page(page, picture, well_drawn):
    browser, name, dark = page
    picture()
    well_drawn(dark=dark)
    assert browser.driver.title != "taken"
    written = {
        "events": [doc.text for doc in TOLD],
        "told": [doc.text for doc in TOLD],
        "told in Arabic": [TOLD[0].text],
        "page": [doc.text for doc in DOCS],
        "doc": [LABELS],
        "show": [doc.text for doc in DOCS[:20]],
        "tokens": [LABELS + HOSTILE],
        "normalized": [CHANGED.original, CHANGED.text],
    }[name]
    shown = browser.ask("texts")
    assert [t.replace("\u200f", "") for t in shown] == [t.replace("\u200f", "") for t in written]


@pytest.mark.parametrize("width", [1000, 380])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", SHEETLESS)
def test_views_without_a_sheet(browser, picture, well_drawn, tmp_path, name, dark, width):
    (tmp_path / "page.html").write_text(SHEETLESS[name], encoding="utf-8", errors="replace")
    browser.open((tmp_path / "page.html").as_uri(), dark=dark, width=width)
    picture()
    well_drawn(dark=dark)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_one_colour_a_label(browser, tmp_path, dark):
    (tmp_path / "page.html").write_text(PAGES["doc"], encoding="utf-8")
    browser.open((tmp_path / "page.html").as_uri(), dark=dark)
    looks = browser.ask("looks")
    assert looks.keys() == {e.label for e in DOCS[-3].entities}
    assert all(len(found) == 1 for found in looks.values())
    assert len({found[0] for found in looks.values()}) == len(looks)
    (legend,) = browser.ask("legend")
    assert {line.split()[0] for line in legend} == looks.keys()
    assert sum(int(line.split()[1]) for line in legend) == len(DOCS[-3].entities)


def test_the_text_runs_from_right_to_left(browser, tmp_path):
    """Where marks are drawn, not what a style says. Latin names among them run their own way."""
    arabic = [doc for doc in DOCS[: len(SAMPLES)] if not any("a" <= c <= "z" for c in doc.text.lower())]
    (tmp_path / "page.html").write_text(_html.page(arabic), encoding="utf-8")
    browser.open((tmp_path / "page.html").as_uri())
    assert len(arabic) > 10
    assert browser.ask("out_of_order") == []
