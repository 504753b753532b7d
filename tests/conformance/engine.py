"""The one module that talks to tarqim, through its documented public names only."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from fractions import Fraction
from types import ModuleType
from typing import Any

from .model import NotThere


class Engine:
    """tarqim, with options given as plain mappings.

    A profile may name a field that the installed tarqim does not have: it is dropped, and ``dropped``
    remembers it so that the report can say so. Everything else is passed on untouched.
    """

    def __init__(self, module: ModuleType | Any | None = None) -> None:
        self.module = module if module is not None else importlib.import_module("tarqim")
        self.dropped: set[str] = set()
        self._known: dict[tuple[str, str], bool] = {}
        self._built: dict[tuple, Any] = {}

    def need(self, name: str) -> Any:
        """A public function, or `NotThere`."""
        function = getattr(self.module, name, None)
        if function is None:
            raise NotThere(f"tarqim.{name}")
        return function

    def has(self, name: str) -> bool:
        return hasattr(self.module, name)

    def options(self, profile: Mapping[str, Any]) -> Any:
        """An ``Options`` of the profile's known fields, or None for an empty profile."""
        key = tuple(sorted((name, repr(value)) for name, value in profile.items()))
        if key not in self._built:
            fields = {}
            for name, value in profile.items():
                if self._accepts(name, value):
                    fields[name] = value
            self._built[key] = self.need("Options")(**fields) if fields else None
        return self._built[key]

    def _accepts(self, name: str, value: Any) -> bool:
        key = (name, repr(value))
        if key not in self._known:
            options = self.need("Options")
            try:
                options(**{name: value})
            except Exception:  # a field of another version: TypeError, ConfigError, ValueError alike
                self.dropped.add(f"{name}={value!r}")
                self._known[key] = False
            else:
                self._known[key] = True
        return self._known[key]

    def extract(
        self,
        text: str,
        labels: Iterable[str] | None,
        reference: datetime | None = None,
        profile: Mapping[str, Any] | None = None,
    ) -> list[Any]:
        """``tarqim.extract``; an aware reference is tried first, then its local clock."""
        extract = self.need("extract")
        named = {
            "labels": set(labels) if labels is not None else None,
            "options": self.options(profile or {}),
        }
        if reference is None or reference.tzinfo is None:
            return list(extract(text, reference=reference, **named))
        try:
            return list(extract(text, reference=reference, **named))
        except Exception:
            return list(extract(text, reference=reference.replace(tzinfo=None), **named))

    def parse_number(self, text: str) -> Any:
        """The number that the whole text says, or None where tarqim raises its ``ParseError``."""
        parse = self.need("parse_number")
        try:
            return parse(text)
        except Exception:
            return None

    def rewrite(self, name: str, text: str, profile: Mapping[str, Any]) -> str:
        """``numerals_to_digits`` or ``digits_to_words`` with options where the function takes them."""
        function = self.need(name)
        options = self.options(profile) if self.has("Options") else None
        if options is None:
            return function(text)
        try:
            return function(text, options=options)
        except TypeError:
            self.dropped.add(f"{name}(options=…)")
            return function(text)

    def hijri(self, day: date) -> tuple[int, int, int]:
        """``to_hijri`` as (year, month, day)."""
        return ymd(self.need("to_hijri")(day))

    def gregorian(self, year: int, month: int, day: int) -> tuple[int, int, int]:
        """``to_gregorian`` as (year, month, day)."""
        return ymd(self.need("to_gregorian")(year, month, day))


def ymd(value: Any) -> tuple[int, int, int]:
    """(year, month, day) of a date, a tuple, an ISO string or any object with those attributes."""
    if isinstance(value, str):
        year, month, day = value.split("-")
        return int(year), int(month), int(day)
    if isinstance(value, tuple | list):
        return int(value[0]), int(value[1]), int(value[2])
    return value.year, value.month, value.day


def core(entity: Any) -> tuple[int, int]:
    """``start`` and ``end`` of an entity."""
    return entity.start, entity.end


def phrase(entity: Any) -> tuple[int, int]:
    """The span of everything read; the core where an entity has no phrase of its own."""
    span = getattr(entity, "phrase", None)
    if span is None:
        return core(entity)
    if isinstance(span, tuple):
        return span[0], span[1]
    return span.start, span.end


def show(entities: Iterable[Any]) -> str:
    """Entities on one line, for the list of misses."""
    return (
        "; ".join(f"{entity.label} {phrase(entity)} {describe(entity.value)}" for entity in entities)
        or "nothing"
    )


_SHOWN = [
    "value",
    "low",
    "high",
    "bound",
    "unit",
    "indefinite",
    "timex",
    "grain",
    "part",
    "start_at",
    "end_at",
    "seconds",
    "calendar",
    "mod",
    "repeat",
    "canonical",
    "problems",
]


def describe(value: Any) -> str:
    """The fields of a value that are set."""
    if isinstance(value, str) or value is None:
        return repr(value)
    parts = []
    for name in _SHOWN:
        field = getattr(value, name, None)
        if (
            field is None
            or field is False
            or field == ()
            or field == []
            or (name == "bound" and field == "exact")
        ):
            continue
        if isinstance(field, datetime):
            field = field.isoformat()
        elif isinstance(field, Fraction):
            field = f"{field.numerator}/{field.denominator}" if field.denominator != 1 else field.numerator
        parts.append(f"{name}={field}")
    return "{" + " ".join(parts) + "}"
