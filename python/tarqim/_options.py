"""Options: how to read what can be read in several ways."""

from __future__ import annotations

import dataclasses
import functools
import inspect
import json
import re
import types
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args, get_type_hints

from tarqim._core import ConfigError, _OptionsPlan
from tarqim._core import _meant as _core_meant
from tarqim._event_types import EventTypes
from tarqim._values import shown


def _check_names(cls: type[Options], given: dict[str, Any]) -> None:
    names = [f.name for f in dataclasses.fields(cls) if f.init]
    for name in given:
        if name not in names:
            raise ConfigError(f"unknown option {name!r}{_meant(name, names)}; valid: {', '.join(names)}")


def _flat(hint: Any) -> Iterator[Any]:
    """The values of the literals in a type, and the plain types in it."""
    if hint is types.NoneType:
        yield None
    elif get_args(hint):
        for part in get_args(hint):
            yield from _flat(part)
    elif hint is not ...:
        yield hint


@functools.cache
def _valid(cls: type[Options]) -> dict[str, tuple[Any, ...]]:
    """The values that each option may take, or the types of them."""
    hints = get_type_hints(cls)
    return {f.name: tuple(_flat(hints[f.name])) for f in dataclasses.fields(cls) if f.init}


def valid(name: str) -> str:
    """The values that an option may take, for messages."""
    return _named(_valid(Options)[name])


def _named(values: tuple[Any, ...]) -> str:
    return ", ".join(
        "True, False" if v is bool else v.__name__ if isinstance(v, type) else str(v) for v in values
    )


def _check_value(name: str, value: Any, valid: tuple[Any, ...]) -> None:
    kinds = tuple(v for v in valid if isinstance(v, type))
    if isinstance(value, kinds) or any(value is v or (isinstance(value, str) and value == v) for v in valid):
        return
    near = _meant(value, valid) if isinstance(value, str) else ""
    raise ConfigError(f"unknown value for {name} {value!r}{near}; valid: {_named(valid)}")


