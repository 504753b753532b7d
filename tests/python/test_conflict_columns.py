"""ACLED's and Airwars' columns: what the text says, where it says it, and nothing else."""

import csv
import json
from importlib import resources

import pandas as pd
import pytest

import tarqim
from tarqim import _acled, _airwars

STRIKE = (
    "أعلنت الشرطة مقتل عشرة مدنيين بينهم ثلاثة أطفال في غارة على حلب أمس. "
    "وأصيب أكثر من 20 جنديا في قصف مدفعي على سرمين."
)


def read(text, **more):
    return tarqim.analyze(text, reference="2016-05-04", **more)


def filled(row):
    return {name: value for name, value in row.items() if value is not None and name != "offsets"}


def test_events_that_were_picked_out_of_a_text():
    """Where the whole of a part was left out, or stands elsewhere, the part counts for itself."""
    told = tarqim.events("مقتل 12 شخصا بينهم 5 أطفال في غارة على حلب", reference="2015-10-10")
    dead = [e for e in told if e.type == "die"]
    whole, part = sorted(dead, key=lambda event: event.part_of is not None)
    for events, count in [(told, 12), ([part, whole], 12), ([whole], 12), ([part], 5)]:
        assert [one["fatalities"] for one in tarqim.to_acled(events)] == [count]


@pytest.mark.parametrize("read", [tarqim.tally, tarqim.roll_up, tarqim.to_acled, tarqim.to_airwars])
def test_what_is_no_event_is_told_so(read):
    for given in [5, None, "قتل", [5], [None], [["قتل"]]]:
        with pytest.raises(TypeError, match=r"wanted|not iterable"):
            read(given)
    with pytest.raises(TypeError, match=r"take its \.events"):
        tarqim.tally([tarqim.analyze("قتل 3 جنود")])


def test_acled_of_a_report():
    doc = read(STRIKE)
    first, second = tarqim.to_acled(doc)
    assert list(first) == [*_acled.COLUMNS, "doc", "offsets"]
    assert filled(first) | {"notes": ""} == {
        "event_date": "2016-05-03", "year": 2016, "time_precision": 1,
        "disorder_type": "Political violence", "event_type": "Explosions/Remote violence",
        "sub_event_type": "Air/drone strike", "actor2": "Civilians (مدنيين)",
        "civilian_targeting": "Civilian targeting", "country": "Syria", "iso": 760, "admin1": "SY-HL",
        "location": "حلب",
        "latitude": 36.201, "longitude": 37.161, "geo_precision": 1, "source": "الشرطة", "notes": "",
        # Ten, of whom three are children.
        "fatalities": 10,
    }  # fmt: skip
    assert second["sub_event_type"] == "Shelling/artillery/missile attack"
    # Nobody is said to have died, and who was hit bears arms.
    assert (second["fatalities"], second["actor2"], second["civilian_targeting"]) == (None, "جنديا", None)
    assert (second["event_date"], second["time_precision"]) == (None, None)


def test_every_filled_cell_leads_to_the_text():
    doc = read(STRIKE)
    for row in (*tarqim.to_acled(doc), *tarqim.to_airwars(doc)):
        for name in filled(row):
            spans = row["offsets"].get(name, [])
            assert name == "doc" or spans, name
            assert all(0 <= start < end <= len(doc.text) for start, end in spans)
        assert set(row["offsets"]) <= set(filled(row))

    def said(row, name):
        return [doc.text[start:end] for start, end in row["offsets"][name]]

    row = tarqim.to_acled(doc)[0]
    assert said(row, "event_date") == ["أمس"]
    assert said(row, "sub_event_type") == ["غارة"]
    assert said(row, "fatalities") == ["عشرة مدنيين"]
    assert said(row, "location") == ["حلب"]
    assert said(row, "source") == ["الشرطة"]
    assert said(tarqim.to_acled(doc)[1], "sub_event_type") == ["قصف", "مدفعي"]
    json.dumps(row, ensure_ascii=False)


