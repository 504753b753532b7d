"""How a text was read can be asked: words, candidates with what beat them, steps and refusals."""

import json

import tarqim


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
    why = tarqim.explain("وصل بعد 3 أيام")
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


def test_a_place_can_be_asked_for_and_all_of_it_is_data():
    why = tarqim.explain("وصل 5 جنود إلى سوريا بعد 3 أيام")
    here = why.at(4, 5)
    assert {c.span.text for c in here.candidates} == {"5"} and len(here.words) == 1
    assert json.loads(json.dumps(why.to_dict(), ensure_ascii=False))["text"] == why.text
    assert str(why).startswith("words\n") and "<script" not in tarqim.explain("<script>5")._repr_html_()
