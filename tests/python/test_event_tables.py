"""Events as tables: the same columns in every host, and sums with their bounds."""

import csv
import json

import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import tarqim
import tarqim.pandas
import tarqim.polars
from tarqim.__main__ import main
from tarqim._event_table import COLUMNS

NEWS = ["مقتل أكثر من 80 مسلحا في حلب أمس", None, "لم يصب أحد بأذى", "أصيب 12 مدنيا في قصف على إدلب"]


def test_every_host_has_the_same_rows():
    pipeline = tarqim.Pipeline(reference="2016-05-04")
    arrow = pipeline.to_arrow(NEWS, what="events")
    assert arrow.column_names == COLUMNS
    rows = arrow.to_pylist()
    first = next(r for r in rows if r["type"] in ("die", "injure"))
    assert (first["doc"], first["type"], first["count"]) == (0, "die", 80.0)
    frame = pd.Series(NEWS).ar.events(reference="2016-05-04")
    assert frame.index.tolist() == [r["doc"] for r in rows]
    assert frame["trigger"].tolist() == [r["trigger"] for r in rows]
    assert frame["start_at"].dropna().iloc[0] == pd.Timestamp("2016-05-03")
    table = pl.DataFrame({"text": NEWS}).ar.events("text", reference="2016-05-04")
    assert table.rows() == [tuple(r.values()) for r in rows]
    lists = (
        pl.DataFrame({"text": NEWS})
        .select(pl.col("text").ar.events(reference="2016-05-04"))["text"]
        .to_list()
    )
    assert lists[1] is None and lists[0][0] == {k: v for k, v in rows[0].items() if k != "doc"}


def test_the_schema_is_the_same_for_nothing():
    some, none = (tarqim.Pipeline().to_arrow(texts, what="events") for texts in (NEWS, []))
    assert some.schema == none.schema
    assert (
        tarqim.Pipeline().to_arrow(NEWS, ids=list("abcd"), what="events").schema.field("doc").type
        == pa.string()
    )
    with pytest.raises(tarqim.ConfigError, match="entities"):
        tarqim.Pipeline().to_arrow(NEWS, what="event")


def test_tally_keeps_bounds_and_leaves_out_what_did_not_happen():
    told = [e for text in NEWS if text for e in tarqim.events(text)]
    sums = {row["type"]: row for row in tarqim.tally(told)}
    assert (sums["die"]["low"], sums["die"]["high"]) == (80, None)
    assert (sums["injure"]["low"], sums["injure"]["high"], sums["injure"]["events"]) == (12, 12, 1)
    table = tarqim.Pipeline().to_arrow(NEWS, what="events")
    for rows in (table, table.to_pandas(), pl.from_arrow(table)):
        assert tarqim.tally(rows) == tarqim.tally(told)
    with pytest.raises(tarqim.ConfigError, match="admin1"):
        tarqim.tally(told, by="town")


