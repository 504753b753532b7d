"""Columns of data libraries in, columns of the same library out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from tarqim._core import (
    ArrowColumn,
    ArrowTable,
    ConfigError,
    Normalizer,
    Pipeline,
    arrow_contains,
    arrow_entities,
    arrow_extract,
    arrow_normalize,
    arrow_texts,
    arrow_tokenize,
)
from tarqim._extras import need
from tarqim._options import Options
from tarqim._types import Label, OffsetUnit, Reference

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from tarqim._types import Preset

Labels = Label | Iterable[Label]

#: The columns of the entity table, in their order.
COLUMNS = (
    "doc start end text label phrase_start phrase_end value value_text low high bound unit dual indefinite"
    " noun noun_lemma timex grain calendar hijri part mod tz seconds start_at end_at problems canonical id"
    " source score kind country valid sentence point feature admin1 lat lon geonames"
).split()

#: The columns that say where a place is.
PLACE = ("feature", "country", "admin1", "lat", "lon", "geonames")

#: The kinds of the columns of an entity; all other columns are strings.
_KINDS = {
    **dict.fromkeys(
        ("start", "end", "phrase_start", "phrase_end", "seconds", "sentence", "geonames"), "integer"
    ),
    **dict.fromkeys(("value", "low", "high"), "decimal"),
    **dict.fromkeys(("dual", "indefinite", "valid"), "boolean"),
    **dict.fromkeys(("start_at", "end_at"), "moment"),
    "problems": "strings",
    "score": "float",
    "point": "double",
    "lat": "double",
    "lon": "double",
}


def typed(types: Mapping[str, str]) -> list[tuple[str, str]]:
    """The columns of an entity with their types, from a library's types for the kinds of columns."""
    return [(name, types[_KINDS.get(name, "string")]) for name in COLUMNS if name != "doc"]


def library(values: Any) -> str:
    """The package that the type of a value comes from."""
    return type(values).__module__.partition(".")[0]


def normalizer_of(given: Normalizer | Preset) -> Normalizer:
    """A normalizer, or the preset of that name."""
    return Normalizer.preset(given) if isinstance(given, str) else given


def labels_of(given: Labels | None) -> tuple[Label, ...] | None:
    """The given labels, as a list even for a single one."""
    if given is None:
        return None
    return (given,) if isinstance(given, str) else tuple(given)


def pipeline_of(
    labels: Labels | None,
    reference: Any,
    options: Options | None,
    given: Pipeline | None,
    gazetteer: Any = None,
) -> Pipeline:
    """The given pipeline, or one made from the settings."""
    if given is None:
        return _made(labels_of(labels), reference, options, gazetteer)
    settings = {"labels": labels, "reference": reference, "options": options, "gazetteer": gazetteer}
    for name, setting in settings.items():
        if setting is not None:
            raise ConfigError(f"{name} is a setting of the pipeline given: write Pipeline({name}=…)")
    return given


def _made(labels: Any, reference: Any, options: Options | None, gazetteer: Any) -> Pipeline:
    """The pipeline of the settings; a name of a column is no reference."""
    try:
        return Pipeline(labels=labels, reference=reference, options=options, gazetteer=gazetteer)
    except ConfigError as error:
        if isinstance(reference, str) and str(error).startswith("reference"):
            column = f"frame[{reference!r}], or in polars pl.col({reference!r})"
            raise ConfigError(f"{error}; where it is a column, give the column: {column}") from None
        raise


def split_reference(reference: Any, columns: Iterable[str]) -> tuple[str | None, Any]:
    """The column named by a reference, or the single moment that it is."""
    if not isinstance(reference, str):
        return None, reference
    names = list(columns)
    if reference in names:
        return reference, None
    try:
        Pipeline(reference=reference)
    except ConfigError as error:
        raise ConfigError(f"{error}; nor is it a column: there are {', '.join(map(str, names))}") from None
    return None, reference


def is_arrow_backed(series: pd.Series[Any]) -> bool:
    """Whether a Series keeps its texts in Arrow memory."""
    dtype = series.dtype
    return hasattr(dtype, "pyarrow_dtype") or getattr(dtype, "storage", None) == "pyarrow"


