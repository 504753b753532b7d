"""``Series.ar`` of Dask: columns of Arabic texts, partition by partition.

The accessor is registered by importing this module; every worker needs tarqim installed.
"""

from __future__ import annotations

from typing import Any

import tarqim.pandas  # the accessor of the partitions
from tarqim import _rows
from tarqim._extras import need

_dask = need("dask.dataframe", "dask")
_extensions = need("dask.dataframe.extensions", "dask")


def _apply(part: Any, name: str, args: tuple[Any, ...], given: dict[str, Any]) -> Any:
    return getattr(part.ar, name)(*args, **given)


def _check(accessor: type, name: str) -> None:
    if name == "near_keys":
        raise AttributeError("near_keys compares all rows: write column.compute().ar.near_keys()")
    if name.startswith("_") or not hasattr(accessor, name):
        raise AttributeError(_rows.no_method(accessor, name))


class _Accessor:
    """The work on each partition; see :mod:`tarqim.pandas`."""

    def __init__(self, parts: Any) -> None:
        self._parts = parts

    def _map(self, name: str, args: tuple[Any, ...], given: dict[str, Any]) -> Any:
        meta = _apply(self._parts._meta, name, args, given)
        return self._parts.map_partitions(_apply, name, args, given, meta=meta)


@_extensions.register_series_accessor("ar")
class SeriesAccessor(_Accessor):
    """Arabic texts of a Series: the methods of the pandas accessor."""

    def __getattr__(self, name: str) -> Any:
        _check(tarqim.pandas.SeriesAccessor, name)
        return lambda *args, **given: self._map(name, args, given)


@_extensions.register_dataframe_accessor("ar")
class FrameAccessor(_Accessor):
    """Arabic texts in a column of a DataFrame: the methods of the pandas accessor."""

    def __getattr__(self, name: str) -> Any:
        _check(tarqim.pandas.FrameAccessor, name)
        return lambda column, *args, **given: self._map(name, (column, *args), given)