def _meant(name: str, valid: Iterable[Any]) -> str:
    """The valid name that was probably meant, as a piece of a message."""
    near = _core_meant(name, [v for v in valid if isinstance(v, str)])
    return f"; write {near!r}" if near else ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Options:
    """Options of extraction: frozen, hashable, picklable, JSON-able.

    An unknown name or value raises :class:`tarqim.ConfigError`, which names the valid ones.

    Parameters
    ----------
    day_first
        Whether 3/4/2024 is the third of April.
    year_first
        Whether a date with slashes or dots may begin with its year: 2013/04/04. With hyphens (ISO
        8601) it always may.
    week_start
        Day a week begins with.
    prefer
        Whether a bare weekday or month is past or future if the tense around it does not tell; ``current`` is
        the reference's own year for months and the next one for weekdays.
    interval_end
        Where a range ends: after its last day (hours: at the second one), at the beginning of the
        last unit named, or after the last unit named, hours included.
    hour
        How an hour without a part of the day is read: as said, or the next time a clock shows it.
    relative
        What «in two months» names: the same day, the unit it falls in, or the same day but the
        first day for weeks.
    next_weekday
        What «next Sunday» names.
    hijri
        Which table of the Umm al-Qura calendar Hijri dates rest on: the months as Saudi Arabia
        printed them, or those that KACST computed and that ICU, Java and the browsers use. They
        differ by a day in two months of five, and in none of 1420-1450 AH.
    part_hours
        Whether a day with its part (tomorrow evening) has the hours of that part, not the whole
        day.
    night_before
        Whether «the night of 29 Ramadan» is the night before that day.
    keep_seconds
        Whether «in two hours» keeps the seconds of the reference.
    decimal_comma
        Whether 3,5 is three and a half.
    accounting
        Whether an amount in digits alone in round brackets is negative, as in accounts.
    bare_unit
        Whether a unit of measure without a number means one of it: متر, كيلوغرام.
    region
        ISO 3166 code of the country whose currency and dialling code are meant: ``SY``.
    compete
        Whether all labels compete for a place in the text; otherwise each is read on its own.
    profile
        The conventions of another tool, for drop-in use and comparison: options that are not given
        take its values. ``nemo`` and ``itn`` also change how transcribed speech is read and
        written.
    dialects
        Dialects the text is written in: ثاني is «second», in the Gulf «another».
    relative_ordinals
        Whether ranks counted from the end or the current one (الأخير, التالي) are ordinals
        anywhere.
    columns
        Whether two blanks, or a tab, separate columns, as in text copied from a table: no number,
        amount or time continues across them.
    hashtags
        Whether a hashtag is one entity, or is opened: one that contains names («#ريف_حلب») yields them, with
        their offsets in it, its underscores read as blanks.
    event_types
        Your own event types, in addition to the library's: an :class:`EventTypes`.

    >>> import tarqim
    >>> tarqim.Options(week_start="monday").to_dict()["week_start"]
    'monday'
    >>> tarqim.Options(profile="duckling", hour="literal").interval_end
    'grown'
    """

    day_first: bool = True
    year_first: bool = True
    week_start: Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] = (
        "sunday"
    )
    prefer: Literal["past", "future", "current"] = "past"
    interval_end: Literal["exclusive", "inclusive", "grown"] = "exclusive"
    hour: Literal["literal", "next"] = "literal"
    relative: Literal["exact", "calendar", "week_start"] = "exact"
    next_weekday: Literal["nearest", "next_week"] = "nearest"
    hijri: Literal["printed", "computed"] = "printed"
    part_hours: bool = False
    night_before: bool = False
    keep_seconds: bool = False
    decimal_comma: bool = True
    accounting: bool = False
    bare_unit: bool = False
    region: str | None = None
    compete: bool = True
    profile: Literal["duckling", "maha", "puckling", "recognizers", "dateparser", "nemo", "itn"] | None = None
    dialects: tuple[Literal["egyptian", "levantine", "gulf", "iraqi", "maghrebi"], ...] = ()
    relative_ordinals: bool = False
    columns: bool = False
    hashtags: Literal["whole", "open"] = "whole"
    event_types: EventTypes | None = None
    _given: frozenset[str] = field(init=False, repr=False, compare=False)
    _plan: _OptionsPlan = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        values_of = _valid(Options)
        if isinstance(self.dialects, str):
            raise ConfigError(f"dialects takes a collection of str: [{self.dialects!r}]")
        object.__setattr__(self, "dialects", tuple(self.dialects))
        if isinstance(self.event_types, Mapping):
            object.__setattr__(self, "event_types", EventTypes.from_dict(self.event_types))
        for name, values in values_of.items():
            value = getattr(self, name)
            for one in value if name == "dialects" else (value,):
                _check_value(name, one, values)
        own = self._given - {"event_types"}
        given = {name: value for name, value in self.to_dict().items() if name in own}
        if "region" in given and given["region"] is not None:
            # Half a character is no JSON to the core.
            given["region"] = given["region"].encode(errors="backslashreplace").decode()
        plan = _OptionsPlan(json.dumps(given))
        object.__setattr__(self, "_plan", plan)
        if self.profile is not None:
            for name, value in json.loads(plan.to_json()).items():
                object.__setattr__(self, name, tuple(value) if isinstance(value, list) else value)

    def __repr__(self) -> str:
        return shown(self)

    def replace(self, **changes: Any) -> Options:
        """These options with changes.

        >>> import tarqim
        >>> tarqim.Options(region="SA").replace(day_first=False)
        Options(day_first=False, region='SA')
        """
        return Options(**{name: getattr(self, name) for name in self._given} | changes)

    def to_dict(self) -> dict[str, Any]:
        """The options by name."""
        found = {f.name: getattr(self, f.name) for f in dataclasses.fields(self) if f.init}
        types = None if self.event_types is None else self.event_types.to_dict()
        return found | {"dialects": list(self.dialects), "event_types": types}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Options:
        """Rebuilds options from the result of :meth:`to_dict`."""
        if not isinstance(data, Mapping) or not all(isinstance(name, str) for name in data):
            raise ConfigError("options are read from a JSON object with a str for every name")
        return cls(**data)

    def to_json(self) -> str:
        """The options as a JSON object."""
        return json.dumps(self.to_dict())

    @classmethod
    def from_json(cls, text: str) -> Options:
        """Rebuilds options from the result of :meth:`to_json`."""
        try:
            found = json.loads(text)
        except (ValueError, TypeError, RecursionError) as error:
            raise ConfigError(f"options are not valid JSON: {error}") from None
        if not isinstance(found, dict):
            raise ConfigError(f"options must be a JSON object, not {type(found).__name__}")
        return cls.from_dict(found)

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return (Options.from_json, (self.to_json(),))


def _new(cls: type[Options], *rest: Any, **given: Any) -> Options:
    if rest:
        hint = (
            f"profile={rest[0]!r}"
            if isinstance(rest[0], str) and rest[0] in _valid(Options)["profile"]
            else f"region={rest[0]!r}"
            if isinstance(rest[0], str)
            else "**options"
            if isinstance(rest[0], dict)
            else "region='SY'"
        )
        raise TypeError(f"options are given by name: write Options({hint})")
    _check_names(cls, given)
    options = object.__new__(cls)
    object.__setattr__(options, "_given", frozenset(given))
    return options


# Set from outside, so that help() and editors see the signature of the fields, not this one.
setattr(Options, "__new__", staticmethod(_new))  # noqa: B010
_signature = inspect.signature(Options.__init__)
setattr(  # noqa: B010
    Options, "__signature__", _signature.replace(parameters=list(_signature.parameters.values())[1:])
)


def about() -> dict[str, str]:
    """What each option does, taken from the docstring of the class."""
    text = (Options.__doc__ or "").partition("----------\n")[2].partition(">>>")[0]
    found = re.findall(r"^    (\w+)\n((?:        .*\n)+)", text, re.MULTILINE)
    return {name: " ".join(said.split()) for name, said in found}
