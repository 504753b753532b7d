"""``DataFrame.ar`` and ``LazyFrame.ar``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import tarqim
from tarqim import _calls, _columns, _event_table, _rows
from tarqim._columns import Labels
from tarqim._core import Pipeline
from tarqim._extras import need
from tarqim._options import Options
from tarqim._types import OffsetUnit, Reference
from tarqim.polars._expressions import TEXTS, ExprNamespace, SeriesNamespace, ar

if TYPE_CHECKING:
    import polars as pl
else:
    pl = need("polars", "polars")


def _present(column: str, columns: Iterable[str]) -> None:
    there = list(columns)
    if not isinstance(column, str):
        raise TypeError(f"the name of one column is wanted, not {column!r}")
    if column not in there:
        raise pl.exceptions.ColumnNotFoundError(
            f"no column {column!r}; there are {', '.join(there) or 'none'}"
        )


def _one_text(column: str) -> pl.Expr:
    """A column of lists of names as texts: CSV and Excel hold no lists."""
    return pl.when(pl.col(column).list.len() > 0).then(pl.col(column).list.join(" ")).alias(column)


def _kept(names: Iterable[str], prefix: str, columns: Iterable[str]) -> list[str]:
    """The columns to include, without duplicates."""
    kept = [names] if isinstance(names, str) else list(names)
    there = list(columns)
    for name in kept:
        if name not in there:
            raise tarqim.ConfigError(f"no column {name!r}; there are {', '.join(there)}")
        if name in (prefix + column for column in _columns.COLUMNS):
            raise tarqim.ConfigError(
                f"column {name!r} would occur twice; write prefix='ent_' to distinguish them"
            )
    return kept


@pl.api.register_dataframe_namespace("ar")
@_calls.explained
class FrameNamespace:
    """Arabic texts in a column of a DataFrame.

    Every method for a Series is here too, with the name of the column first: ``frame.ar.normalize("body")``.
    """

    def __init__(self, frame: pl.DataFrame) -> None:
        self._frame = frame

    def __repr__(self) -> str:
        return "<Arabic texts of a DataFrame: extract(column), normalize(column) …>"

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(_rows.no_method(type(self), name))

    def extract(
        self,
        column: str,
        *,
        reference: Reference | pl.Series | str | None = None,
        ids: str | None = None,
        labels: Labels | None = None,
        options: Options | None = None,
        gazetteer: Any = None,
        pipeline: Pipeline | None = None,
        offset_unit: OffsetUnit = "codepoint",
        threads: int | None = None,
        errors: _rows.Errors = "raise",
        prefix: str = "",
        keep: Iterable[str] = (),
    ) -> pl.DataFrame:
        """The entities of a column, one row each.

        ``reference`` and ``ids`` may name columns: when each text was written, and its name in ``doc``,
        which is its row number otherwise. ``keep`` names columns to include; ``prefix`` is put before the
        names of the others.
        """
        _present(column, self._frame.columns)
        references: pl.Series | None = None
        if isinstance(reference, pl.Series):
            references, reference = reference, None
        when, one = _columns.split_reference(reference, self._frame.columns)
        kept = _kept(keep, prefix, self._frame.columns)
        reader = _columns.pipeline_of(labels, one, options, pipeline, gazetteer)
        references = references if when is None else self._frame[when]
        found: pl.DataFrame = _rows.attempt(
            lambda texts, moments: pl.DataFrame(
                _columns.entities(reader, texts, moments, None, threads, offset_unit)
            ),
            self._frame[column],
            references,
            errors,
        )
        rows = found["doc"]
        found = found.with_columns(_one_text("problems"))
        if ids is not None:
            found = found.with_columns(self._frame[ids].gather(rows).alias("doc"))
        if prefix:
            found = found.rename({name: prefix + name for name in found.columns})
        return self._frame.select(kept)[rows].hstack(found) if kept else found

    def events(
        self,
        column: str,
        *,
        reference: Reference | pl.Series | str | None = None,
        ids: str | None = None,
        types: str | Iterable[str] | None = None,
        options: Options | None = None,
        gazetteer: Any = None,
        pipeline: Pipeline | None = None,
        threads: int | None = None,
        errors: _rows.Errors = "raise",
    ) -> pl.DataFrame:
        """The events of a column, one row each; ``reference`` and ``ids`` as for :meth:`extract`."""
        _present(column, self._frame.columns)
        references: pl.Series | None = None
        if isinstance(reference, pl.Series):
            references, reference = reference, None
        when, one = _columns.split_reference(reference, self._frame.columns)
        reader = _columns.pipeline_of(None, one, options, pipeline, gazetteer)
        names = None if ids is None else self._frame[ids]

        def work(texts: Any, moments: Any) -> list[dict[str, Any]]:
            return list(_event_table.rows(reader, texts, moments, names, threads, types))

        made = _rows.attempt(
            work, self._frame[column], references if when is None else self._frame[when], errors
        )
        empty = pl.from_arrow(_event_table.table([]))
        assert isinstance(empty, pl.DataFrame)
        schema = {**empty.schema, "doc": pl.Int64() if names is None else names.dtype}
        return pl.DataFrame(made, schema=schema)


def _of_frame(name: str) -> Any:
    def apply(self: FrameNamespace, column: str, /, *args: Any, **given: Any) -> pl.Series:
        _present(column, self._frame.columns)
        done: pl.Series = getattr(SeriesNamespace(self._frame[column]), name)(*args, **given)
        return done

    method = getattr(SeriesNamespace, name)
    apply.__name__ = name
    apply.__doc__ = method.__doc__
    return _calls.explain(apply, method)


for _name in ("normalize", "tokens", "entities", "near_keys", *TEXTS):
    setattr(FrameNamespace, _name, _of_frame(_name))


@pl.api.register_lazyframe_namespace("ar")
@_calls.explained
class LazyNamespace:
    """Arabic texts in a column of a LazyFrame.

    Other methods are those of an expression: ``frame.with_columns(pl.col("body").ar.normalize())``.
    """

    def __init__(self, frame: pl.LazyFrame) -> None:
        self._frame = frame

    def __repr__(self) -> str:
        return "<Arabic texts of a LazyFrame: extract(column), events(column)>"

    def __getattr__(self, name: str) -> Any:
        hint = ""
        if not name.startswith("_") and hasattr(ExprNamespace, name):
            hint = f"; write frame.with_columns(pl.col(…).ar.{name}())"
        raise AttributeError(_rows.no_method(type(self), name) + hint)

    def extract(
        self,
        column: str,
        *,
        reference: Reference | str | None = None,
        ids: str | None = None,
        labels: Labels | None = None,
        options: Options | None = None,
        gazetteer: Any = None,
        pipeline: Pipeline | None = None,
        offset_unit: OffsetUnit = "codepoint",
        threads: int | None = None,
        errors: _rows.Errors = "raise",
        prefix: str = "",
        keep: Iterable[str] = (),
    ) -> pl.LazyFrame:
        """:meth:`FrameNamespace.extract`, when the query runs."""
        frame = self._frame
        columns = frame.collect_schema().names()
        _present(column, columns)
        when, one = _columns.split_reference(reference, columns)
        kept = _kept(keep, prefix, columns)
        found = ar(pl.col(column)).extract(
            labels=labels,
            reference=one if when is None else pl.col(when),
            options=options,
            gazetteer=gazetteer,
            pipeline=pipeline,
            offset_unit=offset_unit,
            threads=threads,
            errors=errors,
            prefix=prefix,
        )
        rows = _flat(frame, found, ids, f"{prefix}doc", kept)
        return rows.with_columns(_one_text(f"{prefix}problems"))

    def events(
        self,
        column: str,
        *,
        reference: Reference | str | None = None,
        ids: str | None = None,
        types: str | Iterable[str] | None = None,
        options: Options | None = None,
        gazetteer: Any = None,
        pipeline: Pipeline | None = None,
        threads: int | None = None,
        errors: _rows.Errors = "raise",
    ) -> pl.LazyFrame:
        """:meth:`FrameNamespace.events`, when the query runs."""
        columns = self._frame.collect_schema().names()
        _present(column, columns)
        when, one = _columns.split_reference(reference, columns)
        found = ar(pl.col(column)).events(
            types=types,
            reference=one if when is None else pl.col(when),
            options=options,
            gazetteer=gazetteer,
            pipeline=pipeline,
            threads=threads,
            errors=errors,
        )
        return _flat(self._frame, found, ids, "doc", ())


def _flat(
    frame: pl.LazyFrame, found: pl.Expr, ids: str | None, doc: str, kept: Iterable[str]
) -> pl.LazyFrame:
    """A row per struct of a column of lists, with the name or number of its row."""
    number, held = "__tarqim_row", "__tarqim_found"
    if ids is None:
        frame = frame.with_row_index(number).with_columns(pl.col(number).cast(pl.Int64))
    name = pl.col(number if ids is None else ids).alias(doc)
    rows = frame.select(*kept, name, found.alias(held)).explode(held).drop_nulls(held)
    return rows.unnest(held)