def refuse(values: Any, what: str = "texts") -> None:
    """Rejects what has other elements than the texts in it: letters, bytes, keys, names of columns."""
    kind = type(values)
    if isinstance(values, str | bytes | bytearray | memoryview):
        one, hint = (
            ("str", f": write [{what.removesuffix('s')}]") if isinstance(values, str) else (kind.__name__, "")
        )
        raise TypeError(f"{what} must be a column or an iterable of str, not one {one}{hint}")
    if isinstance(values, Mapping):
        hint = f"write {what}.values(), ids={what}.keys()"
        raise TypeError(f"{what} must be a column or an iterable of str, not one {kind.__name__}: {hint}")
    held = ("__iter__", "__getitem__", "__arrow_c_array__", "__arrow_c_stream__")
    if not any(hasattr(kind, name) for name in held):
        raise TypeError(f"{what} must be a column or an iterable of str, not one {kind.__name__}")
    # Of the class: a lazy frame computes its columns.
    if hasattr(kind, "columns") or getattr(values, "ndim", 1) > 1:
        lazy = ".collect()" if kind.__name__ == "LazyFrame" else ""
        raise TypeError(f"one column is wanted, not a table: write frame{lazy}['text']")


def is_texts(column: Any) -> bool:
    """Whether a column keeps texts in the memory of Arrow, where its library may not have looked at them."""
    match library(column):
        case "polars":
            return str(getattr(column, "dtype", None)) == "String"
        case "pyarrow":
            kind = getattr(column, "type", None)
            return str(getattr(kind, "value_type", kind)) in ("string", "large_string", "string_view")
        case "pandas":
            kind = getattr(column, "dtype", None)
            return is_arrow_backed(column) and "str" in str(getattr(kind, "pyarrow_dtype", kind))
        case _:
            return False


def need_text(text: object) -> None:
    """Refuses what is not one text."""
    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}")


def texts(values: Any) -> Any:
    """What to iterate over for the texts of a collection; a column of a data library gives str and None.

    What would be iterated over otherwise than meant is a TypeError.
    """
    refuse(values)
    arrow = hasattr(values, "__arrow_c_stream__") or hasattr(values, "__arrow_c_array__")
    is_column = is_texts(values) if library(values) == "pandas" else arrow
    return arrow_texts(to_capsule(values)) if is_column else values


def to_capsule(values: Any, what: str = "texts") -> Any:
    """Converts to something with an Arrow PyCapsule, or an iterable of str and None."""
    if values is None:
        return None
    refuse(values, what)
    if library(values) == "polars":
        return _spelled_out(values)
    if library(values) != "pandas" or not hasattr(values, "dtype"):
        return values
    if is_arrow_backed(values):
        # pandas' zero-copy protocol hands over the Arrow buffers.
        return getattr(values, "array", values).__arrow_array__()
    if values.dtype.kind == "M" or getattr(values.dtype, "categories", None) is not None:
        pyarrow = need("pyarrow", "pandas")
        return pyarrow.array(values, from_pandas=True)
    return values.tolist()


def _spelled_out(series: pl.Series) -> pl.Series:
    """Categories as texts and moments in ISO 8601: some releases of polars export their bare integers."""
    polars = need("polars", "polars")
    dtype = series.dtype
    done = series
    if dtype in (polars.Categorical, polars.Enum):
        done = series.cast(polars.String)
    elif dtype == polars.Date:
        done = series.dt.strftime("%Y-%m-%d")
    elif isinstance(dtype, polars.Datetime):
        done = series.dt.strftime("%Y-%m-%dT%H:%M:%S" + ("" if dtype.time_zone is None else "%:z"))
    return done


def pa_array(column: ArrowColumn) -> pa.Array:
    """A column as one array of pyarrow."""
    return need("pyarrow", "arrow").array(column)


