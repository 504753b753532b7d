"""Events as HTML: triggers, roles, counts and modality can be seen; nothing of the text becomes markup."""

import functools
import html
import json
import re

import pytest

import tarqim
from tarqim.__main__ import main

TEXT = (
    "أعلنت الشرطة مقتل أكثر من 80 مسلحا في غارة على حلب أمس وإصابة ثلاثة مدنيين. "
    "نفى الجيش اعتقال صحفيين. ويعتزم شن هجوم على الرقة."
)
DOC = tarqim.analyze(TEXT, reference="2016-05-04")


def marks(code):
    """Every mark: its style, its tip, its text and its label."""
    found = re.findall(
        r'<mark class="([\w-]+)" style="([^"]*)" title="([^"]*)">(.*?)<small[^>]*>(.*?)</small></mark>', code
    )
    assert len(found) == code.count("<small ")
    bare = functools.partial(re.sub, "<[^>]*>", "")
    return {bare(text): (kind, style, html.unescape(tip), text, bare(label).strip())
            for kind, style, tip, text, label in found}  # fmt: skip


def test_triggers_roles_counts_and_modality():
    code = tarqim.show(DOC, what="events")._repr_html_()
    found = marks(code)
    kind, style, tip, _, label = found["مقتل"]
    assert kind != "tq-role" and "background-color:#" in style and label == "die 1"
    assert all(part in tip for part in ("die", "> 80", "combatant", "الشرطة", "حلب", "asserted"))
    kind, style, tip, _, label = found["أكثر من 80 مسلحا"]
    assert (kind, label) == ("tq-role", "patient 1") and "border-bottom" in style
    assert "> 80" in tip and "combatant" in tip
    assert found["الشرطة"][4] == "source 1 2 3"
    assert found["حلب"][4] == "place 1 2 3"
    # The attack is the instrument of what follows from it: one mark tells both.
    assert found["غارة"][4] == "attack 2 · instrument 1 3"
    assert found["اعتقال"][3].startswith("<s") and found["اعتقال"][4].endswith("denied")
    assert not found["مقتل"][3].startswith("<s")
    assert found["هجوم"][4] == "attack · planned"
    legend = re.sub("<[^>]*>", " ", code.partition("tq-legend")[2])
    assert all(name in legend for name in ("die", "patient", "place"))


def test_the_text_stays_as_it_is():
    code = tarqim.show(DOC, what="events")._repr_html_()
    paragraph = re.search(r'<p lang="ar".*?</p>', code, re.DOTALL)[0]
    bare = re.sub("<[^>]*>", "", re.sub("<small.*?</small>", "", paragraph))
    assert html.unescape(bare) == TEXT


def test_styles_are_inline_and_the_text_is_escaped():
    text = 'قتل <b>خمسة</b> أشخاص في "حلب" <script>alert(1)</script> & قصف على إدلب'
    code = tarqim.show(tarqim.analyze(text, reference="2020-01-01"), what="events")._repr_html_()
    assert "<script" not in code and "<b>" not in code
    untrusted = re.sub(r"--[\w-]+:[^;\"]*;?", "", re.sub("<style>.*?</style>", "", code, flags=re.DOTALL))
    assert "var(" not in untrusted
    assert all(
        re.search(r'style="[^"]*background-color:(#[0-9a-f]{6}|transparent);', mark)
        for mark in re.findall("<mark [^>]*>", untrusted)
    )


def test_arabic_names():
    code = tarqim.show([DOC], what="events", language="ar")._repr_html_()
    assert marks(code)["مقتل"][4] == "وفاة 1"
    assert marks(code)["اعتقال"][4] == "احتجاز · منفي"
    assert all(name in code for name in ("المتأثر", "المكان"))


def test_every_type_of_the_library_has_an_arabic_name():
    from tarqim._labels import EVENTS_ARABIC

    assert sorted(EVENTS_ARABIC) == sorted(tarqim.EVENT_TYPES)


def test_views():
    assert repr(tarqim.show([DOC], what="events")) == "1: attack 2, die 1, injure 1, detain 1"
    with pytest.raises(tarqim.ConfigError, match="entities, events"):
        tarqim.show(DOC, what="event")
    long = tarqim.analyze("قتل خمسة أشخاص في حلب. " * 6000)
    code = tarqim.show(long, what="events")._repr_html_()
    assert len(code.encode()) < 300_000 and "more rows" in code and "cut here" in code
    assert 'class="tq-legend"' not in tarqim.show(tarqim.analyze("لا جديد"), what="events")._repr_html_()


def test_amounts_keep_their_direction():
    doc = tarqim.analyze("قتل 3 جنود ودفع $1,299 و €5 لهم، x < $y")
    code = tarqim.show(doc, what="events")._repr_html_()
    assert '<bdi dir="ltr">$1,299</bdi>' in code and '<bdi dir="ltr">€5</bdi>' in code and "x &lt; $y" in code
    said = tarqim.show(doc, what="events", language="ar")._repr_html_()
    assert 'title="' in said and "die" not in re.sub(
        "<style>.*?</style>|class=.*?>", "", said, flags=re.DOTALL
    )


def test_a_page_of_the_command_line(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(TEXT + " <img src=x onerror=1>", encoding="utf-8")
    (tmp_path / "b.txt").write_text("لا جديد", encoding="utf-8")
    out = tmp_path / "events.html"
    assert main(["events", str(tmp_path), "--reference", "2016-05-04", "-o", str(out)]) == 0
    code = out.read_text(encoding="utf-8")
    assert "<img" not in code and "<script" not in code
    # Where the extra is installed the page ends with a timeline and a map, else with a remark.
    drawn = re.findall(r'<svg role="img" aria-label="(\w+)"', code)
    assert drawn == ["timeline", "map"] or 'pip install "tarqim[plot]"' in html.unescape(code)
    ids = re.findall(r'\bid="([^"]+)"', code)
    assert len(ids) == len(set(ids))
    assert code.count("<section>") == 2
    assert marks(code)["مقتل"][4] == "die 1"
    # The sums at the end: more than 80 are no 80.
    assert re.search(r"<td>die</td><td>1</td><td>80</td><td>…</td>", code)
    assert "detain</td><td>" not in code.rpartition("<section>")[2].partition("</section>")[2]
    assert main(["events", str(tmp_path), "-o", str(tmp_path / "x.docx")]) == 2
    assert ".geojson" in capsys.readouterr().err
    assert main(["events", str(tmp_path), "--format", "csv", "-o", str(out)]) == 2
    assert "contradict" in capsys.readouterr().err


def test_geojson_of_events(tmp_path):
    events = tarqim.events(TEXT, reference="2016-05-04")
    found = tarqim.to_geojson(events)
    assert [f["properties"]["type"] for f in found["features"]] == ["die", "attack", "injure", "attack"]
    assert found["features"][0]["properties"]["start_at"].startswith("2016-05-03")
    table = tarqim.Pipeline(reference="2016-05-04").to_arrow([TEXT], what="events")
    of_table = tarqim.to_geojson(table)["features"]
    assert [f["geometry"] for f in of_table] == [f["geometry"] for f in found["features"]]
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    out = tmp_path / "x.geojson"
    assert main(["events", str(tmp_path / "a.txt"), "--reference", "2016-05-04", "-o", str(out)]) == 0
    written = json.loads(out.read_text(encoding="utf-8"))
    assert [f["geometry"] for f in written["features"]] == [f["geometry"] for f in found["features"]]
    assert tarqim.to_geojson([]) == {"type": "FeatureCollection", "features": []}
