"""DuckDB: functions in SQL, over a Parquet file too."""

from datetime import datetime
from decimal import Decimal

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import tarqim
import tarqim.duckdb

TEXTS = ["وصل ٣ جنود إلى سوريا أمس", None, "", "😀 قتل ٨٠ في العراق"]


@pytest.fixture
def con(tmp_path):
    pq.write_table(pa.table({"id": range(len(TEXTS)), "body": TEXTS}), tmp_path / "news.parquet")
    con = tarqim.duckdb.register(duckdb.connect())
    con.execute(f"CREATE VIEW news AS SELECT * FROM '{tmp_path / 'news.parquet'}'")
    yield con
    con.close()


def test_normalize(con):
    rows = con.sql("SELECT ar_normalize(body) FROM news ORDER BY id").fetchall()
    assert [r[0] for r in rows] == [None if t is None else tarqim.normalize(t) for t in TEXTS]


def test_tokens(con):
    rows = con.sql("SELECT ar_tokens(body), ar_words(body) FROM news ORDER BY id").fetchall()
    assert rows[0][0][1] == {"start": 4, "end": 5, "kind": "number"}
    assert rows[3][1] == tarqim.tokenize(TEXTS[3]).texts
    assert rows[1] == (None, None)


def test_extract(con):
    query = """
        SELECT id, e.label, e.value, e.canonical
        FROM (SELECT id, unnest(ar_extract(body)) AS e FROM news)
        WHERE e.label IN ('GPE', 'CARDINAL') ORDER BY id, e.start
    """
    rows = con.sql(query).fetchall()
    assert rows == [
        (0, "CARDINAL", Decimal(3), None),
        (0, "GPE", None, "سوريا"),
        (3, "CARDINAL", Decimal(80), None),
        (3, "GPE", None, "العراق"),
    ]


def test_moments(con):
    query = "SELECT e.start_at FROM (SELECT unnest(ar_extract_at('أمس', TIMESTAMP '2020-01-02')) AS e)"
    assert con.sql(query).fetchall() == [(datetime(2020, 1, 1),)]


def test_events(con):
    rows = [(1, "مقتل أكثر من 80 مسلحا في حلب أمس"), (2, None), (3, "لا جديد")]
    con.execute("CREATE TABLE told (id INTEGER, body VARCHAR)")
    con.executemany("INSERT INTO told VALUES (?, ?)", rows)
    query = """
        SELECT id, e.type, e.count, e.bound, e.victim, e.place, e.admin1, e.start_at
        FROM (SELECT id, unnest(ar_events_at(body, DATE '2016-05-04')) AS e FROM told)
    """
    assert con.sql(query).fetchall() == [
        (1, "die", 80.0, "more_than", "combatant", "حلب", "SY-HL", datetime(2016, 5, 3))
    ]
    lists = con.sql("SELECT ar_events(body) FROM told ORDER BY id").fetchall()
    assert [None if found is None else len(found) for (found,) in lists] == [1, None, 0]
    want = tarqim.Pipeline().to_arrow(["مقتل أكثر من 80 مسلحا في حلب أمس"], what="events").to_pylist()
    assert [{"doc": 0, **found} for found in lists[0][0]] == want


def test_events_of_ones_own_types():
    own = tarqim.EventTypes.from_entries([{"type": "hire", "verb": [{"past": "وظف", "present": "يوظف"}]}])
    reader = tarqim.Pipeline(options=tarqim.Options(event_types=own))
    with duckdb.connect() as con:
        tarqim.duckdb.register(con, pipeline=reader)
        [(found,)] = con.sql("SELECT ar_events('وظفت الشركة 300 مهندس')[1].type").fetchall()
    assert found == "hire"


def test_many_rows(con):
    query = "SELECT count(*), sum(len(ar_extract('وصل ' || i || ' جندياً'))) FROM range(10000) t(i)"
    assert con.sql(query).fetchall() == [(10_000, 10_000)]
