"""The events' own gold: tests/suites/events."""

import json
import pickle
import sys
from pathlib import Path

import pytest

import tarqim

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

SUITES = Path(__file__).parents[1] / "suites" / "events"
FILES = sorted(SUITES.glob("*.toml"))


#: What is compared as a whole; of the others a part is enough.
EXACT = {"count", "same_as", "part_of", "bound", "indefinite", "times", "victim", "modality"}


def cases():
    for path in FILES:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        for case in data.get("case", []):
            yield pytest.param(case["text"], case["want"], id=f"{path.stem}: {case['text'][:40]}")
        for text in data.get("none", {}).get("texts", []):
            yield pytest.param(text, [], id=f"{path.stem}: {text[:40]}")


def seen(event, key):
    match key:
        case "count":
            return "" if event.count is None or event.count.value is None else str(event.count.value)
        case "bound":
            return "" if event.count is None else event.count.bound
        case "indefinite":
            return "" if event.count is None else str(event.count.indefinite)
        case "times":
            return "" if event.times is None else str(event.times.value)
        case "place":
            return " ".join(p.head.text for p in event.place)
        case "victim" | "modality":
            return getattr(event, key) or ""
        case "same_as" | "part_of":
            at = getattr(event, key)
            return "" if at is None else str(at)
        case "time":
            return "" if event.time is None else event.time.text
        case _:
            who = getattr(event, key)
            return "" if who is None else who.text


def fields(line):
    """«type trigger key=value …»; values may have spaces."""
    kind, _, rest = line.partition(" ")
    words, found = rest.split(" "), {"trigger": ""}
    key = "trigger"
    for word in words:
        name, equals, value = word.partition("=")
        if equals:
            key = name
            found[key] = value
        else:
            found[key] = f"{found[key]} {word}".strip()
    return kind, found


@pytest.mark.parametrize(("text", "want"), list(cases()))
def test_events(text, want):
    events = tarqim.events(text)
    got = [(e.type, e.trigger.text) for e in events]
    assert len(events) == len(want), got
    for event, line in zip(events, want, strict=True):
        kind, told = fields(line)
        trigger = told.pop("trigger")
        assert event.type == kind, got
        assert trigger in event.trigger.text or event.trigger.text in trigger, got
        for key, value in told.items():
            have = seen(event, key)
            # «agent=» says that there is none.
            whole = key in EXACT or not value
            assert have == value if whole else value in have, (line, key, have)


def posts():
    data = tomllib.loads((SUITES / "totals.toml").read_text(encoding="utf-8"))
    return [pytest.param(post, id=post["text"][:40]) for post in data["post"]]


def plain(name):
    return name.translate(str.maketrans("إأآ_", "ااا ", "#"))


@pytest.mark.parametrize("post", posts())
def test_totals_of_a_post(post):
    events = tarqim.events(post["text"])
    sums = {kind: {} for kind in ("die", "injure")}
    for row in tarqim.tally(events, by=["type", "victim"]):
        if row["type"] in sums:
            sums[row["type"]][row["victim"]] = row["low"]
    of = {kind: sum(victims.values()) for kind, victims in sums.items()}
    by = {who: sum(victims.get(who, 0) for victims in sums.values()) for who in ("child", "woman")}
    assert (of["die"], of["injure"]) == (post["killed"], post["injured"])
    assert (by["child"], by["woman"]) == (post["children"], post["women"])
    # Sums by type alone are the same: nobody is counted twice.
    whole = {row["type"]: row["low"] for row in tarqim.tally(events)}
    assert all(whole.get(kind, 0) == total for kind, total in of.items())
    places = [place.text for event in events for place in event.place] or [""]
    agents = [event.agent.text for event in events if event.agent is not None] or [""]
    assert plain(post["place"]) in plain(places[0])
    assert plain(post["attacker"]) in plain(agents[0])
    assert bool(post["attacker"]) == bool(agents[0])


def test_enough_sentences_and_enough_without_events():
    texts = list(cases())
    without = [c for c in texts if not c.values[1]]
    assert len(texts) >= 150
    assert len(without) / len(texts) >= 0.3


def test_events_are_values():
    text = "قال مصدر أمني إن 5 جنود قتلوا أمس في هجوم قرب الموصل"
    events = tarqim.events(text, reference="2020-05-04")
    assert events
    for event in events:
        assert pickle.loads(pickle.dumps(event)) == event
        assert hash(event) == hash(pickle.loads(pickle.dumps(event)))
        assert tarqim.Event.from_dict(json.loads(json.dumps(event.to_dict()))) == event
        assert text[event.start : event.end] == event.text
        assert text[event.trigger.start : event.trigger.end] == event.trigger.text
        for who in (event.agent, event.patient, event.source, *event.place):
            if who is not None:
                assert text[who.start : who.end] == who.text
                assert text[who.head.start : who.head.end] == who.head.text
    assert events[0].time.value.start_at.day == 3
    with pytest.raises(AttributeError):
        events[0].type = "x"


