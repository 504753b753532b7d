"""Columns of Spark data frames: entities by ``mapInArrow``, texts by pandas UDFs.

The functions travel to the workers by pickle; every worker needs tarqim installed. Spark runs one
Python worker per core, so each uses one thread unless told otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tarqim import _columns
from tarqim._columns import Labels
from tarqim._core import Normalizer, Pipeline
from tarqim._extras import need
from tarqim._options import Options
from tarqim._types import OffsetUnit, Preset, Reference

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructType

#: The SQL types of the kinds of columns.
_TYPES = {
    "string": "string",
    "integer": "bigint",
    "decimal": "decimal(38,9)",
    "boolean": "boolean",
    "moment": "timestamp_ntz",
    "strings": "array<string>",
    "float": "float",
    "double": "double",
}


def _schema(doc: str) -> StructType:
    types = need("pyspark.sql.types", "spark")
    fields = [f"`{name}` {sql}" for name, sql in _columns.typed(_TYPES)]
    schema: StructType = types.StructType.fromDDL(", ".join([f"`doc` {doc}", *fields]))
    return schema


class _Extract:
    """What runs on the workers."""

    def __init__(
        self, column: str, ids: str, reference: str | None, pipeline: Pipeline, unit: OffsetUnit, threads: int
    ):
        self.column, self.ids, self.reference = column, ids, reference
        self.pipeline, self.unit, self.threads = pipeline, unit, threads

    def __call__(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        import pyarrow as pa

        for batch in batches:
            references = None if self.reference is None else batch[self.reference]
            found = _columns.entities(
                self.pipeline, batch[self.column], references, batch[self.ids], self.threads, self.unit
            )
            yield from pa.table(found).to_batches()


def extract(
    frame: DataFrame,
    column: str,
    *,
    ids: str,
    reference: Reference | str | None = None,
    labels: Labels | None = None,
    options: Options | None = None,
    pipeline: Pipeline | None = None,
    offset_unit: OffsetUnit = "codepoint",
    threads: int = 1,
) -> DataFrame:
    """The entities of a column of a Spark data frame, one row each.

    ``ids`` names the column that becomes ``doc``; ``reference`` may name the column with the moment
    each text was written.
    """
    when, one = _columns.split_reference(reference, frame.columns)
    reader = _columns.pipeline_of(labels, one, options, pipeline)
    names = [column, ids, *([] if when is None else [when])]
    run = _Extract(column, ids, when, reader, offset_unit, threads)
    schema = _schema(frame.schema[ids].dataType.simpleString())
    return frame.select(*dict.fromkeys(names)).mapInArrow(run, schema)


def normalize(normalizer: Normalizer | Preset = "search", *, threads: int = 1) -> Any:
    """A pandas UDF that normalizes a column: ``frame.select(normalize()("text"))``."""
    made = _columns.normalizer_of(normalizer)
    functions = need("pyspark.sql.functions", "spark")

    def run(texts: pd.Series[Any]) -> pd.Series[Any]:
        done: pd.Series[Any] = _columns.normalize(texts, made, threads)
        return done

    run.__annotations__ = _series_to_series()
    return functions.pandas_udf(run, "string")


def tokens(*, threads: int = 1) -> Any:
    """A pandas UDF from a column of texts to arrays of their tokens' texts."""
    functions = need("pyspark.sql.functions", "spark")

    def run(texts: pd.Series[Any]) -> pd.Series[Any]:
        import pandas as pd
        import pyarrow as pa

        lists = pa.array(_columns.tokenize(texts, threads, texts=True)).to_pylist()
        done: pd.Series[Any] = pd.Series(lists, index=texts.index)
        return done

    run.__annotations__ = _series_to_series()
    return functions.pandas_udf(run, "array<string>")


def _series_to_series() -> dict[str, Any]:
    """Spark reads the kind of a pandas UDF off its annotations, as types and not as strings."""
    import pandas as pd

    return {"texts": pd.Series, "return": pd.Series}
