"""A user's own types of events: read like the library's, wherever events are read."""

import json
import pickle

import pandas as pd
import polars as pl
import pytest

import tarqim
import tarqim.pandas
import tarqim.polars
from tarqim.__main__ import main

HIRING = """
type = "hire"
frame = { subject = "agent", object = "patient", idafa = "patient", prepositions = { for = "agent" } }
never = ["عين المكان"]

[[verb]]
past = "وظف"
present = "يوظف"
masdar = ["توظيف"]

[[verb]]
past = "عين"
present = "يعين"
masdar = ["تعيين"]
frame = { when = { patient = ["human"] } }
"""
FIRING = {
    "type": "dismiss",
    "verb": [{"past": "سرح", "present": "يسرح", "masdar": ["تسريح"]}],
    "phrase": [{"past": "أنهى", "present": "ينهي", "rest": ["خدمات"]}],
}
TEXT = "وظفت شركة الاتصالات 300 مهندس في الرياض، وستسرح أكثر من 40 عاملا"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("types")
    (path / "hire.toml").write_text(HIRING, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def own(folder):
    (first,) = tarqim.EventTypes.from_toml(folder).to_dict()["entries"]
    return tarqim.EventTypes.from_entries([first, FIRING])


def seen(events):
    return [(e.type, e.trigger.text, None if e.count is None else e.count.value, e.modality) for e in events]


WANT = [("hire", "وظفت", 300, "asserted"), ("dismiss", "تسرح", 40, "planned")]


def test_they_are_read_wherever_events_are(own):
    options = tarqim.Options(event_types=own)
    assert seen(tarqim.events(TEXT, types=own)) == WANT
    assert seen(tarqim.events(TEXT, options=options)) == WANT
    assert seen(tarqim.analyze(TEXT, options=options).events) == WANT
    pipeline = tarqim.Pipeline(options=options)
    assert seen(pipeline(TEXT).events) == WANT
    assert [seen(told) for told in pipeline.events([TEXT])] == [WANT]
    assert [seen(told) for told in tarqim.Pipeline().events([TEXT, ""], types=own)] == [WANT, []]
    (event, _) = tarqim.events(TEXT, types=own)
    assert event.agent.head.text == "شركة" or event.agent.name is not None
    assert event.victim == "worker"
    assert [p.text for p in event.place] == ["الرياض"]


def test_tables_have_them(own):
    options = tarqim.Options(event_types=own)
    names = [kind for kind, *_ in WANT]
    arrow = tarqim.Pipeline(options=options).to_arrow([TEXT], what="events")
    assert arrow["type"].to_pylist() == names
    assert pd.Series([TEXT]).ar.events(types=own)["type"].tolist() == names
    assert pd.Series([TEXT]).ar.events(options=options)["type"].tolist() == names
    assert pl.DataFrame({"t": [TEXT]}).ar.events("t", types=own)["type"].to_list() == names
    lists = pl.DataFrame({"t": [TEXT]}).select(pl.col("t").ar.events(options=options))["t"].to_list()
    assert [row["type"] for row in lists[0]] == names


def test_the_library_reads_the_rest_as_before(own):
    text = "قتل خمسة أشخاص في انفجار سيارة مفخخة"
    with_own = tarqim.Options(event_types=own)
    assert tarqim.events(text, options=with_own) == tarqim.events(text)
    # One after the other in the same thread: words are not remembered across types.
    assert seen(tarqim.events(TEXT)) == []
    assert seen(tarqim.events(TEXT, types=own)) == WANT
    assert seen(tarqim.events(TEXT)) == []
    assert tarqim.events(text, types=own) == []
    assert [e.type for e in tarqim.events(text, types="die", options=with_own)] == ["die"]
    assert seen(tarqim.events(TEXT, types=["dismiss"], options=with_own)) == WANT[1:]
    with pytest.raises(tarqim.ConfigError, match=r"hyre.*\bmeet\b.*\bhire, dismiss"):
        tarqim.events(TEXT, types=["hyre"], options=with_own)


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("عينت الوزارة عشرين معلمة", ["hire"]),
        ("عُيّن خمسون طبيبا في المستشفيات", ["hire"]),
        ("عين المكان", []),
        ("عين الماء", []),
        ("تم تسريح ثلاثة موظفين", ["dismiss"]),
        ("سيسرحون موظفين", ["dismiss"]),
        ("أنهت الشركة خدمات 12 موظفا", []),
        ("أنهت خدمات 12 موظفا", ["dismiss"]),
        ("لم توظف الشركة أحدا", ["hire"]),
        ("سرحت شعرها", ["dismiss"]),
    ],
)
def test_forms_and_frames(own, text, types):
    assert [e.type for e in tarqim.events(text, types=own)] == types


def test_own_words_come_before_the_librarys():
    # «قصف» is an attack; where a user says what else it is, that is meant.
    own = tarqim.EventTypes.from_entries(
        [{"type": "sales_call", "verb": [{"past": "قصف", "present": "يقصف"}]}]
    )
    text = "قصف البائع الزبائن بالعروض"
    assert [e.type for e in tarqim.events(text, options=tarqim.Options(event_types=own))] == ["sales_call"]


