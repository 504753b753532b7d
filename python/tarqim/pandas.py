"""``Series.ar`` and ``DataFrame.ar``: normalize, tokens, extract and entities of a column of texts.

The accessors are registered by importing this module. Columns of any string type work: object,
``string[python]``, ``string[pyarrow]``, ``ArrowDtype`` and the ``str`` of pandas 3.

>>> import pandas as pd
>>> import tarqim.pandas
>>> news = pd.Series(["وصل ٣ جنود إلى سوريا", None], index=["a", "b"])
>>> news.ar.normalize()["a"]
'وصل 3 جنود الي سوريا'
>>> news.ar.entities("GPE").tolist()
[['سوريا'], <NA>]
>>> news.ar.extract()[["text", "label"]].loc["a", "label"].tolist()
['CARDINAL', 'GPE']
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Literal

import tarqim
from tarqim import _calls, _columns, _event_table, _rows
from tarqim._columns import Labels
from tarqim._core import Normalizer, Pipeline
from tarqim._extras import need
from tarqim._options import Options
from tarqim._types import OffsetUnit, Preset, SegmentScheme

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa
else:
    pd = need("pandas", "pandas")
    pa = need("pyarrow", "pandas")


def _series(column: Any, index: Any, name: Any) -> pd.Series[Any]:
    array = pd.arrays.ArrowExtensionArray(column)
    made: pd.Series[Any] = pd.Series(array, index=index, name=name, copy=False)
    return made


def _references(reference: Any, series: pd.Series[Any]) -> tuple[Any, Any]:
    """A column of references, or one for all."""
    if reference is None or isinstance(reference, str) or not hasattr(reference, "__len__"):
        return None, reference
    if isinstance(reference, pd.Series) and not reference.index.equals(series.index):
        # As everywhere in pandas, rows are matched by index, not by position.
        if not reference.index.is_unique:
            raise ValueError("the references have another index than the texts, with duplicate labels")
        reference = reference.reindex(series.index)
    return reference, None


Backend = Literal["pyarrow", "numpy_nullable"] | None


def framed(table: pa.Table, dtype_backend: str | None) -> pd.DataFrame:
    """A table of entities as a frame: Arrow's types, or NumPy's with ``problems`` as one text and the exact
    number in ``value_text``.
    """
    if dtype_backend == "pyarrow":
        made: pd.DataFrame = table.to_pandas(types_mapper=pd.ArrowDtype)
        return made
    nullable = dtype_backend == "numpy_nullable"
    if dtype_backend is not None and not nullable:
        raise tarqim.ConfigError(
            f"unknown dtype_backend {dtype_backend!r}; valid: pyarrow, numpy_nullable, None"
        )
    types: dict[Any, Any] = {pa.bool_(): pd.BooleanDtype()}
    if nullable:
        types |= {
            pa.float64(): pd.Float64Dtype(),
            pa.float32(): pd.Float32Dtype(),
            pa.int64(): pd.Int64Dtype(),
        }
        types |= {pa.string(): pd.StringDtype()}
    for at, field in enumerate(table.schema):
        if pa.types.is_decimal(field.type):
            table = table.set_column(at, field.name, table.column(at).cast(pa.float64()))
        elif pa.types.is_list(field.type):
            # Lists cannot be compared, sorted or written to a database.
            compute = need("pyarrow.compute", "pandas")
            said = compute.binary_join(table.column(at), " ")
            said = compute.if_else(compute.equal(said, ""), pa.scalar(None, pa.string()), said)
            table = table.set_column(at, field.name, said)
    made = table.to_pandas(types_mapper=types.get)
    return made


def _prefixed(frame: pd.DataFrame, prefix: str) -> pd.DataFrame:
    return frame.add_prefix(prefix) if prefix else frame


def _text_dtype(series: pd.Series[Any]) -> Any:
    dtype = getattr(series.dtype, "categories", series).dtype
    return dtype if pd.api.types.is_string_dtype(dtype) else object


@pd.api.extensions.register_series_accessor("ar")
@_calls.explained
class SeriesAccessor:
    """Arabic texts of a Series.

    ``errors="raise"`` names the row of a cell that is not a text, or that cannot be read; with
    ``"coerce"`` it becomes null.
    """

    def __init__(self, series: Any) -> None:
        self._series = series

    def _each(
        self,
        change: Callable[[str], Any],
        errors: _rows.Errors,
        dtype: Any = object,
        ready: Callable[[Any], Any] | None = None,
    ) -> pd.Series[Any]:
        made = list(_rows.each(_rows.listed(self._series, errors), change, errors, self._series, ready))
        done: pd.Series[Any] = pd.Series(made, index=self._series.index, name=self._series.name, dtype=dtype)
        return done

    def normalize(
        self,
        normalizer: Normalizer | Preset = "search",
        *,
        threads: int | None = None,
        errors: _rows.Errors = "raise",
    ) -> pd.Series[Any]:
        """The normalized texts, in a Series of the same type."""
        made = _columns.normalizer_of(normalizer)

        def work(texts: Any, _: Any) -> Any:
            if isinstance(texts, list):
                texts = pd.Series(
                    texts, index=self._series.index, name=self._series.name, dtype=_text_dtype(self._series)
                )
            return _columns.normalize(texts, made, threads)

        done: pd.Series[Any] = _rows.attempt(work, self._series, None, errors)
        return done

    def clean(self, *, threads: int | None = None, errors: _rows.Errors = "raise") -> pd.Series[Any]:
        """The repaired texts, with every letter and mark kept: ``normalize("clean")``."""
        return self.normalize("clean", threads=threads, errors=errors)

    def tokens(
        self,
        *,
        texts: bool = False,
        offset_unit: OffsetUnit = "codepoint",
        threads: int | None = None,
        errors: _rows.Errors = "raise",
    ) -> pd.Series[Any]:
        """The tokens of each text: a list of {start, end, kind}, or of str with ``texts=True``."""

        def work(column: Any, _: Any) -> Any:
            return _columns.pa_column(_columns.tokenize(column, threads, offset_unit, texts))

        made = _rows.attempt(work, self._series, None, errors)
        return _series(made, self._series.index, self._series.name)

    def language(self, *, errors: _rows.Errors = "raise") -> pd.Series[Any]:
        """The language of each text, as :func:`tarqim.language` names it: ar, fa, ur … or und."""
        return self._each(tarqim.language, errors, _text_dtype(self._series))

    def contains(
        self, labels: Labels, *, threads: int | None = None, errors: _rows.Errors = "raise"
    ) -> pd.Series[Any]:
        """Whether each text has an entity of these labels, "ID" or ["PHONE", "EMAIL"]: dtype boolean.

        Where only IDs, phones and addresses are asked for, a text without a digit, @ or # is not read at all.

        >>> import pandas as pd
        >>> import tarqim.pandas
        >>> pd.Series(["راسلني على a@b.org", "لا رقم هنا", None]).ar.contains(["EMAIL", "PHONE"]).tolist()
        [True, False, <NA>]
        """

        def work(texts: Any, _: Any) -> Any:
            return _columns.pa_column(_columns.contains(labels, texts, threads))

        made = _rows.attempt(work, self._series, None, errors)
        dtype: Any = pd.BooleanDtype()
        done: pd.Series[Any] = pd.Series(
            dtype.__from_arrow__(made), index=self._series.index, name=self._series.name
        )
        return done

    def name_key(self, *, errors: _rows.Errors = "raise") -> pd.Series[Any]:
        """One key for the spellings of each name: :func:`tarqim.name_key`."""
        return self._each(tarqim.name_key, errors, _text_dtype(self._series))

    def sort_key(self, *, errors: _rows.Errors = "raise") -> pd.Series[Any]:
        """Keys to sort by: :func:`tarqim.sort_key`.

        >>> import pandas as pd
        >>> import tarqim.pandas
        >>> pd.Series(["القاهرة", None, "بغداد"]).sort_values(key=lambda c: c.ar.sort_key()).tolist()[:2]
        ['بغداد', 'القاهرة']
        """
        return self._each(tarqim.sort_key, errors, _text_dtype(self._series))

    def near_keys(self, *, threshold: float = 0.6, errors: _rows.Errors = "raise") -> pd.Series[Any]:
        """For each text the row of its first near-duplicate: :func:`tarqim.near_keys`.

        >>> import pandas as pd
        >>> import tarqim.pandas
        >>> news = pd.Series(["وصل الوفد إلى حلب مساء أمس", "وصل الوفد الى حلب مساء أمس.", None])
        >>> news.ar.near_keys().tolist()
        [0, 0, <NA>]
        """
        texts = list(_rows.each(_rows.listed(self._series, errors), str, errors, self._series))
        keys: pd.Series[Any] = pd.Series(
            tarqim.near_keys(texts, threshold=threshold),
            index=self._series.index,
            name=self._series.name,
            dtype="Int64",
        )
        return keys

    def spell(self, **form: Any) -> pd.Series[Any]:
        """Numbers in words; ``form`` is what :func:`tarqim.spell` takes, and ``errors``."""
        errors = form.pop("errors", "raise")
        said = list(_rows.spelled(self._series.tolist(), form, errors, self._series))
        return pd.Series(said, index=self._series.index, name=self._series.name)

    def tokenize(self, *, errors: _rows.Errors = "raise") -> pd.Series[Any]:
        """The tokens of each text, a list of str."""
        return self._each(_rows.tokens, errors)

    def sentences(self, *, errors: _rows.Errors = "raise") -> pd.Series[Any]:
        """The sentences of each text, a list of str."""
        return self._each(_rows.sentences, errors)

    def segment(self, scheme: SegmentScheme = "d3", *, errors: _rows.Errors = "raise") -> pd.Series[Any]:
        """The pieces of the words of each text, a list of str: proclitics, stems, enclitics."""
        return self._each(_rows.segment(scheme), errors)

    def stem(self, *, errors: _rows.Errors = "raise") -> pd.Series[Any]:
        """The stems of the words of each text, a list of str."""
        return self._each(_rows.stems, errors)

    def search_terms(self, *, errors: _rows.Errors = "raise") -> pd.Series[Any]:
        """The terms that a search engine stores for each text, a list of str."""
        return self._each(_rows.terms, errors)

    def parse_number(self, *, errors: _rows.Errors = "raise") -> pd.Series[Any]:
        """Parses each text as a number, in digits or words; numbers stay unchanged."""
        return self._each(_rows.number, errors, "float64", _rows.is_number)

    def parse_date(
        self, *, day_first: bool = True, reference: Any = None, errors: _rows.Errors = "raise"
    ) -> pd.Series[Any]:
        """Parses each text as a moment, in digits or words of any calendar; dates stay unchanged."""
        return self._each(_rows.date(day_first, reference), errors, "datetime64[us]", _rows.is_moment)

    def redact(
        self, labels: Labels, placeholder: str = "[{label}]", *, errors: _rows.Errors = "raise"
    ) -> pd.Series[Any]:
        """The texts with placeholders for entities with these labels."""
        return self._each(_rows.redact(labels, placeholder), errors, _text_dtype(self._series))

    def extract(
        self,
        *,
        labels: Labels | None = None,
        reference: Any = None,
        options: Options | None = None,
        gazetteer: Any = None,
        pipeline: Pipeline | None = None,
        offset_unit: OffsetUnit = "codepoint",
        threads: int | None = None,
        errors: _rows.Errors = "raise",
        prefix: str = "",
        ignore_index: bool = False,
        dtype_backend: Backend = None,
    ) -> pd.DataFrame:
        """A frame with one row per entity; its index repeats the index of the text, so that it joins.

        ``reference`` is one moment for all, or a Series with one per row, matched by index. The columns
        are NumPy's, ``value`` a float with the exact number in ``value_text``; ``dtype_backend="pyarrow"``
        gives Arrow's. ``ignore_index`` numbers the rows instead; ``prefix`` is put before the names of the
        columns.
        """
        table = _entities(
            self._series, reference, labels, options, gazetteer, pipeline, offset_unit, threads, errors
        )
        frame = _prefixed(framed(table.drop_columns(["doc"]), dtype_backend), prefix)
        if not ignore_index:
            frame.index = self._series.index.take(table["doc"].to_numpy())
        return frame

    def events(
        self,
        *,
        types: str | Iterable[str] | None = None,
        reference: Any = None,
        options: Options | None = None,
        gazetteer: Any = None,
        pipeline: Pipeline | None = None,
        threads: int | None = None,
        errors: _rows.Errors = "raise",
    ) -> pd.DataFrame:
        """A frame with one row per event: who did what to how many, where, when, and who says so.

        Its index repeats the index of the text, so that it joins. ``same_as`` counts the events of its text.

        >>> import pandas as pd
        >>> import tarqim.pandas
        >>> told = pd.Series(["مقتل أكثر من 80 مسلحا في حلب"]).ar.events()
        >>> told[["type", "count", "bound", "victim", "place"]].values.tolist()
        [['die', 80.0, 'more_than', 'combatant', 'حلب']]
        """
        how = {"types": types, "reference": reference, "options": options, "gazetteer": gazetteer}
        return _events(self, **how, pipeline=pipeline, threads=threads, errors=errors)

    def entities(
        self,
        label: Labels,
        *,
        field: str = "text",
        reference: Any = None,
        options: Options | None = None,
        gazetteer: Any = None,
        threads: int | None = None,
        errors: _rows.Errors = "raise",
    ) -> pd.Series[Any]:
        """Entities with a label, one list per row: their ``text`` or another column of :meth:`extract`."""
        references, one = _references(reference, self._series)
        reader = _columns.pipeline_of(label, one, options, None, gazetteer)
        lists = _rows.attempt(
            lambda texts, moments: pa.array(_columns.extract(reader, texts, moments, threads)),
            self._series,
            references,
            errors,
        )
        if field not in [f.name for f in lists.type.value_type]:
            names = ", ".join(f.name for f in lists.type.value_type)
            raise KeyError(f"no column {field!r}; there are {names}")
        values = lists.values.field(field)
        made = pa.ListArray.from_arrays(lists.offsets, values, mask=lists.is_null())
        return _series(made, self._series.index, self._series.name)

    def __repr__(self) -> str:
        name = f" {self._series.name!r}" if self._series.name is not None else ""
        return f"<Arabic texts of the Series{name}: normalize, tokenize, sentences, extract, entities …>"

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(_rows.no_method(type(self), name))


def _entities(
    series: pd.Series[Any],
    reference: Any,
    labels: Labels | None,
    options: Options | None,
    gazetteer: Any,
    pipeline: Pipeline | None,
    offset_unit: OffsetUnit,
    threads: int | None,
    errors: _rows.Errors,
) -> pa.Table:
    """The entities of a column; ``doc`` is the number of the row."""
    references, one = _references(reference, series)
    reader = _columns.pipeline_of(labels, one, options, pipeline, gazetteer)
    return _rows.attempt(
        lambda texts, moments: pa.table(
            _columns.entities(reader, texts, moments, None, threads, offset_unit)
        ),
        series,
        references,
        errors,
    )


def _moments(references: Any) -> list[Any]:
    """The moments of a column of any type; None where there is none."""
    return [None if _rows.is_missing(at) or at == "" else at for at in _rows.listed(references)]


def _events(self: SeriesAccessor, **how: Any) -> pd.DataFrame:
    references, one = _references(how["reference"], self._series)
    reader = _columns.pipeline_of(None, one, how["options"], how["pipeline"], how["gazetteer"])

    def work(texts: Any, moments: Any) -> list[dict[str, Any]]:
        cells = [None if _rows.is_missing(text) else text for text in _rows.listed(texts)]
        when = None if moments is None else _moments(moments)
        return list(_event_table.rows(reader, cells, when, None, how["threads"], how["types"]))

    made = _rows.attempt(work, self._series, references, how["errors"])
    frame: pd.DataFrame = pd.DataFrame(made, columns=_event_table.COLUMNS)
    docs = frame.pop("doc").astype(int)
    frame["same_as"] = frame["same_as"].astype("Int64")
    for column in ("start_at", "end_at"):
        frame[column] = pd.to_datetime(frame[column])
    frame.index = self._series.index.take(docs)
    return frame


@pd.api.extensions.register_dataframe_accessor("ar")
@_calls.explained
class FrameAccessor:
    """Arabic texts in a column of a DataFrame.

    Every method for a Series is here too, with the name of the column first:
    ``frame.ar.normalize("body")`` is ``frame["body"].ar.normalize()``.
    """

    def __init__(self, frame: Any) -> None:
        self._frame = frame

    def _column(self, column: str) -> pd.Series[Any]:
        if isinstance(column, list | set | dict):
            raise TypeError(f"one column at a time, not {column!r}")
        if column not in self._frame.columns:
            there = ", ".join(map(str, self._frame.columns)) or "none"
            raise KeyError(f"no column {column!r}; there are {there}")
        found: Any = self._frame[column]
        if found.ndim > 1:
            raise KeyError(f"column {column!r} occurs more than once")
        one: pd.Series[Any] = found
        return one

    def _reference(self, reference: Any) -> Any:
        """The column that a reference names, or the reference itself."""
        if isinstance(reference, tuple) and reference in self._frame.columns:
            return self._frame[reference]
        if not isinstance(reference, str):
            return reference
        when, one = _columns.split_reference(reference, self._frame.columns)
        return one if when is None else self._frame[when]

    def events(self, column: str, *, reference: Any = None, **given: Any) -> pd.DataFrame:
        """The events of a column, one row each; ``reference`` is a moment, or names a column of them.

        The other arguments are those of a Series: ``types``, ``options``, ``gazetteer``, ``errors`` …; the
        index repeats the frame's.
        """
        return SeriesAccessor(self._column(column)).events(reference=self._reference(reference), **given)

    def extract(
        self,
        column: str,
        *,
        reference: Any = None,
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
        ignore_index: bool = True,
        dtype_backend: Backend = None,
    ) -> pd.DataFrame:
        """The entities of a column, one row each.

        ``reference`` is a moment, the name of a column with one per row, or such a column; ``ids`` names the
        column that becomes ``doc``, the number of the row without it. ``keep`` names columns to include;
        ``prefix`` is put before the names of the others; ``ignore_index=False`` repeats the frame's index.
        """
        reference = self._reference(reference)
        table = _entities(
            self._column(column),
            reference,
            labels,
            options,
            gazetteer,
            pipeline,
            offset_unit,
            threads,
            errors,
        )
        rows = table["doc"].to_numpy()
        found = framed(table, dtype_backend)
        if ids is not None:
            found["doc"] = self._column(ids).take(rows).array
        found = _prefixed(found, prefix)
        if isinstance(keep, bool):
            raise TypeError(f"keep takes the names of columns: write keep={list(self._frame.columns)!r}")
        names = [keep] if isinstance(keep, str) else list(keep)
        both = [name for name in names if name in found.columns]
        if both:
            raise tarqim.ConfigError(
                f"column {both[0]!r} would occur twice; write prefix='ent_' to distinguish them"
            )
        for at, name in enumerate(names):
            found.insert(at, name, self._column(name).take(rows).array)
        if not ignore_index:
            found.index = self._frame.index.take(rows)
        return found

    def __repr__(self) -> str:
        return "<Arabic texts of a DataFrame: extract(column), normalize(column) …>"

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(_rows.no_method(type(self), name))


def _entities_of_column(self: FrameAccessor, column: str, /, *args: Any, **given: Any) -> pd.Series[Any]:
    reference = self._reference(given.pop("reference", None))
    return SeriesAccessor(self._column(column)).entities(*args, reference=reference, **given)


_entities_of_column.__name__ = "entities"
_entities_of_column.__doc__ = SeriesAccessor.entities.__doc__
setattr(FrameAccessor, "entities", _calls.explain(_entities_of_column, SeriesAccessor.entities))  # noqa: B010


def _of_column(name: str) -> Any:
    method = getattr(SeriesAccessor, name)

    def apply(self: FrameAccessor, column: str, /, *args: Any, **given: Any) -> pd.Series[Any]:
        done: pd.Series[Any] = getattr(SeriesAccessor(self._column(column)), name)(*args, **given)
        return done

    apply.__name__ = name
    apply.__doc__ = method.__doc__
    return _calls.explain(apply, method)


for _name in (
    "normalize clean tokens tokenize sentences segment stem search_terms parse_number parse_date"
    " redact contains language name_key sort_key near_keys spell"
).split():
    setattr(FrameAccessor, _name, _of_column(_name))