def test_the_command_line_writes_every_format(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("\n".join(t for t in NEWS if t), encoding="utf-8")
    assert main(["events", str(tmp_path), "--reference", "2016-05-04"]) == 0
    said = capsys.readouterr().out
    assert "die" in said and "> 80" in said and "denied" in said
    for end in ("csv", "jsonl", "parquet", "geojson", "html"):
        out = tmp_path / "out" / f"events.{end}"
        out.parent.mkdir(exist_ok=True)
        assert main(["events", str(tmp_path / "a.txt"), "-o", str(out)]) == 0
        assert out.stat().st_size > 0
    with (tmp_path / "out/events.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    lines = (tmp_path / "out/events.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(rows) == len(lines) == pq.read_table(tmp_path / "out/events.parquet").num_rows > 2
    assert (
        json.loads((tmp_path / "out/events.geojson").read_text(encoding="utf-8"))["type"]
        == "FeatureCollection"
    )
    assert "line-through" in (tmp_path / "out/events.html").read_text(encoding="utf-8")
    assert main(["events", str(tmp_path), "--types", "death"]) == 2
    assert "die" in capsys.readouterr().err


def test_parts_are_counted_once_wherever_a_table_comes_from():
    texts = ["قتل جندي. وقصف على حلب.", *["مقتل سبعة أشخاص بينهم طفلان في غارة على حلب"] * 2]
    loose = [event for text in texts for event in tarqim.events(text)]
    arrow = tarqim.Pipeline().to_arrow(texts, what="events")
    frame = pd.Series(texts).ar.events()
    for told in (loose, arrow, arrow.to_pandas(), frame, frame.reset_index(drop=True), pl.from_arrow(arrow)):
        (die,) = [row for row in tarqim.tally(told) if row["type"] == "die"]
        assert (die["events"], die["low"], die["high"]) == (3, 15, 15)
        by = {
            row["victim"]: row["low"]
            for row in tarqim.tally(told, by=["type", "victim"])
            if row["type"] == "die"
        }
        assert by == {"combatant": 1, "person": 10, "child": 4}
    # Of a table without the wholes the parts stand for themselves.
    children = frame[frame["victim"] == "child"]
    assert [(row["low"], row["high"]) for row in tarqim.tally(children)] == [(4, 4)]
    assert tarqim.tally(frame[frame["type"] == "die"])[0]["low"] == 15


@pytest.mark.parametrize(
    "texts",
    ["مقتل 3 في حلب", b"x", {"text": ["نص"]}, pd.DataFrame({"text": ["نص"]}), pa.table({"text": ["نص"]})],
    ids=lambda texts: type(texts).__name__,
)
def test_events_are_read_in_a_column_only(texts):
    """Iterated over, a text would give its letters and a table the names of its columns."""
    with pytest.raises(TypeError, match=r"iterable of str, not one|one column is wanted, not a table"):
        tarqim.Pipeline().to_arrow(texts, what="events")


def sums(text, by=("type",)):
    rows = tarqim.tally(tarqim.events(text), by=list(by))
    return {tuple(row[name] for name in by): (row["low"], row["high"]) for row in rows}


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        # A title and the text that tells it again.
        ("مقتل 7 مدنيين بقصف على سرمين\nقتل سبعة مدنيين بينهم طفلان بقصف مدفعي على مدينة سرمين", (7, 7)),
        ("سقوط قتلى بقصف على سرمين\nقتل سبعة مدنيين بينهم طفلان بقصف مدفعي على مدينة سرمين", (7, 7)),
        ("مجزرة في كفريا .. سبعة شهداء (رجل وزوجته وأطفالهما الخمسة)", (7, 7)),
        ("تفجيران في بغداد يوقعان 32 شهيدا، وتنظيم داعش يتبنى المجزرة", (32, 32)),
        ("ارتكب الطيران مجزرة في كفريا راح ضحيتها ستة أشخاص", (6, 6)),
        ("مقتل وإصابة 9 مدنيين بقصف على كفريا", (1, 8)),
        # One more of a toll.
        ("ارتفاع حصيلة القصف على المدينة إلى 6 قتلى و11 جريحا بعد وفاة طفلة", (6, 6)),
        ("ارتفع عدد القتلى إلى 6 بعد وفاة طفلة متأثرة بجراحها", (6, 6)),
        # Two incidents.
        ("قتل ستة مدنيين في غارة على سرمين.\nوقتل سبعة جنود في كمين قرب تدمر.", (13, 13)),
        # Titles of other news.
        ("مقتل 15 شخصا بقصف على عفرين\nاقرأ أيضا: مقتل 4 جنود في إدلب", (15, 15)),
        ("مقتل 15 شخصا بقصف على عفرين\nمواضيع ذات صلة\nوفاة 3 أطفال بحريق\nقتيل في درعا", (15, 15)),
    ],
)  # fmt: skip
def test_nobody_is_counted_twice(text, killed):
    assert sums(text)[("die",)] == killed
    of = sums(text, by=("type", "victim"))
    assert sum(low for (kind, _), (low, _) in of.items() if kind == "die") == killed[0]


def test_a_title_and_its_text_are_one_incident():
    text = (
        "مقتل 7 مدنيين بقصف على سرمين\n"
        "قتل سبعة مدنيين بينهم طفلان أمس بقصف مدفعي لقوات النظام على مدينة سرمين"
    )
    doc = tarqim.analyze(text, reference="2021-05-04")
    (row,) = tarqim.to_airwars(doc)
    assert (row["people_killed_min"], row["civilians_killed_max"], row["children_killed_min"]) == (7, 7, 2)
    assert (row["belligerent"], row["incident_date"]) == ("قوات النظام", "2021-05-03")
    (row,) = tarqim.to_acled(doc)
    assert row["fatalities"] == 7
