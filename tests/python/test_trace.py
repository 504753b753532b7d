"""How a text was read can be asked: words, candidates with what beat them, steps and refusals."""

import json

import pytest

import tarqim
from tarqim.__main__ import main


def test_the_kept_candidates_are_the_entities():
    text = "قُتل أكثر من 80 إرهابياً في ريف حلب يوم الخميس 15 آب الماضي، وفق المادة 27"
    why = tarqim.explain(text, reference="2024-01-01")
    found = tarqim.extract(text, reference="2024-01-01")
    assert [(c.label, c.span) for c in why.kept] == [
        (e.label, tarqim.Span(e.text, e.start, e.end)) for e in found
    ]
    for candidate in why.candidates:
        assert text[candidate.span.start : candidate.span.end] == candidate.span.text
        assert (candidate.outcome == "beaten") == (candidate.beaten_by is not None)
    for one in (*why.words, *why.steps):
        assert text[one.span.start : one.span.end] == one.span.text


def test_a_beaten_candidate_names_its_winner_and_why():
    why = tarqim.explain("يصل بعد 3 أيام")
    winner, beaten = why.candidates
    assert (winner.label, beaten.label, beaten.beaten_by, beaten.because) == (
        "DATE",
        "CARDINAL",
        0,
        "stronger",
    )


def test_the_path_of_the_reader_is_told():
    rules = [step.rule for step in tarqim.explain("في 15 آب الماضي").steps if not step.refused]
    assert "time/named::read" in rules
    # The outer rule comes after what it is made of.
    assert rules.index("time/named::read") < rules.index("time/point::read") < len(rules) - 1


def test_what_was_refused_is_told():
    text = "نصت عليه المادة 27"
    assert tarqim.extract(text) == []
    at = text.index("27")
    (step,) = (s for s in tarqim.explain(text).at(at, at + 2).steps if s.refused)
    assert (step.rule, step.span.text) == ("guards::names", "27")


@pytest.mark.parametrize(
    ("text", "name", "guard"),
    [
        ("اختطفوا مواطنا سوريا", "سوريا", "names/list_guards::origin"),
        ("اشترى أنبوبا بقطر 20 مترا", "بقطر", "names/list_guards::trapped"),
        ("يلتقي زواره اليوم", "زواره", "names/list_guards::his_without_place"),
        ("الرسالة المحمدية واضحة", "المحمدية", "names/list_guards::adjective"),
        ("غادرت المدرسة سوريا", "المدرسة سوريا", "names/model_guards::of_the_school"),
        ("روى حسن بن يحيى الخبر", "الخبر", "names/model_guards::told"),
        ("جلس تحت الباب", "الباب", "names/lists::Again::has"),
    ],
)
def test_the_guard_that_refused_a_name_is_told(text, name, guard):
    assert name not in [e.text for e in tarqim.extract(text)]
    refused = [(s.span.text, s.rule) for s in tarqim.explain(text).steps if s.refused]
    assert refused.count((name, guard)) == 1


def test_a_place_can_be_asked_for_and_all_of_it_is_data():
    why = tarqim.explain("وصل 5 جنود إلى سوريا بعد 3 أيام")
    here = why.at(4, 5)
    assert {c.span.text for c in here.candidates} == {"5"} and len(here.words) == 1
    assert json.loads(json.dumps(why.to_dict(), ensure_ascii=False))["text"] == why.text
    assert str(why).startswith("words\n") and "<script" not in tarqim.explain("<script>5")._repr_html_()


def told(text, **more):
    return tarqim.explain(text, **more).events