def test_airwars_of_a_report():
    first, second = tarqim.to_airwars(read(STRIKE))
    assert list(first) == [*_airwars.COLUMNS, "doc", "offsets"]
    harm = {name: value for name, value in filled(first).items() if name.endswith(("_min", "_max"))}
    assert harm == {
        "people_killed_min": 10, "people_killed_max": 10,
        "civilians_killed_min": 10, "civilians_killed_max": 10,
        "children_killed_min": 3, "children_killed_max": 3,
    }  # fmt: skip
    assert (first["strike_type"], first["civilian_harm_reported"]) == ("Airstrike", "Yes")
    assert (first["incident_date"], first["location"], first["grading"]) == ("2016-05-03", "حلب", None)
    # More than 20 has no upper end; soldiers are no civilians.
    assert (second["belligerents_injured_min"], second["belligerents_injured_max"]) == (20, None)
    assert (second["people_killed_min"], second["civilian_harm_reported"]) == (None, None)
    assert second["strike_type"] == "Artillery"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("اندلعت اشتباكات بين الجيش والمتمردين في الخرطوم", ("Battles", "Armed clash")),
        ("خطف مسلحون صحفيا في عدن", ("Violence against civilians", "Abduction/forced disappearance")),
        ("اعتقلت الشرطة خمسة صحفيين في دمشق", ("Strategic developments", "Arrests")),
        ("انفجرت سيارة مفخخة في عدن", ("Explosions/Remote violence", "Remote explosive/landmine/IED")),
        # Air or artillery: the text does not say.
        ("قصف على سرمين", ("Explosions/Remote violence", None)),
        ("تظاهر مئات الأشخاص في بغداد", ("Protests", None)),
        ("اغتيال قاض في درعا", ("Violence against civilians", "Attack")),
        ("إصابة مزارع برصاص قوات الاحتلال في عزون", ("Violence against civilians", "Attack")),
        # Killed and hurt by one hand: one row.
        ("استشهاد مواطن وإصابة آخر بنيران حرس الحدود في صعدة", ("Violence against civilians", "Attack")),
    ],
)
def test_acleds_types(text, want):
    (row,) = tarqim.to_acled(read(text))
    assert (row["event_type"], row["sub_event_type"]) == want


@pytest.mark.parametrize(
    "text",
    [
        "قتل خمسة أشخاص في حادث سير في القاهرة",
        "توفي مدير المدرسة وأصيب سائقه بنوبة قلبية في القاهرة",
        "نفى الجيش قصف حلب",
        "يعتزم الجيش شن هجوم على الرقة",
        "التقى الوزيران في عمان",
        "لا جديد",
        "",
    ],
)
def test_what_is_no_conflict_or_did_not_happen_gives_no_row(text):
    assert tarqim.to_acled(read(text)) == []
    assert tarqim.to_airwars(read(text)) == []


@pytest.mark.parametrize(
    ("when", "want"),
    [
        ("أمس", ("2016-05-03", 1)),
        ("الأسبوع الماضي", ("2016-04-24", 2)),
        ("في نيسان 2016", ("2016-04-01", 3)),
        ("عام 2015", (None, None)),
    ],
)
def test_how_exact_a_date_is(when, want):
    (row,) = tarqim.to_acled(read(f"قصف على سرمين {when}"))
    assert (row["event_date"], row["time_precision"]) == want
    (row,) = tarqim.to_airwars(read(f"قصف على سرمين {when}"))
    assert row["incident_date"] == (want[0] if want[1] == 1 else None)


@pytest.mark.parametrize(
    ("where", "want"),
    [
        ("في سرمين", ("سرمين", 1)),
        ("في محافظة إدلب", ("إدلب", 3)),
        ("قرب حلب", ("حلب", 2)),
        ("شمال غرب كركوك", ("كركوك", 2)),
        ("بريف حلب الجنوبي", ("حلب", 2)),
        ("في ضواحي دمشق", ("دمشق", 2)),
        ("في بلدة لا يعرفها أحد", (None, None)),
        ("في سوريا", (None, None)),
        ("", (None, None)),
    ],
)
def test_how_exact_a_place_is(where, want):
    (row,) = tarqim.to_acled(read(f"مقتل ثلاثة مدنيين في غارة {where}"))
    assert (row["location"], row["geo_precision"]) == want
    assert (row["latitude"] is None) == (want[1] is None)


