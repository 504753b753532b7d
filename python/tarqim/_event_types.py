"""Your own event types, in the format of the library's."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tarqim._core import ConfigError, _EventTypesPlan

Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]


class EventTypes:
    """Event types in addition to the library's: frozen, equal by value, hashable, picklable.

    Each entry is a type, with the keys of the files in ``seeds/events`` (``type``, ``frame``, ``verb``,
    ``noun``, ``person``, ``phrase``, ``never``), or nouns by what they denote (``group``). A verb is given as
    «he did» and «he does»; its other forms are generated. An entry with an existing type name adds words.
    ``Options(event_types=own)`` uses them wherever events are read; ``types=own`` also returns no others.

    >>> import tarqim
    >>> own = tarqim.EventTypes.from_entries([{
    ...     "type": "hire",
    ...     "frame": {"subject": "agent", "object": "patient", "idafa": "patient"},
    ...     "verb": [{"past": "وظف", "present": "يوظف", "masdar": ["توظيف"]}],
    ... }])
    >>> (event,) = tarqim.events("وظفت الشركة 300 مهندس", types=own)
    >>> event.type, event.agent.head.text, event.count.value
    ('hire', 'الشركة', 300)
    """

    __slots__ = ("_entries", "_plan")
    _entries: tuple[str, ...]
    _plan: _EventTypesPlan

    def __init__(self, entries: Iterable[Mapping[str, Any]], /) -> None:
        self._fill([(f"entry {at} (from 0)", one) for at, one in enumerate(_several(entries))])

    def _fill(self, placed: list[tuple[str, Any]]) -> None:
        written = [(place, _json(place, one)) for place, one in placed]
        object.__setattr__(self, "_plan", _EventTypesPlan(written))
        object.__setattr__(self, "_entries", tuple(json for _, json in written))

    @classmethod
    def from_entries(cls, entries: Iterable[Mapping[str, Any]], /) -> EventTypes:
        """Types from dicts.

        Raises
        ------
        ConfigError
            For an unknown key or value; the message names the entry, the key and the valid ones.
        """
        return cls(entries)

    @classmethod
    def from_toml(cls, paths: Paths, /) -> EventTypes:
        """Types from TOML files, one per type: a path, several, or a folder of ``*.toml``.

        Raises
        ------
        ConfigError
            For a file that is not valid TOML, or as for :meth:`from_entries`; the message names the file.
        """
        made = object.__new__(cls)
        made._fill([(str(path), _toml(path)) for path in _files(paths)])
        return made

    @property
    def names(self) -> tuple[str, ...]:
        """The types, in the order of their entries."""
        return self._plan.names

    def to_dict(self) -> dict[str, Any]:
        """A dict that JSON can hold; :meth:`from_dict` is the way back."""
        return {"entries": [json.loads(one) for one in self._entries]}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> EventTypes:
        """Rebuilds types from the result of :meth:`to_dict`."""
        if not isinstance(data, Mapping) or set(data) != {"entries"}:
            raise ConfigError("event types are read from {'entries': [...]}")
        return cls(data["entries"])

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"EventTypes is frozen: cannot set {name!r}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"EventTypes is frozen: cannot delete {name!r}")

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)

    def __eq__(self, other: object) -> bool:
        return self._entries == other._entries if isinstance(other, EventTypes) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._entries)

    def __repr__(self) -> str:
        return f"EventTypes({', '.join(self.names)})"

    def __reduce__(self) -> tuple[Any, tuple[dict[str, Any]]]:
        return (EventTypes.from_dict, (self.to_dict(),))


def _several(entries: Any) -> list[Any]:
    if isinstance(entries, str | bytes | os.PathLike):
        raise ConfigError(f"entries are dicts; a file is read by EventTypes.from_toml({entries!r})")
    if isinstance(entries, Mapping):
        raise ConfigError("entries are a list of dicts, not one dict: write [{…}]")
    return list(entries)


def _json(place: str, entry: Any) -> str:
    if not isinstance(entry, Mapping):
        raise ConfigError(f"{place}: an entry is a dict, as {{'type': 'hire', 'verb': […]}}, not {entry!r}")
    try:
        written = json.dumps(entry, ensure_ascii=False)
        written.encode()
        return written
    except (TypeError, ValueError, RecursionError) as error:
        raise ConfigError(f"{place}: {error}") from None


def _files(paths: Paths) -> list[Path]:
    given = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    found: list[Path] = []
    for path in map(Path, given):
        found += sorted(path.glob("*.toml")) if path.is_dir() else [path]
    if not found:
        raise ConfigError(f"no *.toml in {', '.join(map(str, given)) or 'no path'}")
    return found


def _toml(path: Path) -> dict[str, Any]:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        read: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        return read
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: {getattr(error, 'strerror', None) or error}") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: {error}") from None
