"""What the columns of all libraries do with each text, and with cells that are not texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date as day
from datetime import datetime
from decimal import Decimal
from numbers import Real
from typing import Any, Literal, get_args

import tarqim
from tarqim import _columns
from tarqim._cells import is_missing as is_missing
from tarqim._core import ConfigError, Normalizer, Pipeline, _meant, arrow_texts
from tarqim._types import Label, SegmentScheme

Errors = Literal["raise", "coerce"]


def check(errors: str) -> None:
    """Rejects an unknown way to treat bad cells."""
    if errors not in get_args(Errors):
        raise ConfigError(f"unknown value for errors {errors!r}; valid: {', '.join(get_args(Errors))}")


def _place(at: int, cells: Any) -> str:
    """A row as the user can find it: its number, its index label and its column."""
    index, name = getattr(cells, "index", None), getattr(cells, "name", None)
    given: Any = None if index is None or callable(index) else index[at]
    given = given.item() if hasattr(given, "item") else given
    label = "" if given is None or given == at else f" (index {given!r})"
    column = "" if not isinstance(name, str) or not name else f" of column {name!r}"
    return f"row {at}{label}{column}"


def listed(cells: Any, errors: Errors = "raise") -> list[Any]:
    """The cells of a column of any library; with ``coerce`` None for texts that are no UTF-8."""
    check(errors)
    if _columns.is_texts(cells):
        return arrow_texts(_columns.to_capsule(cells), errors)
    for way in ("tolist", "to_pylist", "to_list"):
        if hasattr(cells, way):
            found: list[Any] = getattr(cells, way)()
            return found
    return list(cells)


def _is_date(cell: Any) -> str | None:
    """Why a cell is not a valid reference."""
    try:
        Pipeline(reference=cell)
    except (TypeError, ValueError) as error:
        return str(error)
    return None


def attempt(work: Callable[[Any, Any], Any], texts: Any, references: Any, errors: Errors) -> Any:
    """Does the work on a column of texts and one of references.

    An invalid cell raises an error with its row; with ``coerce`` it becomes null.
    """
    check(errors)
    try:
        return work(texts, references)
    except (TypeError, ValueError):
        if errors == "raise":
            bad = _bad_cells(texts, references)
            if bad:
                raise bad[0] from None
            if references is None or not any(isinstance(m, str) and not m for m in listed(references)):
                raise
    moments = None
    if references is not None:
        # An empty cell of a CSV file is a missing date, not a wrong one.
        given = listed(references, errors)
        moments = [None if is_missing(m) or m == "" or _is_date(m) else m for m in given]
    return work([cell if isinstance(cell, str) else None for cell in listed(texts, errors)], moments)


def _no_text(cell: Any) -> str:
    """That a cell is not a text, and what makes it one."""
    hint = ""
    if isinstance(cell, list | tuple):
        hint = " (a row for each text: .explode())"
    elif isinstance(cell, bytes):
        hint = ' (.decode("utf-8") makes it one)'
    return f"{cell!r} is {type(cell).__name__}, not a text{hint}"


def _bad_cells(texts: Any, references: Any) -> list[Exception]:
    for at, cell in enumerate(listed(texts)):
        if not isinstance(cell, str) and not is_missing(cell):
            return [TypeError(f"{_place(at, texts)}: {_no_text(cell)}; errors='coerce' makes it null")]
    for at, cell in enumerate([] if references is None else listed(references)):
        why = None if is_missing(cell) or cell == "" else _is_date(cell)
        if why is not None:
            return [ConfigError(f"{_place(at, references)}: {why}; errors='coerce' makes it null")]
    return []


def each(
    cells: Iterable[Any],
    change: Callable[[str], Any],
    errors: Errors = "raise",
    named: Any = None,
    done: Callable[[Any], Any] | None = None,
) -> Iterator[Any]:
    """Changes each text; None for missing ones, and with ``coerce`` for those that cannot be changed.

    ``done`` returns a cell that already has the requested type, None for any other.
    """
    check(errors)
    for at, cell in enumerate(cells):
        if is_missing(cell):
            yield None
            continue
        ready = None if done is None or isinstance(cell, str) else done(cell)
        if ready is not None:
            yield ready
            continue
        try:
            if not isinstance(cell, str):
                raise TypeError(_no_text(cell))
            yield change(cell)
        except (TypeError, ValueError) as error:
            if errors == "raise":
                place = _place(at, named)
                raise type(error)(f"{place}: {error}; errors='coerce' makes it null") from None
            yield None


def spelled(
    cells: Iterable[Any], form: dict[str, Any], errors: Errors = "raise", named: Any = None
) -> Iterator[str | None]:
    """Numbers in words; a cell that is not a number is named by its row in the message."""
    check(errors)
    # A wrong option is wrong in every row.
    tarqim.spell(1, **form)
    for at, cell in enumerate(cells):
        try:
            yield None if is_missing(cell) else tarqim.spell(cell, **form)
        except (TypeError, ValueError) as error:
            if errors == "raise":
                raise type(error)(f"{_place(at, named)}: {error}; errors='coerce' makes it null") from None
            yield None


def sentences(text: str) -> list[str]:
    """The texts of the sentences."""
    return [s.text for s in tarqim.sentences(text)]


def segment(scheme: SegmentScheme) -> Callable[[str], list[str]]:
    """The pieces of the words: proclitics, stems, enclitics."""

    def cut(text: str) -> list[str]:
        words = tarqim.segment(text, scheme)
        return [p.text for w in words for p in (*w.proclitics, w.stem, *w.enclitics) if p]

    return cut


def stems(text: str) -> list[str]:
    """The stems of the words."""
    words = (t.text for t in tarqim.tokenize(text) if t.kind == "word")
    search = Normalizer.preset("search")
    return [tarqim.stem(search(word)) for word in words]


def tokens(text: str) -> list[str]:
    """The texts of the tokens."""
    return tarqim.tokenize(text).texts


def terms(text: str) -> list[str]:
    """The terms that a search engine stores for a text."""
    return [t.text for t in tarqim.search_terms(text)]


def number(text: str) -> float:
    """Parses the text as a number."""
    return float(tarqim.parse_number(text))


def is_number(cell: Any) -> float | None:
    """A cell that already is a number."""
    return float(cell) if isinstance(cell, Real | Decimal) and not isinstance(cell, bool) else None


def is_moment(cell: Any) -> datetime | None:
    """A cell that already is a moment."""
    return tarqim.parse_date(cell) if isinstance(cell, day) else None


def date(day_first: bool, reference: Any = None) -> Callable[[str], datetime]:
    """Parses the text as a moment."""
    options = tarqim.Options(day_first=day_first)

    def read(text: str) -> datetime:
        return tarqim.parse_date(text, reference=reference, options=options)

    return read


def redact(labels: Label | Iterable[Label], placeholder: str) -> Callable[[str], str]:
    """The text with placeholders for entities with these labels."""
    held: Any = labels if isinstance(labels, str) else tuple(labels)
    pipeline = Pipeline(labels=held)
    return lambda text: pipeline(text).redact(held, placeholder)


#: Names that people try, and the method they mean.
_MEANT = {
    **{
        "persons": 'entities("PERSON")',
        "people": 'entities("PERSON")',
        "places": 'entities(["GPE", "LOC", "FAC"])',
    },
    **{"organizations": 'entities("ORG")', "dates": 'entities("DATE", field="start_at")'},
    **{"numbers": 'entities("CARDINAL", field="value")', "money": 'entities("MONEY", field="value")'},
    **{
        "counts": "events()",
        "ner": "extract()",
        "analyze": "extract()",
        "lemma": "stem()",
        "lemmatize": "stem()",
    },
    **{
        "parse_money": 'extract(labels="MONEY")',
        "normalise": "normalize()",
        "tokenise": "tokenize()",
        "anonymize": "redact(labels)",
    },
}


def no_method(accessor: type, name: str) -> str:
    """The message for a method that an accessor does not have."""
    there = ", ".join(m for m in dir(accessor) if not m.startswith("_"))
    methods = there.split(", ")
    near = _meant(name, methods)
    meant = f"; write .ar.{_MEANT[name]}" if name in _MEANT else f"; write .ar.{near}()" if near else ""
    return f".ar has no {name!r}{meant}; it has {there}"