def test_types_filter_the_answer():
    text = "قتل خمسة أشخاص في انفجار سيارة مفخخة"
    assert {e.type for e in tarqim.events(text)} == {"die", "attack"}
    assert {e.type for e in tarqim.events(text, types="die")} == {"die"}
    with pytest.raises(tarqim.ConfigError, match="die"):
        tarqim.events(text, types=["dye"])


@pytest.mark.parametrize(
    "text", ["", " ", "\ud800", "قتل", "و", "«»((", "قتل " * 2000, "(" * 5000, "#قصف_" * 500]
)
def test_any_text_is_accepted(text):
    tarqim.events(text)


def test_what_is_told_as_earlier_is_no_part_of_the_sum():
    text = "مقتل مدني بقصف على حلب، وكان قد قتل ثلاثة آخرون في المدينة قبل أيام"
    told = [e for e in tarqim.events(text) if e.type == "die"]
    assert [(e.count.value, e.background) for e in told] == [(1, False), (3, True)]
    assert tarqim.tally(told) == [{"type": "die", "events": 1, "low": 1, "high": 1}]
    # Where nothing else is told, it is the report itself.
    (only,) = tarqim.events("وكان ثلاثة جنود قد قتلوا الأسبوع الماضي")
    assert not only.background
    assert tarqim.tally([only])[0]["low"] == 3


def test_all_of_a_war_are_not_those_of_a_day():
    told = tarqim.events("وصل إلى المشفى 34 شهيدا، وارتفعت حصيلة العدوان إلى 41,200 شهيد")
    assert tarqim.tally(told, by=["type"])[0]["low"] == 34


def test_a_dateline_is_a_default_that_says_so():
    text = "بيروت - قتل ثلاثة أشخاص في اشتباكات مسلحة. وأصيب خمسة في صيدا."
    first, *_, last = tarqim.events(text)
    assert (first.place, first.default_place.text) == ((), "بيروت")
    assert ([p.text for p in last.place], last.default_place) == (["صيدا"], None)
    # What stands before a colon or a bar in a post is where it happened.
    (post, *_) = tarqim.events("#درعا: مقتل شاب برصاص مجهولين")
    assert post.place and post.default_place is None


@pytest.mark.parametrize(
    "head", ["بيروت - 3 أيار 2020 - ", "بيروت (رويترز) 3 أيار 2020 - ", "بيروت (رويترز) - 3 أيار 2020: "]
)
def test_a_datelines_date_is_a_default_that_says_so(head):
    events = tarqim.events(f"{head}قتل ثلاثة أشخاص في صيدا. وأصيب خمسة جنود يوم 2 أيار 2020.")
    first, last = events[0], events[-1]
    assert (first.time, first.default_time.text) == (None, "3 أيار 2020")
    assert str(first.default_time.value.start_at.date()) == "2020-05-03"
    assert (last.time.text, last.default_time) == ("2 أيار 2020", None)
    # The reference dates what the text says («أمس»), and is no event's date by itself.
    (bare,) = tarqim.events("قتل ثلاثة أشخاص", reference="2020-05-03")
    assert (bare.time, bare.default_time) == (None, None)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("تبرعت الشركة بخمسة ملايين دولار لمنكوبي الزلزال", 5_000_000, "USD"),
        ("قدمت اليابان منحة قيمتها 10 ملايين دولار للأردن", 10_000_000, "USD"),
        ("أرسلت تركيا مساعدات بقيمة 3 ملايين يورو إلى الصومال", 3_000_000, "EUR"),
    ],
)
def test_amounts_with_a_unit_count_aid(text, value, unit):
    (event,) = (e for e in tarqim.events(text) if e.type == "aid")
    assert (event.count.value, event.count.unit) == (value, unit)


def test_money_is_no_victim():
    told = tarqim.events("مقتل خمسة عمال وخسائر بثلاثة ملايين دولار في حريق بمصنع")
    assert [e.count.value for e in told if e.type == "die"] == [5]


def test_texts_without_a_trigger_and_streams_are_read_alike():
    texts = ["لا جديد في السوق اليوم", "قتل جنديان في حلب", "", "لقي ترحيبا واسعا", "مقتل 5 في #سرمين"]
    alone = [tuple(tarqim.events(text)) for text in texts]
    assert list(tarqim.Pipeline().events(texts)) == alone
    assert [tarqim.analyze(text).events for text in texts] == alone
    dead = list(tarqim.Pipeline().events(texts, types="die"))
    assert [len(events) for events in dead] == [0, 1, 0, 0, 1]


@pytest.mark.parametrize("text", ["قتل 3 جنود (", "أصيب خمسة عمال ((", "مقتل ثلاثة («"])
def test_a_bracket_at_the_end_opens_nothing(text):
    assert len(tarqim.events(text)) == 1
