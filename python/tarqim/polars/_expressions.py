"""``Expr.ar`` and ``Series.ar``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import tarqim
from tarqim import _calls, _columns, _rows
from tarqim._columns import Labels
from tarqim._core import Normalizer, Pipeline
from tarqim._extras import need
from tarqim._options import Options
from tarqim._types import OffsetUnit, Preset, Reference, SegmentScheme
from tarqim.polars._readings import Reading, event_type, told

if TYPE_CHECKING:
    import polars as pl
else:
    pl = need("polars", "polars")

#: The methods named in the repr of a namespace.
_METHODS = "normalize, tokenize, sentences, extract, entities …"

_TOKEN = pl.List(pl.Struct({"start": pl.Int64, "end": pl.Int64, "kind": pl.String}))


@pl.api.register_expr_namespace("ar")
@_calls.explained
class ExprNamespace:
    """Arabic texts of an expression."""

    def __init__(self, expr: pl.Expr) -> None:
        self._expr = expr

    def __repr__(self) -> str:
        return f"<Arabic texts of {self._expr}: {_METHODS}>"

    def __getattr__(self, name: str) -> Any:
        hint = "; it compares all rows: write frame.ar.near_keys(column)" if name == "near_keys" else ""
        raise AttributeError(_rows.no_method(type(self), name) + hint)

    def _column(self, work: Callable[[Any], pl.Series], errors: _rows.Errors, dtype: Any) -> pl.Expr:
        def run(texts: pl.Series) -> pl.Series:
            done: pl.Series = _rows.attempt(
                lambda column, _: work(pl.Series(texts.name, column)), texts, None, errors
            )
            return done

        _rows.check(errors)
        return self._expr.map_batches(run, return_dtype=dtype, is_elementwise=True)

    def normalize(
        self,
        normalizer: Normalizer | Preset = "search",
        *,
        threads: int | None = None,
        errors: _rows.Errors = "raise",
    ) -> pl.Expr:
        """The normalized texts."""
        made = _columns.normalizer_of(normalizer)
        return self._column(lambda texts: _columns.normalize(texts, made, threads), errors, pl.String)

    def tokens(
        self,
        *,
        texts: bool = False,
        offset_unit: OffsetUnit = "codepoint",
        threads: int | None = None,
        errors: _rows.Errors = "raise",
    ) -> pl.Expr:
        """The tokens of each text: a list of {start, end, kind}, or of strings with ``texts=True``."""

        def work(column: pl.Series) -> pl.Series:
            return _columns.pl_series(_columns.tokenize(column, threads, offset_unit, texts), column.name)

        return self._column(work, errors, pl.List(pl.String) if texts else _TOKEN)

    def extract(
        self,
        *,
        labels: Labels | None = None,
        reference: Reference | pl.Expr | None = None,
        options: Options | None = None,
        gazetteer: Any = None,
        pipeline: Pipeline | None = None,
        offset_unit: OffsetUnit = "codepoint",
        threads: int | None = None,
        errors: _rows.Errors = "raise",
        prefix: str = "",
    ) -> pl.Expr:
        """The entities of each text: a list of structs. ``reference`` is one moment or an expression.

        ``prefix`` is put before the names of the fields, so that they do not clash with the frame's columns.
        """
        one = None if isinstance(reference, pl.Expr) else reference
        reader = _columns.pipeline_of(labels, one, options, pipeline, gazetteer)
        reading = Reading(reader, offset_unit, threads, errors, prefix)
        if not isinstance(reference, pl.Expr):
            return self._expr.map_batches(reading, return_dtype=reading.dtype, is_elementwise=True)
        return self._with(reference, reading, reading.dtype)

    def _with(
        self, reference: pl.Expr, work: Callable[[pl.Series, pl.Series], pl.Series], dtype: Any
    ) -> pl.Expr:
        """The work on each text and its reference, under the name of the texts."""
        beside = "__tarqim_reference"

        def run(rows: pl.Series) -> pl.Series:
            return work(rows.struct.unnest().to_series(0), rows.struct.field(beside)).alias(rows.name)

        both = pl.struct(self._expr, reference.alias(beside))
        return both.map_batches(run, return_dtype=dtype, is_elementwise=True)

    def _each(
        self,
        change: Callable[[str], Any],
        errors: _rows.Errors,
        dtype: Any,
        ready: Callable[[Any], Any] | None = None,
    ) -> pl.Expr:
        def run(texts: pl.Series) -> pl.Series:
            made = list(_rows.each(_rows.listed(texts, errors), change, errors, texts, ready))
            return pl.Series(texts.name, made, dtype=dtype)

        return self._expr.map_batches(run, return_dtype=dtype, is_elementwise=True)

    def clean(self, *, threads: int | None = None, errors: _rows.Errors = "raise") -> pl.Expr:
        """The repaired texts, with every letter and mark kept: ``normalize("clean")``."""
        return self.normalize("clean", threads=threads, errors=errors)

    def language(self, *, errors: _rows.Errors = "raise") -> pl.Expr:
        """The language of each text, as :func:`tarqim.language` names it: ar, fa, ur … or und."""
        return self._each(tarqim.language, errors, pl.String)

    def contains(
        self, labels: Labels, *, threads: int | None = None, errors: _rows.Errors = "raise"
    ) -> pl.Expr:
        """Whether each text has an entity of these labels, "ID" or ["PHONE", "EMAIL"]: a column of Boolean.

        Where only IDs, phones and addresses are asked for, a text without a digit, @ or # is not read at all.
        """

        def work(texts: pl.Series) -> pl.Series:
            return _columns.pl_series(_columns.contains(labels, texts, threads), texts.name)

        Pipeline(labels=_columns.labels_of(labels))
        return self._column(work, errors, pl.Boolean)

    def spell(self, **form: Any) -> pl.Expr:
        """Numbers in words; ``form`` is what :func:`tarqim.spell` takes, and ``errors``."""
        errors = form.pop("errors", "raise")

        def run(numbers: pl.Series) -> pl.Series:
            said = _rows.spelled(numbers.to_list(), form, errors, numbers)
            return pl.Series(numbers.name, list(said), dtype=pl.String)

        return self._expr.map_batches(run, return_dtype=pl.String, is_elementwise=True)

    def sort_key(self, *, errors: _rows.Errors = "raise") -> pl.Expr:
        """Keys to sort by: :func:`tarqim.sort_key`."""
        return self._each(tarqim.sort_key, errors, pl.String)

    def name_key(self, *, errors: _rows.Errors = "raise") -> pl.Expr:
        """One key for the spellings of each name: :func:`tarqim.name_key`."""
        return self._each(tarqim.name_key, errors, pl.String)

    def tokenize(self, *, errors: _rows.Errors = "raise") -> pl.Expr:
        """The tokens of each text, a list of strings."""
        return self._each(_rows.tokens, errors, pl.List(pl.String))

    def sentences(self, *, errors: _rows.Errors = "raise") -> pl.Expr:
        """The sentences of each text, a list of strings."""
        return self._each(_rows.sentences, errors, pl.List(pl.String))

    def segment(self, scheme: SegmentScheme = "d3", *, errors: _rows.Errors = "raise") -> pl.Expr:
        """The pieces of the words of each text: proclitics, stems, enclitics."""
        return self._each(_rows.segment(scheme), errors, pl.List(pl.String))

    def stem(self, *, errors: _rows.Errors = "raise") -> pl.Expr:
        """The stems of the words of each text, a list of strings."""
        return self._each(_rows.stems, errors, pl.List(pl.String))

    def search_terms(self, *, errors: _rows.Errors = "raise") -> pl.Expr:
        """The terms that a search engine stores for each text, a list of strings."""
        return self._each(_rows.terms, errors, pl.List(pl.String))

    def parse_number(self, *, errors: _rows.Errors = "raise") -> pl.Expr:
        """Parses each text as a number, in digits or words; numbers stay unchanged."""
        return self._each(_rows.number, errors, pl.Float64, _rows.is_number)

    def parse_date(
        self, *, day_first: bool = True, reference: Any = None, errors: _rows.Errors = "raise"
    ) -> pl.Expr:
        """Parses each text as a moment, in digits or words of any calendar; dates stay unchanged."""
        return self._each(_rows.date(day_first, reference), errors, pl.Datetime("us"), _rows.is_moment)

    def redact(
        self, labels: Labels, placeholder: str = "[{label}]", *, errors: _rows.Errors = "raise"
    ) -> pl.Expr:
        """The texts with placeholders for entities with these labels."""
        return self._each(_rows.redact(labels, placeholder), errors, pl.String)

    def events(
        self,
        *,
        types: str | Iterable[str] | None = None,
        reference: Reference | pl.Expr | None = None,
        options: Options | None = None,
        gazetteer: Any = None,
        pipeline: Pipeline | None = None,
        threads: int | None = None,
        errors: _rows.Errors = "raise",
    ) -> pl.Expr:
        """The events of each text: a list of structs, with the columns of a table of events.

        ``reference`` is one moment or an expression.
        """
        one = None if isinstance(reference, pl.Expr) else reference
        reader = _columns.pipeline_of(None, one, options, pipeline, gazetteer)
        _rows.check(errors)

        def read(texts: pl.Series, moments: pl.Series | None = None) -> pl.Series:
            done: pl.Series = _rows.attempt(
                lambda column, at: told(pl.Series(texts.name, column), reader, types, threads, at),
                texts,
                moments,
                errors,
            )
            return done

        if not isinstance(reference, pl.Expr):
            return self._expr.map_batches(read, return_dtype=event_type(), is_elementwise=True)
        return self._with(reference, read, event_type())

    def entities(
        self,
        label: Labels,
        *,
        field: str = "text",
        reference: Reference | pl.Expr | None = None,
        options: Options | None = None,
        gazetteer: Any = None,
        threads: int | None = None,
        errors: _rows.Errors = "raise",
    ) -> pl.Expr:
        """Entities with a label, one list per row: their ``text``, or another field of :meth:`extract`."""
        found = self.extract(
            labels=label,
            reference=reference,
            options=options,
            gazetteer=gazetteer,
            threads=threads,
            errors=errors,
        )
        return found.list.eval(pl.element().struct.field(field))


def ar(expr: pl.Expr) -> ExprNamespace:
    """The namespace of an expression, visible to type checkers."""
    return ExprNamespace(expr)


@pl.api.register_series_namespace("ar")
@_calls.explained
class SeriesNamespace:
    """Arabic texts of a Series."""

    def __init__(self, series: pl.Series) -> None:
        self._series = series

    def _apply(self, made: pl.Expr) -> pl.Series:
        return self._series.to_frame().select(made.alias(self._series.name)).to_series()

    def __repr__(self) -> str:
        return f"<Arabic texts of the Series {self._series.name!r}: {_METHODS}>"

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(_rows.no_method(type(self), name))

    def near_keys(self, *, threshold: float = 0.6, errors: _rows.Errors = "raise") -> pl.Series:
        """For each text the row of its first near-duplicate: :func:`tarqim.near_keys`."""
        texts = list(_rows.each(_rows.listed(self._series, errors), str, errors, self._series))
        return pl.Series(self._series.name, tarqim.near_keys(texts, threshold=threshold), dtype=pl.Int64)

    def normalize(
        self,
        normalizer: Normalizer | Preset = "search",
        *,
        threads: int | None = None,
        errors: _rows.Errors = "raise",
    ) -> pl.Series:
        """:meth:`ExprNamespace.normalize`."""
        return self._apply(ar(pl.first()).normalize(normalizer, threads=threads, errors=errors))

    def tokens(
        self,
        *,
        texts: bool = False,
        offset_unit: OffsetUnit = "codepoint",
        threads: int | None = None,
        errors: _rows.Errors = "raise",
    ) -> pl.Series:
        """:meth:`ExprNamespace.tokens`."""
        made = ar(pl.first()).tokens(texts=texts, offset_unit=offset_unit, threads=threads, errors=errors)
        return self._apply(made)

    def extract(self, **given: Any) -> pl.Series:
        """:meth:`ExprNamespace.extract`."""
        return self._apply(ar(pl.first()).extract(**given))

    def events(self, **given: Any) -> pl.Series:
        """:meth:`ExprNamespace.events`."""
        return self._apply(ar(pl.first()).events(**given))

    def entities(self, label: Labels, **given: Any) -> pl.Series:
        """:meth:`ExprNamespace.entities`."""
        return self._apply(ar(pl.first()).entities(label, **given))


def _of_series(name: str) -> Any:
    def apply(self: SeriesNamespace, *args: Any, **given: Any) -> pl.Series:
        return self._apply(getattr(ar(pl.first()), name)(*args, **given))

    apply.__name__ = name
    apply.__doc__ = getattr(ExprNamespace, name).__doc__
    return _calls.explain(apply)


TEXTS = (
    "clean tokenize sentences segment stem search_terms parse_number parse_date redact"
    " contains language name_key sort_key spell"
).split()
for _name in TEXTS:
    setattr(SeriesNamespace, _name, _of_series(_name))