def test_of_several_groups_nobody_is_counted_twice():
    (row,) = tarqim.to_airwars(read("مقتل سبعة أشخاص بينهم طفلان وامرأة في غارة على حلب"))
    assert (row["people_killed_min"], row["people_killed_max"]) == (7, 7)
    assert (row["children_killed_min"], row["women_killed_min"]) == (2, 1)
    # Of the other four nobody says whether they bore arms.
    assert (row["civilians_killed_min"], row["civilians_killed_max"]) == (3, None)
    (row,) = tarqim.to_airwars(read("مقتل ثلاثة مدنيين وأربعة جنود في غارة على حلب"))
    assert (row["people_killed_min"], row["civilians_killed_max"], row["belligerents_killed_min"]) == (
        7,
        3,
        4,
    )


def test_airwars_of_what_a_side_or_a_weapon_did():
    (row,) = tarqim.to_airwars(read("استشهاد طفل وإصابة 3 مواطنين بنيران حرس الحدود في صعدة"))
    assert (row["belligerent"], row["location"]) == ("حرس الحدود", "صعدة")
    assert (row["children_killed_min"], row["civilians_injured_min"]) == (1, 3)
    (row,) = tarqim.to_airwars(read("مقتل مدنيين اثنين بلغم أرضي في حيس"))
    assert (row["strike_type"], row["civilians_killed_max"]) == ("Explosive device", 2)
    assert tarqim.to_airwars(read("وفاة طفل غرقا في الفرات")) == []
    # Two sentences, two incidents.
    two = "مقتل شاب برصاص قوات الاحتلال في جنين. مقتل آخر برصاص قوات الاحتلال في نابلس."
    assert [row["location"] for row in tarqim.to_airwars(read(two))] == ["جنين", "نابلس"]


def test_a_number_that_nobody_says_stays_empty():
    (row,) = tarqim.to_airwars(read("مقتل عشرات المدنيين وثلاثة جنود في غارة على حلب"))
    assert row["people_killed_min"] is None and row["people_killed_max"] is None
    assert row["belligerents_killed_min"] == 3
    (row,) = tarqim.to_acled(read("قتلى في غارة على حلب"))
    assert row["fatalities"] is None


def test_many_documents_and_loose_events():
    docs = list(tarqim.Pipeline(reference="2016-05-04").map([STRIKE, "لا جديد", STRIKE], ids=["a", "b", "c"]))
    rows = tarqim.to_acled(docs)
    assert [row["doc"] for row in rows] == ["a", "a", "c", "c"]
    loose = tarqim.to_acled(tarqim.events(STRIKE, reference="2016-05-04"))
    assert [row["fatalities"] for row in loose] == [10, None]
    assert loose[0]["sub_event_type"] == "Air/drone strike"
    assert pd.DataFrame(rows)["fatalities"].tolist()[0] == 10
    with pytest.raises(TypeError, match="documents or events"):
        tarqim.to_acled([STRIKE])


@pytest.mark.parametrize("name", ["acled.tsv", "airwars.tsv", "groups.tsv"])
def test_the_tables_are_whole_and_name_their_source(name):
    text = (resources.files("tarqim") / "tables" / name).read_text(encoding="utf-8")
    comments = [line for line in text.splitlines() if line.startswith("#")]
    assert any(site in line for line in comments for site in ("airwars.org", "acleddata.com"))
    head, *rows = csv.reader([line for line in text.splitlines() if not line.startswith("#")], delimiter="\t")
    assert all(len(row) == len(head) for row in rows)
    if "type" in head:
        assert {row[0] for row in rows} <= set(tarqim.EVENT_TYPES)


def test_a_title_names_the_country_and_its_text_the_town():
    text = "أربعة قتلى في غارة على سيارة في لبنان\nقتل أربعة أشخاص في غارة على سيارة في بلدة كفررمان."
    (row,) = tarqim.to_acled(read(text))
    assert (row["country"], row["location"], row["fatalities"]) == ("Lebanon", "كفررمان", 4)


def test_what_a_disaster_destroys_is_no_conflict():
    text = "زلزال في ولاية سطيف\nضرب زلزال ولاية سطيف وخلف دمارا في ثلاث قرى."
    assert tarqim.to_acled(read(text)) == []
