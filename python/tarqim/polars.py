"""``Expr.ar``, ``Series.ar``, ``DataFrame.ar`` and ``LazyFrame.ar``: Arabic texts in polars.

The namespaces are registered by importing this module. Expressions work element by element, so they
are safe in lazy and streaming queries and within groups; the Arrow kernel does the work.

>>> import polars as pl
>>> import tarqim.polars
>>> news = pl.DataFrame({"id": [7, 8], "text": ["وصل ٣ جنود إلى سوريا", None]})
>>> news.select(pl.col("text").ar.normalize()).item(0, 0)
'وصل 3 جنود الي سوريا'
>>> news.lazy().select(pl.col("text").ar.entities("GPE")).collect()["text"].to_list()
[['سوريا'], None]
>>> news.ar.extract("text", ids="id").select("doc", "text", "label").rows()
[(7, '٣', 'CARDINAL'), (7, 'سوريا', 'GPE')]

``ar(expr)`` is the same namespace for type checkers, which cannot see a registered one:

>>> news.select(tarqim.polars.ar(pl.col("text")).tokens(texts=True))["text"][0].to_list()
['وصل', '٣', 'جنود', 'إلى', 'سوريا']
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tarqim import _columns, _event_table
from tarqim._columns import Labels
from tarqim._core import Normalizer, Pipeline
from tarqim._extras import need
from tarqim._options import Options
from tarqim._types import OffsetUnit, Preset, Reference

if TYPE_CHECKING:
    import polars as pl
else:
    pl = need("polars", "polars")


@functools.cache
def entity_type() -> pl.List:
    """The type of :meth:`ExprNamespace.extract`: a list of structs with one field per column."""
    dtype = _columns.pl_series(_columns.extract(Pipeline(), [None]), "entities").dtype
    assert isinstance(dtype, pl.List)
    return dtype


_TOKEN = pl.List(pl.Struct({"start": pl.Int64, "end": pl.Int64, "kind": pl.String}))


def _extracted(
    texts: pl.Series,
    references: pl.Series | None,
    pipeline: Pipeline,
    offset_unit: OffsetUnit,
    threads: int | None,
) -> pl.Series:
    found = _columns.extract(pipeline, texts, references, threads, offset_unit)
    return _columns.pl_series(found, texts.name)


@functools.cache
def event_type() -> pl.List:
    """The type of :meth:`ExprNamespace.events`: a list of structs with one field per column."""
    empty = pl.from_arrow(_event_table.table([]))
    assert isinstance(empty, pl.DataFrame)
    return pl.List(pl.Struct(empty.drop("doc").schema))


def _told(
    texts: pl.Series, pipeline: Pipeline, types: str | Iterable[str] | None, threads: int | None
) -> pl.Series:
    found: list[list[dict[str, Any]] | None] = [None if text is None else [] for text in texts]
    for row in _event_table.rows(pipeline, texts, threads=threads, types=types):
        events = found[row.pop("doc")]
        if events is not None:
            events.append(row)
    return pl.Series(texts.name, found, dtype=event_type())


@pl.api.register_expr_namespace("ar")
class ExprNamespace:
    """Arabic texts of an expression."""

    def __init__(self, expr: pl.Expr) -> None:
        self._expr = expr

    def normalize(self, normalizer: Normalizer | Preset = "search", *, threads: int | None = None) -> pl.Expr:
        """The texts normalized."""
        made = _columns.normalizer_of(normalizer)
        return self._expr.map_batches(
            lambda texts: _columns.normalize(texts, made, threads),
            return_dtype=pl.String,
            is_elementwise=True,
        )

    def tokens(
        self, *, texts: bool = False, offset_unit: OffsetUnit = "codepoint", threads: int | None = None
    ) -> pl.Expr:
        """The tokens of each text: a list of {start, end, kind}, or of strings with ``texts=True``."""
        return self._expr.map_batches(
            lambda column: _columns.pl_series(
                _columns.tokenize(column, threads, offset_unit, texts), column.name
            ),
            return_dtype=pl.List(pl.String) if texts else _TOKEN,
            is_elementwise=True,
        )

    def extract(
        self,
        *,
        labels: Labels | None = None,
        reference: Reference | pl.Expr | None = None,
        options: Options | None = None,
        pipeline: Pipeline | None = None,
        offset_unit: OffsetUnit = "codepoint",
        threads: int | None = None,
    ) -> pl.Expr:
        """The entities of each text: a list of structs. ``reference`` is one moment or an expression."""
        if not isinstance(reference, pl.Expr):
            reader = _columns.pipeline_of(labels, reference, options, pipeline)
            return self._expr.map_batches(
                lambda texts: _extracted(texts, None, reader, offset_unit, threads),
                return_dtype=entity_type(),
                is_elementwise=True,
            )
        reader = _columns.pipeline_of(labels, None, options, pipeline)
        both = pl.struct(self._expr.alias("text"), reference.alias("reference"))

        def read(rows: pl.Series) -> pl.Series:
            texts, references = rows.struct.field("text"), rows.struct.field("reference")
            return _extracted(texts, references, reader, offset_unit, threads).alias(rows.name)

        return both.map_batches(read, return_dtype=entity_type(), is_elementwise=True)

    def events(
        self,
        *,
        types: str | Iterable[str] | None = None,
        reference: Reference | None = None,
        options: Options | None = None,
        pipeline: Pipeline | None = None,
        threads: int | None = None,
    ) -> pl.Expr:
        """The events of each text: a list of structs, with the columns of a table of events."""
        reader = _columns.pipeline_of(None, reference, options, pipeline)
        return self._expr.map_batches(
            lambda texts: _told(texts, reader, types, threads),
            return_dtype=event_type(),
            is_elementwise=True,
        )

    def entities(
        self,
        label: Labels,
        *,
        field: str = "text",
        reference: Reference | pl.Expr | None = None,
        options: Options | None = None,
        threads: int | None = None,
    ) -> pl.Expr:
        """The entities with a label, a list a row: their ``text``, or another field of :meth:`extract`."""
        found = self.extract(labels=label, reference=reference, options=options, threads=threads)
        return found.list.eval(pl.element().struct.field(field))


@pl.api.register_series_namespace("ar")
class SeriesNamespace:
    """Arabic texts of a Series."""

    def __init__(self, series: pl.Series) -> None:
        self._series = series

    def _apply(self, made: pl.Expr) -> pl.Series:
        return self._series.to_frame().select(made.alias(self._series.name)).to_series()

    def normalize(
        self, normalizer: Normalizer | Preset = "search", *, threads: int | None = None
    ) -> pl.Series:
        """:meth:`ExprNamespace.normalize`."""
        return self._apply(ar(pl.first()).normalize(normalizer, threads=threads))

    def tokens(
        self, *, texts: bool = False, offset_unit: OffsetUnit = "codepoint", threads: int | None = None
    ) -> pl.Series:
        """:meth:`ExprNamespace.tokens`."""
        return self._apply(ar(pl.first()).tokens(texts=texts, offset_unit=offset_unit, threads=threads))

    def extract(self, **given: Any) -> pl.Series:
        """:meth:`ExprNamespace.extract`."""
        return self._apply(ar(pl.first()).extract(**given))

    def events(self, **given: Any) -> pl.Series:
        """:meth:`ExprNamespace.events`."""
        return self._apply(ar(pl.first()).events(**given))

    def entities(self, label: Labels, **given: Any) -> pl.Series:
        """:meth:`ExprNamespace.entities`."""
        return self._apply(ar(pl.first()).entities(label, **given))


@pl.api.register_dataframe_namespace("ar")
class FrameNamespace:
    """Arabic texts in a column of a DataFrame."""

    def __init__(self, frame: pl.DataFrame) -> None:
        self._frame = frame

    def extract(
        self,
        column: str,
        *,
        reference: Reference | str | None = None,
        ids: str | None = None,
        labels: Labels | None = None,
        options: Options | None = None,
        pipeline: Pipeline | None = None,
        offset_unit: OffsetUnit = "codepoint",
        threads: int | None = None,
    ) -> pl.DataFrame:
        """The entities of a column, one row each.

        ``reference`` and ``ids`` may name columns: when each text was written, and its name in ``doc``,
        which is its row number otherwise.
        """
        when, one = _columns.split_reference(reference, self._frame.columns)
        reader = _columns.pipeline_of(labels, one, options, pipeline)
        references = None if when is None else self._frame[when]
        names = None if ids is None else self._frame[ids]
        found = _columns.entities(reader, self._frame[column], references, names, threads, offset_unit)
        return pl.DataFrame(found)

    def events(
        self,
        column: str,
        *,
        reference: Reference | str | None = None,
        ids: str | None = None,
        types: str | Iterable[str] | None = None,
        options: Options | None = None,
        pipeline: Pipeline | None = None,
        threads: int | None = None,
    ) -> pl.DataFrame:
        """The events of a column, one row each; ``reference`` and ``ids`` as for :meth:`extract`."""
        when, one = _columns.split_reference(reference, self._frame.columns)
        made = _event_table.rows(
            _columns.pipeline_of(None, one, options, pipeline),
            self._frame[column],
            None if when is None else self._frame[when],
            None if ids is None else self._frame[ids],
            threads,
            types,
        )
        empty = pl.from_arrow(_event_table.table([]))
        assert isinstance(empty, pl.DataFrame)
        schema = {**empty.schema, "doc": pl.Int64() if ids is None else self._frame[ids].dtype}
        return pl.DataFrame(list(made), schema=schema)


@pl.api.register_lazyframe_namespace("ar")
class LazyNamespace:
    """Arabic texts in a column of a LazyFrame."""

    def __init__(self, frame: pl.LazyFrame) -> None:
        self._frame = frame

    def extract(
        self,
        column: str,
        *,
        reference: Reference | str | None = None,
        ids: str | None = None,
        labels: Labels | None = None,
        options: Options | None = None,
        pipeline: Pipeline | None = None,
        offset_unit: OffsetUnit = "codepoint",
        threads: int | None = None,
    ) -> pl.LazyFrame:
        """:meth:`FrameNamespace.extract`, when the query runs."""
        frame = self._frame
        when, one = _columns.split_reference(reference, frame.collect_schema().names())
        found = ar(pl.col(column)).extract(
            labels=labels,
            reference=one if when is None else pl.col(when),
            options=options,
            pipeline=pipeline,
            offset_unit=offset_unit,
            threads=threads,
        )
        named = (
            frame.with_row_index("doc").with_columns(pl.col("doc").cast(pl.Int64)) if ids is None else frame
        )
        doc = pl.col("doc" if ids is None else ids).alias("doc")
        rows = named.select(doc, found.alias("entity")).explode("entity").drop_nulls("entity")
        return rows.unnest("entity")


def ar(expr: pl.Expr) -> ExprNamespace:
    """The namespace of an expression, known to type checkers."""
    return ExprNamespace(expr)
