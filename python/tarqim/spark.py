"""Columns of Spark data frames: entities and events by ``mapInArrow``, texts by pandas UDFs.

The functions travel to the workers by pickle; every worker needs tarqim installed. Spark runs one
Python worker per core, so each uses one thread unless told otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tarqim import _columns, _event_table
from tarqim._columns import Labels
from tarqim._core import Normalizer, Pipeline
from tarqim._event_types import EventTypes
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


def _schema(doc: str, columns: Iterable[tuple[str, str]]) -> StructType:
    types = need("pyspark.sql.types", "spark")
    fields = [f"`{name}` {sql}" for name, sql in columns]
    schema: StructType = types.StructType.fromDDL(", ".join([f"`doc` {doc}", *fields]))
    return schema


class _Read:
    """The function that runs on the workers: a table for each batch of texts."""

    def __init__(self, column: str, ids: str, reference: str | None, read: _Entities | _Events):
        self.column, self.ids, self.reference, self.read = column, ids, reference, read

    def __call__(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            references = None if self.reference is None else batch[self.reference]
            yield from self.read(batch[self.column], references, batch[self.ids]).to_batches()


@dataclass(frozen=True)
class _Entities:
    pipeline: Pipeline
    unit: OffsetUnit
    threads: int

    def __call__(self, texts: pa.Array, references: pa.Array | None, ids: pa.Array) -> pa.Table:
        import pyarrow as pa

        found = _columns.entities(self.pipeline, texts, references, ids, self.threads, self.unit)
        return pa.table(found)


@dataclass(frozen=True)
class _Events:
    pipeline: Pipeline
    types: str | tuple[str, ...] | EventTypes | None
    threads: int

    def __call__(self, texts: pa.Array, references: pa.Array | None, ids: pa.Array) -> pa.Table:
        return _event_table.arrow(self.pipeline, texts, references, ids, self.threads, self.types)


def _mapped(frame: DataFrame, column: str, ids: str, when: str | None, read: Any, columns: Any) -> DataFrame:
    names = [column, ids, *([] if when is None else [when])]
    schema = _schema(frame.schema[ids].dataType.simpleString(), columns)
    return frame.select(*dict.fromkeys(names)).mapInArrow(_Read(column, ids, when, read), schema)


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
    read = _Entities(reader, offset_unit, threads)
    return _mapped(frame, column, ids, when, read, _columns.typed(_TYPES))


def events(
    frame: DataFrame,
    column: str,
    *,
    ids: str,
    reference: Reference | str | None = None,
    types: str | Iterable[str] | EventTypes | None = None,
    options: Options | None = None,
    pipeline: Pipeline | None = None,
    threads: int = 1,
) -> DataFrame:
    """The events of a column of a Spark data frame, one row each: the columns of the table of events.

    ``ids`` and ``reference`` are those of :func:`extract`, ``types`` that of :func:`tarqim.events`; positions
    are code points, and ``same_as`` counts the events of its text.
    """
    when, one = _columns.split_reference(reference, frame.columns)
    reader = _columns.pipeline_of(None, one, options, pipeline)
    # What is sent to the workers must be picklable, which an iterator is not.
    wanted = types if types is None or isinstance(types, str | EventTypes) else tuple(types)
    # Reject an unknown type here, not on a worker.
    list(reader.events([], types=wanted))
    return _mapped(frame, column, ids, when, _Events(reader, wanted, threads), _event_table.typed(_TYPES))


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
    """Spark infers the kind of a pandas UDF from its annotations, which must be types, not strings."""
    import pandas as pd

    return {"texts": pd.Series, "return": pd.Series}
