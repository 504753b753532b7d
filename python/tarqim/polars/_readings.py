"""How a column of polars is read, and the types of what comes of it."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tarqim import _columns, _event_table, _rows
from tarqim._core import Pipeline
from tarqim._extras import need
from tarqim._types import OffsetUnit

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


def _renamed(prefix: str) -> pl.List:
    """The type of entities with prefixed column names."""
    struct = entity_type().inner
    assert isinstance(struct, pl.Struct)
    return pl.List(pl.Struct({prefix + field.name: field.dtype for field in struct.fields}))


@dataclass(frozen=True)
class Reading:
    """How a column is read."""

    pipeline: Pipeline
    offset_unit: OffsetUnit
    threads: int | None
    errors: _rows.Errors = "raise"
    prefix: str = ""

    @property
    def dtype(self) -> pl.List:
        return _renamed(self.prefix)

    def __call__(self, texts: pl.Series, references: pl.Series | None = None) -> pl.Series:
        def work(column: Any, moments: Any) -> pl.Series:
            found = _columns.extract(self.pipeline, column, moments, self.threads, self.offset_unit)
            return _columns.pl_series(found, texts.name)

        found: pl.Series = _rows.attempt(work, texts, references, self.errors)
        return found.cast(self.dtype) if not self.prefix else _with_names(found, self.dtype)


def _with_names(found: pl.Series, dtype: pl.List) -> pl.Series:
    names = [field.name for field in dtype.inner.fields]  # type: ignore[union-attr]
    renamed = pl.all().list.eval(pl.element().struct.rename_fields(names))
    return found.to_frame().select(renamed).to_series()


@functools.cache
def event_type() -> pl.List:
    """The type of :meth:`ExprNamespace.events`: a list of structs with one field per column."""
    empty = pl.from_arrow(_event_table.table([]))
    assert isinstance(empty, pl.DataFrame)
    return pl.List(pl.Struct(empty.drop("doc").schema))


def told(
    texts: pl.Series,
    pipeline: Pipeline,
    types: str | Iterable[str] | None,
    threads: int | None,
    moments: Any = None,
) -> pl.Series:
    found = _event_table.nested(pipeline, _rows.listed(texts), moments, threads=threads, types=types)
    return pl.Series(texts.name, found, dtype=event_type())