def test_events_tell_what_filled_each_role():
    (die, attack) = told("أعلنت الشرطة مقتل أكثر من 80 مسلحا في غارة على حلب أمس", reference="2016-05-04")
    assert (die.type, die.span.text, die.refused, die.why) == ("die", "مقتل", False, "")
    assert {(r.role, r.span.text): r.why for r in die.roles if not r.refused} == {
        ("patient", "أكثر من 80 مسلحا"): "behind the trigger",
        ("instrument", "غارة"): "behind a preposition: in",
        ("place", "حلب"): "the nearest place",
        ("time", "أمس"): "the nearest time",
        ("source", "الشرطة"): "who speaks here",
    }
    assert die.frame["idafa"] == "patient" and die.frame["prepositions"]["by"] == "agent"
    assert "human" not in die.framed() and "civilian" in die.framed()
    assert die.clause.text.startswith("مقتل") and die.clause.text.endswith("حلب")
    assert attack.type == "attack" and not attack.refused
    # The same events that are given.
    events = tarqim.events("أعلنت الشرطة مقتل أكثر من 80 مسلحا في غارة على حلب أمس")
    assert [(e.type, e.trigger) for e in events] == [(t.type, t.span) for t in (die, attack)]


@pytest.mark.parametrize(
    ("text", "kind", "why"),
    [
        ("قتل الوقت", "die", "a phrase that is not an event"),
        ("لقي الرجل زوجته", "die", "does not follow"),
        ("ضرب الكاتب مثلا", "attack", "its frame wants"),
    ],
)
def test_triggers_that_tell_of_nothing_say_why(text, kind, why):
    assert tarqim.events(text) == []
    found = [t for t in told(text) if t.type == kind]
    assert found and all(t.refused and why in t.why for t in found)


def test_roles_that_were_refused_say_why():
    text = "هجوم للعمال على المصنع"
    (trigger,) = told(text)
    assert [(r.role, r.span.text, r.why) for r in trigger.roles if r.refused] == [
        ("agent", "لعمال", "it names nobody who fights")
    ]
    assert "no agent «لعمال»: it names nobody who fights" in str(tarqim.explain(text))


def test_events_of_ones_own_types_are_explained():
    own = tarqim.EventTypes.from_entries([{"type": "hire", "verb": [{"past": "وظف", "present": "يوظف"}]}])
    (trigger,) = told("وظفت الشركة 300 مهندس", options=tarqim.Options(event_types=own))
    assert (trigger.type, trigger.framed()) == ("hire", "subject agent, object patient, idafa patient")


def test_events_of_one_place_and_as_data():
    how = tarqim.explain("قصفت القوات بلدة سرمين. ثم قتل جنديان.")
    assert [t.type for t in how.events] == ["attack", "die"]
    assert [t.type for t in how.at(0, 6).events] == ["attack"]
    plain = json.loads(json.dumps(how.to_dict()))
    assert plain["events"][0]["roles"][0]["span"]["text"] == "القوات"
    assert "events" in str(how) and "<script" not in tarqim.explain("قتل <script>").__class__._repr_html_(how)


@pytest.mark.parametrize("text", ["", "قتل", "\ud800 قتل", "قتل " * 700, "و" * 400, "(" * 900])
def test_events_of_any_text_are_explained(text):
    list(told(text))


def test_the_command_line_explains(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("قتل 3 جنود <b> في حلب", encoding="utf-8")
    path = str(tmp_path / "a.txt")
    assert main(["explain", path]) == 0
    said = capsys.readouterr().out
    assert all(f"\n{title}\n" in said for title in ("words", "candidates", "events"))
    assert main(["explain", path, "--format", "json"]) == 0
    plain = json.loads(capsys.readouterr().out)
    assert (plain["doc"], plain["events"][0]["type"]) == ("a", "die")
    assert main(["explain", path, "-o", str(tmp_path / "a.html")]) == 0
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>") and "&lt;b&gt;" in page and "<b> " not in page
    (tmp_path / "own.toml").write_text('type = "hire"\n[[verb]]\npast = "وظف"\n', encoding="utf-8")
    (tmp_path / "lines.txt").write_text("وظفت الشركة عاملا\nلا جديد\n", encoding="utf-8")
    lines = [str(tmp_path / "lines.txt"), "--lines", "--event-types", str(tmp_path / "own.toml")]
    assert main(["explain", *lines, "--format", "json"]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert ([t["type"] for t in first["events"]], second["events"]) == (["hire"], [])
    assert main(["explain", path, "-o", str(tmp_path / "a.csv")]) == 2
    assert ".json" in capsys.readouterr().err
    assert main(["explain", path, "--option", "prefer=never"]) == 2
    assert "past" in capsys.readouterr().err
