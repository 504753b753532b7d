"""How to read what can be read in several ways."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass, field
from typing import Any, Literal

from tarqim._core import ConfigError, _OptionsPlan


def _check_names(cls: type[Options], given: dict[str, Any]) -> None:
    names = [f.name for f in dataclasses.fields(cls) if f.init]
    for name in given:
        if name not in names:
            raise ConfigError(f"unknown option {name!r}; valid: {', '.join(names)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Options of extraction: frozen, hashable, picklable, JSON-able.

    An unknown name or value raises :class:`tarqim.ConfigError` naming the valid ones.

    >>> import tarqim
    >>> tarqim.Options(week_start="monday").to_dict()["week_start"]
    'monday'
    """

    day_first: bool = True
    """Whether 3/4/2024 is the third of April."""
    week_start: Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] = (
        "sunday"
    )
    """Day a week begins with."""
    prefer: Literal["past", "future", "current"] = "past"
    """Where a bare weekday or month lies when the tense around it does not tell; ``current`` is the
    reference's own year for months and the next one for weekdays."""
    interval_end: Literal["exclusive", "inclusive", "grown"] = "exclusive"
    """Where a range ends: behind its last day (hours: at the second one), at the beginning of the
    last unit named, or behind the last unit named, hours included."""
    hour: Literal["literal", "next"] = "literal"
    """How an hour without a part of the day is read: as said, or the next time a clock shows it."""
    relative: Literal["exact", "calendar", "week_start"] = "exact"
    """What «in two months» names: the same day, the unit it falls in, or the same day but of weeks
    their first day."""
    next_weekday: Literal["nearest", "next_week"] = "nearest"
    """What «next Sunday» names."""
    part_hours: bool = False
    """Whether a day with its part (tomorrow evening) has the hours of that part, not the whole day."""
    night_before: bool = False
    """Whether «the night of 29 Ramadan» is the night before that day."""
    keep_seconds: bool = False
    """Whether «in two hours» keeps the seconds of the reference."""
    decimal_comma: bool = True
    """Whether 3,5 is three and a half."""
    bare_unit: bool = False
    """Whether a unit of measure alone is one of it: متر, كيلوغرام."""
    region: str | None = None
    """ISO 3166 code of the country whose currency and dialling code are meant."""
    compete: bool = True
    """Whether all labels compete for a place in the text; otherwise each is read alone."""
    profile: str | None = None
    """A named set of conventions."""
    dialects: tuple[Literal["egyptian", "levantine", "gulf", "iraqi", "maghrebi"], ...] = ()
    """Dialects the text is written in: ثاني is «second», in the Gulf «another»."""
    relative_ordinals: bool = False
    """Whether ranks counted from the end or the current one (الأخير, التالي) are ordinals anywhere."""
    _plan: _OptionsPlan = field(init=False, repr=False, compare=False)

    def __new__(cls, **given: Any) -> Options:
        _check_names(cls, given)
        return object.__new__(cls)

    def __post_init__(self) -> None:
        object.__setattr__(self, "dialects", tuple(self.dialects))
        object.__setattr__(self, "_plan", _OptionsPlan(self.to_json()))

    def to_dict(self) -> dict[str, Any]:
        """The options by name."""
        found = {f.name: getattr(self, f.name) for f in dataclasses.fields(self) if f.init}
        return found | {"dialects": list(self.dialects)}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Options:
        """The options that :meth:`to_dict` described."""
        return cls(**data)

    def to_json(self) -> str:
        """The options as a JSON object."""
        return json.dumps(self.to_dict())

    @classmethod
    def from_json(cls, text: str) -> Options:
        """The options that :meth:`to_json` described."""
        return cls.from_dict(json.loads(text))

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return (Options.from_json, (self.to_json(),))
