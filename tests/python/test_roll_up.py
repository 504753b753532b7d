"""Events by area and period: sums add up to those of the tally, and open ends stay open."""

import pandas as pd
import polars as pl
import pytest

import tarqim
import tarqim.pandas

TEXTS = [
    "مقتل أكثر من 80 مسلحا في حلب أمس",
    "مقتل جنديين وإصابة ثلاثة في منبج بريف حلب يوم 1 نيسان 2016",
    "نفى الجيش مقتل خمسة في حماة",
    "أصيب أربعة مدنيين في عدن أمس",
    "مقتل ستة أشخاص بينهم طفلان أمس",
]
TABLE = tarqim.Pipeline(reference="2016-05-04").to_arrow(TEXTS, what="events")


def test_by_division():
    rows = {row["admin1"]: row for row in tarqim.roll_up(TABLE)}
    assert list(rows) == ["SY-HL", "YE-AD", None]
    aleppo = rows["SY-HL"]
    assert (aleppo["country"], aleppo["die"], aleppo["die_low"], aleppo["die_high"]) == ("SY", 2, 82, None)
    assert (aleppo["injure_low"], aleppo["injure_high"]) == (3, 3)
    assert (rows["YE-AD"]["die"], rows["YE-AD"]["die_low"], rows["YE-AD"]["die_high"]) == (0, 0, 0)
    # The children are among the six.
    assert (rows[None]["die_low"], rows[None]["die_high"]) == (6, 6)


@pytest.mark.parametrize("by", ["country", "admin1", "place"])
def test_the_rows_add_up_to_the_tally(by):
    total = {row["type"]: row for row in tarqim.tally(TABLE)}
    for period in (None, "day", "month", "year"):
        rows = tarqim.roll_up(TABLE, by=by, period=period)
        for name, sums in total.items():
            assert sum(row[f"{name}_low"] for row in rows) == sums["low"]
            assert sum(row[name] for row in rows) == sums["events"]
        assert sum(row["events"] for row in rows) == sum(sums["events"] for sums in total.values())


def test_by_month_and_place():
    rows = tarqim.roll_up(TABLE, by="place", period="month")
    assert [(row["place"], row["period"]) for row in rows][:2] == [("حلب", "2016-05"), ("منبج", "2016-04")]
    assert rows[0]["lat"] == pytest.approx(36.2, abs=0.1)


def test_every_host_and_loose_events():
    want = tarqim.roll_up(TABLE, period="day")
    assert tarqim.roll_up(TABLE.to_pandas(), period="day") == want
    assert tarqim.roll_up(pl.from_arrow(TABLE), period="day") == want
    assert tarqim.roll_up(pd.DataFrame(TABLE.to_pylist()), period="day") == want
    events = tarqim.events(TEXTS[0], reference="2016-05-04")
    assert tarqim.roll_up(events)[0]["die_low"] == 80
    assert tarqim.roll_up([]) == []


def test_what_there_is_not():
    with pytest.raises(tarqim.ConfigError, match="country, admin1, place"):
        tarqim.roll_up(TABLE, by="town")
    with pytest.raises(tarqim.ConfigError, match="day, month, year"):
        tarqim.roll_up(TABLE, period="week")


def test_mentions_of_places():
    texts = ["قصف على منبج والباب بريف حلب", "مظاهرة في تعز", "وصل 3 جنود إلى سوريا"]
    table = tarqim.Pipeline().to_arrow(texts)
    want = [
        {"country": "SY", "admin1": "SY-HL", "mentions": 3},
        {"country": "YE", "admin1": "YE-TA", "mentions": 1},
        {"country": "SY", "admin1": None, "mentions": 1},
    ]
    assert tarqim.roll_up(table) == want
    assert tarqim.roll_up(table.to_pandas()) == tarqim.roll_up(pl.from_arrow(table)) == want
    assert tarqim.roll_up(pd.Series(texts).ar.extract()) == want
    entities = [e for text in texts for e in tarqim.extract(text)]
    assert tarqim.roll_up(entities) == tarqim.roll_up(table.to_pylist()) == want
    assert tarqim.roll_up(table, by="country")[0] == {"country": "SY", "mentions": 4}
    place = tarqim.roll_up(table, by="place")[0]
    assert (place["canonical"], place["id"], place["mentions"]) == ("منبج", "167357", 1)
    with pytest.raises(tarqim.ConfigError, match="period is for events"):
        tarqim.roll_up(table, period="month")