def test_a_type_that_there_is_gets_more_words():
    more = tarqim.EventTypes.from_entries([{"type": "protest", "noun": [{"one": ["هبة"], "many": ["هبات"]}]}])
    text = "شهدت المدينة هبة شعبية في ساحة التحرير"
    assert "protest" not in [e.type for e in tarqim.events(text)]
    assert [e.type for e in tarqim.events(text, types=more)] == ["protest"]
    assert more.names == ("protest",)


def test_nouns_tell_what_a_thing_is():
    types = [{"type": "fund", "verb": [{"past": "مول", "present": "يمول"}]}]
    nouns = [{"group": [{"thing": "official", "nouns": [["زيتون", "زياتين"]]}]}]
    for entries, victim in ((types, "person"), (types + nouns, "official")):
        own = tarqim.EventTypes.from_entries(entries)
        (event,) = tarqim.events("مولت البلدية 40 زيتونا", types=own)
        assert event.victim == victim


def test_they_are_values(own, folder):
    assert pickle.loads(pickle.dumps(own)) == own
    assert tarqim.EventTypes.from_dict(json.loads(json.dumps(own.to_dict()))) == own
    assert hash(own) == hash(tarqim.EventTypes(own.to_dict()["entries"]))
    assert own != tarqim.EventTypes.from_toml(folder / "hire.toml")
    assert (list(own), len(own), "hire" in own) == (["hire", "dismiss"], 2, True)
    options = tarqim.Options(event_types=own)
    assert tarqim.Options.from_json(options.to_json()) == options == pickle.loads(pickle.dumps(options))
    pipeline = tarqim.Pipeline(options=options)
    assert seen(pickle.loads(pickle.dumps(pipeline))(TEXT).events) == WANT
    with pytest.raises(AttributeError):
        own.names = ()


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"type": "x"}, "verb, noun, person, phrase"),
        ({"type": " ", "verb": [{"past": "كتب"}]}, "name"),
        ({"verb": [{"past": "كتب"}]}, "missing field `type`"),
        ({"type": "x", "verb": [{"past": "كتب", "presnt": "يكتب"}]}, r"verb\[0\]\.presnt.*`present`"),
        ({"type": "x", "frame": {"subject": "agnt"}}, r"frame\.subject.*`agnt`.*`agent`, `patient`"),
        ({"type": "x", "verb": [{"past": "كتب", "frame": {"prepositions": {"wit": "agent"}}}]},
         r"«كتب»: frame\.prepositions: .*\"wit\"; valid: in, with, on"),
        ({"type": "x", "verb": [{"past": "كتب", "frame": {"when": {"patient": ["humn"]}}}]},
         r"frame\.when: no thing \"humn\"; valid: .*worker.*human, thing, any, known"),
        ({"type": "x", "verb": [{"past": "كتب", "frame": {"when": {"source": ["any"]}}}]}, "agent, patient"),
        ({"type": "x", "noun": [{"one": ["كاتب"], "only": "rare"}]}, "only: .*definite, bare, lone"),
        ({"type": "x", "verb": [{"past": ""}]}, "past"),
        ({"type": "x", "verb": 3}, "verb: .*sequence"),
        ({"group": [{"thing": "wrker", "nouns": [["مهندس"]]}]}, "wrker.*worker"),
        ({"type": {1, 2}}, "set"),
        (3, "dict"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(entry, said):
    good = {"type": "y", "verb": [{"past": "كتب"}]}
    with pytest.raises(tarqim.ConfigError, match=f"entry 1.*{said}"):
        tarqim.EventTypes.from_entries([good, entry])


def test_files_that_are_wrong_are_named(tmp_path):
    bad = tmp_path / "bad.toml"
    for content, said in [
        (HIRING.replace('"agent", object', '"agnt", object'), "frame.subject"),
        ("type = ", "Invalid value"),
        (b'type = "\xff"', "utf-8"),
    ]:
        bad.write_bytes(content if isinstance(content, bytes) else content.encode())
        with pytest.raises(tarqim.ConfigError, match=rf"bad\.toml: .*{said}"):
            tarqim.EventTypes.from_toml(bad)
    with pytest.raises(tarqim.ConfigError, match=r"none\.toml"):
        tarqim.EventTypes.from_toml([tmp_path / "none.toml"])
    (tmp_path / "empty").mkdir()
    with pytest.raises(tarqim.ConfigError, match="empty"):
        tarqim.EventTypes.from_toml(tmp_path / "empty")
    for given in ("hire.toml", {"type": "x"}):
        with pytest.raises(tarqim.ConfigError, match="entries are"):
            tarqim.EventTypes.from_entries(given)
    with pytest.raises(tarqim.ConfigError, match="event_types"):
        tarqim.Options(event_types="hire.toml")


def test_the_command_line_takes_files(folder, tmp_path, capsys):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    told = ["events", str(tmp_path / "a.txt")]
    assert main(told) == 0
    assert "hire" not in capsys.readouterr().out
    assert main([*told, "--event-types", str(folder / "hire.toml")]) == 0
    assert "hire" in capsys.readouterr().out
    assert main([*told, "--event-types", str(folder), "--types", "hire", "--format", "csv"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert main([*told, "--event-types", str(tmp_path / "none.toml")]) == 2
    assert "none.toml" in capsys.readouterr().err
