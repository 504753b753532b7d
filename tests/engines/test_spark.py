"""PySpark on a real local session: `mapInArrow` and pandas UDFs."""

import os
import sys
from datetime import date, datetime
from decimal import Decimal

import pytest
from pyspark.sql import SparkSession

import tarqim
import tarqim.spark

pytestmark = pytest.mark.filterwarnings("ignore")

ROWS = [
    (7, "وصل ٣ جنود إلى سوريا أمس", date(2020, 1, 2)),
    (8, None, None),
    (9, "😀 قتل ٨٠ في العراق", None),
]


@pytest.fixture(scope="module")
def spark():
    # The workers run in this environment, whatever `python3` is on the path.
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.execution.arrow.pyspark.enabled", "true")
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.fixture(scope="module")
def news(spark):
    return spark.createDataFrame(ROWS, "id bigint, text string, published date")


def test_extract(news):
    found = tarqim.spark.extract(news, "text", ids="id", reference="published").orderBy("doc", "start")
    rows = [(r.doc, r.label, r.text, r.value, r.start_at) for r in found.collect()]
    assert rows == [
        (7, "CARDINAL", "٣", Decimal(3), None),
        (7, "GPE", "سوريا", None, None),
        (7, "DATE", "أمس", None, datetime(2020, 1, 1)),
        (9, "CARDINAL", "٨٠", Decimal(80), None),
        (9, "GPE", "العراق", None, None),
    ]


def test_events(spark):
    rows = [
        ("a", "مقتل أكثر من 80 مسلحا في حلب أمس", date(2016, 5, 4)),
        ("b", None, None),
        ("c", "وظفت الشركة 300 مهندس", None),
    ]
    reports = spark.createDataFrame(rows, "id string, text string, published date")
    found = tarqim.spark.events(reports, "text", ids="id", reference="published").collect()
    assert [(r.doc, r.type, r["count"], r.bound, r.place, r.start_at) for r in found] == [
        ("a", "die", 80.0, "more_than", "حلب", datetime(2016, 5, 3))
    ]
    assert found[0].__fields__ == tarqim.Pipeline().to_arrow([], what="events").column_names
    own = tarqim.EventTypes.from_entries([{"type": "hire", "verb": [{"past": "وظف", "present": "يوظف"}]}])
    (hired,) = tarqim.spark.events(reports, "text", ids="id", types=own).collect()
    assert (hired.doc, hired.type, hired["count"]) == ("c", "hire", 300.0)
    assert tarqim.spark.events(reports, "text", ids="id", types=iter(["injure"])).collect() == []
    with pytest.raises(tarqim.ConfigError, match="hyre"):
        tarqim.spark.events(reports, "text", ids="id", types=["hyre"])


def test_normalize(news):
    done = news.select("id", tarqim.spark.normalize("search")("text").alias("text")).orderBy("id").collect()
    assert [r.text for r in done] == [None if t is None else tarqim.normalize(t) for _, t, _ in ROWS]


def test_tokens(news):
    done = news.select("id", tarqim.spark.tokens()("text").alias("words")).orderBy("id").collect()
    assert [r.words for r in done] == [None if t is None else tarqim.tokenize(t).texts for _, t, _ in ROWS]


def test_many_partitions(spark):
    many = spark.range(5000).selectExpr("id", "concat('وصل ', id, ' جندياً إلى سوريا') AS text").repartition(8)
    found = tarqim.spark.extract(many, "text", ids="id", labels=["GPE"])
    assert found.count() == 5000
    assert found.select("doc").distinct().count() == 5000
