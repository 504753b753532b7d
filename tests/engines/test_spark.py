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
