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
    week_start: Literal["sunday", "monday", "saturday"] = "sunday"
    """Day a week begins with."""
    prefer: Literal["past", "future"] = "past"
    """Where a bare weekday, month or day lies when the text does not say."""
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
    _plan: _OptionsPlan = field(init=False, repr=False, compare=False)

    def __new__(cls, **given: Any) -> Options:
        _check_names(cls, given)
        return object.__new__(cls)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_plan", _OptionsPlan(self.to_json()))

    def to_dict(self) -> dict[str, Any]:
        """The options by name."""
        return {f.name: getattr(self, f.name) for f in dataclasses.fields(self) if f.init}

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
