"""Tables that come back, from any library, file or hand: their rows, with every cell checked that counts.

A table that went through CSV has texts where it had moments, one of pandas NaN where it had nothing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from numbers import Real
from typing import Any

Row = dict[str, Any]


def is_missing(cell: Any) -> bool:
    """Whether a cell is missing: None, NaN, NA, NaT."""
    # NaN is the only number that is not equal to itself; an array answers with an array.
    return cell is None or type(cell).__name__ in ("NAType", "NaTType") or (
        isinstance(cell, Real) and cell != cell
    )  # fmt: skip


def listed(table: Any) -> list[Row] | None:
    """The rows of a table of any library; None for anything else."""
    if hasattr(table, "to_pylist"):
        made: Any = table.to_pylist()
    elif hasattr(table, "to_dicts"):
        made = table.to_dicts()
    elif hasattr(table, "to_dict") and hasattr(table, "columns"):
        made = table.to_dict("records")
    else:
        return None
    return made if isinstance(made, list) and all(isinstance(one, dict) for one in made) else None


def checked(rows: Iterable[Row], needed: Sequence[str], what: str, others: Sequence[str] = ()) -> list[Row]:
    """The rows with None for missing cells.

    In the columns `needed`, and in `others` where they are there, cells are made what such a column holds:
    numbers, degrees, moments, texts.

    Raises
    ------
    ValueError
        If a row lacks a column of `needed`, or a cell is not of its column's kind: named by row and column.
    """
    made = []
    for at, row in enumerate(rows):
        for name in needed:
            if name not in row:
                there = ", ".join(map(str, row)) or "none"
                columns = " and ".join((", ".join(needed[:-1]), needed[-1]) if needed[1:] else needed)
                kind = "column" if len(needed) == 1 else "columns"
                raise ValueError(f"a table{what} with the {kind} {columns} is wanted; there are {there}")
        empty = {name: None if is_missing(cell) else cell for name, cell in row.items()}
        made.append(
            empty | {name: _cell(at, name, empty[name]) for name in (*needed, *others) if name in row}
        )
    return made


def _cell(at: int, name: str, cell: Any) -> Any:
    if cell is None or name not in _KINDS:
        return cell
    make, wanted = _KINDS[name]
    try:
        return make(cell)
    except (TypeError, ValueError, KeyError, OverflowError):
        raise ValueError(f"row {at}: {name} is {_shortened(cell)}, not {wanted}") from None


def _shortened(cell: Any) -> str:
    shown = repr(cell)
    return shown if len(shown) <= 60 else f"{shown[:60]}…"


def _number(cell: Any) -> float | None:
    if cell == "":
        return None
    made = cell if isinstance(cell, int | float) else float(cell)
    if not math.isfinite(made) or isinstance(cell, bool):
        raise ValueError
    return made


def _degrees(most: float) -> Callable[[Any], float | None]:
    def within(cell: Any) -> float | None:
        made = _number(cell)
        if made is not None and abs(made) > most:
            raise ValueError
        return made

    return within


def _moment(cell: Any) -> datetime | None:
    if cell == "":
        return None
    if isinstance(cell, str):
        made = datetime.fromisoformat(cell)
    elif isinstance(cell, datetime):
        made = cell
    elif isinstance(cell, date):
        made = datetime(cell.year, cell.month, cell.day)
    else:
        raise TypeError
    # Moments without a zone and with one cannot be compared: all have the time that is written.
    return made.replace(tzinfo=None)


def _truth(cell: Any) -> bool | None:
    if isinstance(cell, str):
        return {"": None, "true": True, "false": False}[cell.lower()]
    return bool(cell)


def _text(cell: Any) -> str | None:
    if not isinstance(cell, str):
        raise TypeError
    return cell or None


#: What the cells of a column are made into, and how that is called.
_KINDS: dict[str, tuple[Callable[[Any], Any], str]] = {
    "lat": (_degrees(90), "degrees from -90 to 90"),
    "lon": (_degrees(180), "degrees from -180 to 180"),
    **dict.fromkeys(("start_at", "end_at"), (_moment, "a moment such as 2015-09-30T12:00")),
    **dict.fromkeys(("count", "low", "high", "same_as", "part_of"), (_number, "a number")),
    "background": (_truth, "true or false"),
    **dict.fromkeys(
        ("type", "label", "modality", "country", "admin1", "place", "canonical", "victim", "bound"),
        (_text, "a text"),
    ),
}
