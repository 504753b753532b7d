"""SQL functions for DuckDB.

>>> import duckdb
>>> import tarqim.duckdb
>>> con = tarqim.duckdb.register(duckdb.connect())
>>> con.sql("SELECT ar_normalize('وصل ٣ جنود إلى سوريا')").fetchall()
[('وصل 3 جنود الي سوريا',)]
>>> query = "SELECT e.text, e.label FROM (SELECT unnest(ar_extract('وصل ٣ جنود إلى سوريا')) AS e)"
>>> con.sql(query).fetchall()
[('٣', 'CARDINAL'), ('سوريا', 'GPE')]
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from tarqim import _columns, _event_table, _rows
from tarqim._core import Normalizer, Pipeline
from tarqim._extras import need
from tarqim._types import OffsetUnit, Preset

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

#: The SQL types of the kinds of columns.
_TYPES = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "decimal": "DECIMAL(38,9)",
    "boolean": "BOOLEAN",
    "moment": "TIMESTAMP",
    "strings": "VARCHAR[]",
    "float": "FLOAT",
    "double": "DOUBLE",
}
_FIELDS = ", ".join(f'"{name}" {sql}' for name, sql in _columns.typed(_TYPES))
_ENTITIES = f"STRUCT({_FIELDS})[]"
_TOLD = ", ".join(f'"{name}" {sql}' for name, sql in _event_table.typed(_TYPES))
_EVENTS = f"STRUCT({_TOLD})[]"
_TOKENS = 'STRUCT("start" BIGINT, "end" BIGINT, "kind" VARCHAR)[]'


def _contains(threads: int | None) -> Any:
    """Whether each text has an entity of the labels beside it."""
    pa = need("pyarrow", "duckdb")

    def work(texts: Any, labels: Any) -> Any:
        names = labels.to_pylist()
        found: dict[Any, Any] = {None: pa.nulls(len(names), pa.bool_())}
        for name in set(names) - {None}:
            wanted: Any = name.replace(",", " ").split()
            found[name] = pa.array(_columns.contains(wanted, texts, threads))
        if len(set(names)) == 1:
            return found[names[0]]
        return pa.array([found[name][at].as_py() for at, name in enumerate(names)], pa.bool_())

    return work


def register(
    con: DuckDBPyConnection,
    *,
    normalizer: Normalizer | Preset = "search",
    pipeline: Pipeline | None = None,
    offset_unit: OffsetUnit = "codepoint",
    threads: int | None = 1,
    prefix: str = "ar_",
    errors: _rows.Errors = "raise",
) -> DuckDBPyConnection:
    """Adds the functions to a connection and returns it; replaces those of an earlier call.

    | function | gives |
    |---|---|
    | ``ar_normalize(text)``, ``ar_normalize(text, preset)`` | VARCHAR |
    | ``ar_tokens(text)`` | list of {start, end, kind} |
    | ``ar_words(text)`` | list of VARCHAR: the tokens' texts |
    | ``ar_extract(text)`` | list of {start, end, text, …}, the columns of the entity table |
    | ``ar_extract_at(text, moment)`` | the same, read at the moment (or text) it was written |
    | ``ar_contains(text, labels)`` | BOOLEAN: whether there is an entity of these labels, 'GPE, PERSON' |
    | ``ar_events(text)``, ``ar_events_at(text, moment)`` | list of {sentence, start, …}: the event table |

    ``errors="coerce"`` reads a reference that is not a date as none, instead of ending the query.

    DuckDB calls them with a few thousand rows at a time, one call after the other; ``threads`` is the number
    of threads per call.
    """
    duckdb = need("duckdb", "duckdb")
    pa = need("pyarrow", "duckdb")
    made = _columns.normalizer_of(normalizer)
    reader = Pipeline() if pipeline is None else pipeline

    def add(name: str, function: Any, parameters: list[str], returns: str) -> None:
        create: Any = con.create_function
        # Re-running a notebook cell recreates them.
        with contextlib.suppress(duckdb.Error):
            con.remove_function(prefix + name)
        create(
            prefix + name,
            function,
            [duckdb.type(p) if hasattr(duckdb, "type") else p for p in parameters],
            duckdb.type(returns) if hasattr(duckdb, "type") else returns,
            type="arrow",
            null_handling="special",
        )

    def normalize(text: Any, presets: Any) -> Any:
        names = presets.to_pylist()
        done: dict[Any, Any] = {}
        for name in set(names):
            chosen = made if name is None else _columns.normalizer_of(name)
            done[name] = _columns.normalize(text, chosen, threads)
        if len(done) == 1:
            return done[names[0]]
        return pa.array([done[name][at].as_py() for at, name in enumerate(names)], pa.string())

    add("_normalize", normalize, ["VARCHAR", "VARCHAR"], "VARCHAR")
    # SQL distinguishes functions by name only; a macro may have optional arguments.
    con.execute(
        f'CREATE OR REPLACE TEMP MACRO "{prefix}normalize"(text) AS "{prefix}_normalize"(text, NULL),'
        f' (text, preset) AS "{prefix}_normalize"(text, preset)'
    )
    add("tokens", lambda text: pa.array(_columns.tokenize(text, threads, offset_unit)), ["VARCHAR"], _TOKENS)
    add(
        "words", lambda text: pa.array(_columns.tokenize(text, threads, texts=True)), ["VARCHAR"], "VARCHAR[]"
    )
    add(
        "extract",
        lambda text: pa.array(_columns.extract(reader, text, None, threads, offset_unit)),
        ["VARCHAR"],
        _ENTITIES,
    )
    add(
        "_extract_at",
        # A timestamp arrives as text in ISO 8601.
        lambda text, at: _rows.attempt(
            lambda texts, moments: pa.array(_columns.extract(reader, texts, moments, threads, offset_unit)),
            text,
            at,
            errors,
        ),
        ["VARCHAR", "VARCHAR"],
        _ENTITIES,
    )
    add("contains", _contains(threads), ["VARCHAR", "VARCHAR"], "BOOLEAN")
    add("events", lambda text: _event_table.lists(reader, text, None, threads), ["VARCHAR"], _EVENTS)
    add(
        "_events_at",
        lambda text, at: _rows.attempt(
            lambda texts, moments: _event_table.lists(reader, texts, moments, threads), text, at, errors
        ),
        ["VARCHAR", "VARCHAR"],
        _EVENTS,
    )
    for name in ("extract_at", "events_at"):
        con.execute(
            f'CREATE OR REPLACE TEMP MACRO "{prefix}{name}"(text, moment) AS'
            f' "{prefix}_{name}"(text, CAST(moment AS VARCHAR))'
        )
    return con