def pa_column(column: ArrowColumn) -> pa.ChunkedArray:
    """A column of pyarrow, in the chunks it was made in."""
    return need("pyarrow", "arrow").table(column.table()).column(0)


def pl_series(column: ArrowColumn, name: str) -> pl.Series:
    """A column of polars."""
    series: pl.Series = need("polars", "polars").DataFrame(column.table()).to_series()
    return series.alias(name)


def like(result: ArrowColumn, values: Any) -> Any:
    """A column in the library that `values` comes from."""
    match library(values):
        case "pyarrow":
            chunked = isinstance(values, need("pyarrow", "arrow").ChunkedArray)
            return pa_column(result) if chunked else pa_array(result)
        case "polars":
            return pl_series(result, values.name)
        case _:
            return result


def normalize(values: Any, normalizer: Normalizer, threads: int | None = None) -> Any:
    """Normalizes a column, keeping its type."""
    refuse(values)
    if library(values) == "pandas":
        return _normalize_series(values, normalizer, threads)
    return like(arrow_normalize(normalizer, to_capsule(values), threads), values)


def _normalize_series(series: pd.Series[Any], normalizer: Normalizer, threads: int | None) -> pd.Series[Any]:
    pandas = need("pandas", "pandas")
    dtype: Any = series.dtype
    if getattr(dtype, "categories", None) is not None:
        dtype = dtype.categories.dtype
        series = series.astype(dtype)
    if not is_arrow_backed(series):
        # Texts that are Python strings are processed without a detour through Arrow.
        done: pd.Series[Any] = pandas.Series(
            normalizer.map(series.tolist(), threads), index=series.index, name=series.name, dtype=dtype
        )
        return done
    array = pa_column(arrow_normalize(normalizer, to_capsule(series), threads))
    made: pd.Series[Any] = pandas.Series(
        dtype.__from_arrow__(array), index=series.index, name=series.name, copy=False
    )
    return made


def tokenize(
    values: Any, threads: int | None = None, offset_unit: OffsetUnit = "codepoint", texts: bool = False
) -> ArrowColumn:
    """The tokens of a column: list<struct<start, end, kind>>, or list<string>."""
    return arrow_tokenize(to_capsule(values), threads, offset_unit, texts)


def extract(
    pipeline: Pipeline,
    values: Any,
    references: Any = None,
    threads: int | None = None,
    offset_unit: OffsetUnit = "codepoint",
) -> ArrowColumn:
    """The entities of a column: list<struct<…>>."""
    when = to_capsule(references, "references")
    return arrow_extract(pipeline, to_capsule(values), when, threads, offset_unit)


def contains(labels: Labels, values: Any, threads: int | None = None) -> ArrowColumn:
    """Whether each text of a column has an entity of these labels: bool."""
    return arrow_contains(Pipeline(labels=labels_of(labels)), to_capsule(values), threads)


def entities(
    pipeline: Pipeline,
    values: Any,
    references: Any = None,
    ids: Any = None,
    threads: int | None = None,
    offset_unit: OffsetUnit = "codepoint",
) -> ArrowTable:
    """The entities of a column as a flat table, one row each."""
    return arrow_entities(
        pipeline,
        to_capsule(values),
        to_capsule(references, "references"),
        # Ids keep their type.
        ids if library(ids) == "polars" else to_capsule(ids, "ids"),
        threads,
        offset_unit,
    )


def to_arrow(
    pipeline: Pipeline,
    texts: Any,
    references: Iterable[Reference | None] | None,
    ids: Iterable[Any] | None,
    threads: int | None,
    offset_unit: OffsetUnit,
) -> pa.Table:
    """:meth:`tarqim.Pipeline.to_arrow`."""
    pyarrow = need("pyarrow", "arrow")
    table: pa.Table = pyarrow.table(entities(pipeline, texts, references, ids, threads, offset_unit))
    return with_version(table)


def with_version(table: pa.Table) -> pa.Table:
    """The table with the version of the language data in its metadata, which Parquet keeps."""
    from tarqim._core import data_version

    return table.replace_schema_metadata({**(table.schema.metadata or {}), "tarqim": data_version})
