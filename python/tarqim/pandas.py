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

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tarqim import _columns, _event_table
from tarqim._columns import Labels
from tarqim._core import Normalizer, Pipeline
from tarqim._extras import need
from tarqim._options import Options
from tarqim._types import OffsetUnit, Preset, Reference

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
        # As everywhere in pandas, rows go together by their index, not by where they stand.
        if not reference.index.is_unique:
            raise ValueError("the references have another index than the texts, with labels that stand twice")
        reference = reference.reindex(series.index)
    return _columns.to_capsule(reference), None


@pd.api.extensions.register_series_accessor("ar")
class SeriesAccessor:
    """Arabic texts of a Series."""

    def __init__(self, series: Any) -> None:
        self._series = series

    def normalize(
        self, normalizer: Normalizer | Preset = "search", *, threads: int | None = None
    ) -> pd.Series[Any]:
        """The texts normalized, in a Series of the same type."""
        made = _columns.normalizer_of(normalizer)
        done: pd.Series[Any] = _columns.normalize(self._series, made, threads)
        return done

    def tokens(
        self, *, texts: bool = False, offset_unit: OffsetUnit = "codepoint", threads: int | None = None
    ) -> pd.Series[Any]:
        """The tokens of each text: a list of {start, end, kind}, or of str with ``texts=True``."""
        column = _columns.tokenize(self._series, threads, offset_unit, texts)
        return _series(_columns.pa_column(column), self._series.index, self._series.name)

    def extract(
        self,
        *,
        labels: Labels | None = None,
        reference: Any = None,
        options: Options | None = None,
        pipeline: Pipeline | None = None,
        offset_unit: OffsetUnit = "codepoint",
        threads: int | None = None,
    ) -> pd.DataFrame:
        """A frame with one row per entity; its index repeats the index of the text, so that it joins.

        ``reference`` is one moment for all, or a Series with one a row, which goes by its index.
        """
        references, one = _references(reference, self._series)
        reader = _columns.pipeline_of(labels, one, options, pipeline)
        table = pa.table(_columns.entities(reader, self._series, references, None, threads, offset_unit))
        frame: pd.DataFrame = table.drop_columns(["doc"]).to_pandas(types_mapper=pd.ArrowDtype)
        frame.index = self._series.index.take(table["doc"].to_numpy())
        return frame

    def events(
        self,
        *,
        types: str | Iterable[str] | None = None,
        reference: Any = None,
        options: Options | None = None,
        pipeline: Pipeline | None = None,
        threads: int | None = None,
    ) -> pd.DataFrame:
        """A frame with one row per event: who did what to how many, where, when, and who says so.

        Its index repeats the index of the text, so that it joins. ``same_as`` counts the events of its text.

        >>> import pandas as pd
        >>> import tarqim.pandas
        >>> told = pd.Series(["مقتل أكثر من 80 مسلحا في حلب"]).ar.events()
        >>> told[["type", "count", "bound", "victim", "place"]].values.tolist()
        [['die', 80.0, 'more_than', 'combatant', 'حلب']]
        """
        return _events(
            self, types=types, reference=reference, options=options, pipeline=pipeline, threads=threads
        )

    def entities(
        self,
        label: Labels,
        *,
        field: str = "text",
        reference: Any = None,
        options: Options | None = None,
        threads: int | None = None,
    ) -> pd.Series[Any]:
        """The entities with a label, a list a row: their ``text``, or another column of :meth:`extract`."""
        references, one = _references(reference, self._series)
        reader = _columns.pipeline_of(label, one, options, None)
        lists = pa.array(_columns.extract(reader, self._series, references, threads))
        if field not in [f.name for f in lists.type.value_type]:
            names = ", ".join(f.name for f in lists.type.value_type)
            raise KeyError(f"no column {field!r}; there are {names}")
        values = lists.values.field(field)
        made = pa.ListArray.from_arrays(lists.offsets, values, mask=lists.is_null())
        return _series(made, self._series.index, self._series.name)


def _events(self: SeriesAccessor, **how: Any) -> pd.DataFrame:
    references, one = _references(how["reference"], self._series)
    reader = _columns.pipeline_of(None, one, how["options"], how["pipeline"])
    texts = [
        None if missing else text for text, missing in zip(self._series, self._series.isna(), strict=True)
    ]
    when = None if references is None else pa.array(references).to_pylist()
    made = _event_table.rows(reader, texts, when, None, how["threads"], how["types"])
    frame: pd.DataFrame = pd.DataFrame(list(made), columns=_event_table.COLUMNS)
    docs = frame.pop("doc").astype(int)
    frame["same_as"] = frame["same_as"].astype("Int64")
    for column in ("start_at", "end_at"):
        frame[column] = pd.to_datetime(frame[column])
    frame.index = self._series.index.take(docs)
    return frame


@pd.api.extensions.register_dataframe_accessor("ar")
class FrameAccessor:
    """Arabic texts in a column of a DataFrame."""

    def __init__(self, frame: Any) -> None:
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
    ) -> pd.DataFrame:
        """The entities of a column, one row each.

        ``reference`` and ``ids`` may name columns: when each text was written, and its name in ``doc``.
        """
        when, one = _columns.split_reference(reference, self._frame.columns)
        references = None if when is None else _columns.to_capsule(self._frame[when])
        reader = _columns.pipeline_of(labels, one, options, pipeline)
        names = None if ids is None else pa.array(self._frame[ids], from_pandas=True)
        table = pa.table(
            _columns.entities(reader, self._frame[column], references, names, threads, offset_unit)
        )
        found: pd.DataFrame = table.to_pandas(types_mapper=pd.ArrowDtype)
        return found
