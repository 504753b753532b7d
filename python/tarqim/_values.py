"""The values of :class:`tarqim.Entity`."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from tarqim._meant import no_attribute

Bound = Literal["exact", "more_than", "at_least", "less_than", "at_most", "about", "between"]
TimeBound = Literal[Bound, "since", "until", "before", "after"]
Feature = Literal[
    "country", "admin1", "admin2", "city", "village", "neighbourhood", "camp", "facility", "water",
    "mountain", "region",
]  # fmt: skip
Numeric = int | Decimal | Fraction

_Value = TypeVar("_Value", bound="_Record")


def _plain(value: Any) -> Any:
    """Converts to JSON types: exact numbers and moments become strings."""
    if isinstance(value, _Record):
        return value.to_dict()
    if isinstance(value, Decimal | Fraction):
        return str(value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    return value


@functools.cache
def _hints(cls: type[Any]) -> dict[str, Any]:
    """The type of each field."""
    hints = get_type_hints(cls)
    return {f.name: hints[f.name] for f in dataclasses.fields(cls)}


def _fits(value: Any, hint: Any) -> bool:
    """Whether a value matches a type annotation of a field."""
    parts = get_args(hint)
    if get_origin(hint) is Literal:
        return any(type(value) is type(part) and value == part for part in parts)
    if get_origin(hint) is tuple:
        return isinstance(value, tuple) and all(_fits(one, parts[0]) for one in value)
    if parts:
        return any(_fits(value, part) for part in parts)
    if hint is float and isinstance(value, int):
        return not isinstance(value, bool)
    return isinstance(value, hint) and (hint is bool or not isinstance(value, bool))


def shown(record: Any) -> str:
    """The repr of a dataclass, without fields that have their default."""
    fields = ((f.name, getattr(record, f.name), f.default) for f in dataclasses.fields(record) if f.repr)
    said = (
        f"{name}={value!r}" for name, value, default in fields if value is not default and value != default
    )
    return f"{type(record).__name__}({', '.join(said)})"


class _Record:
    __slots__ = ()

    def __repr__(self) -> str:
        return shown(self)

    if not TYPE_CHECKING:
        # A type checker would take any attribute for one that there is.
        def __getattr__(self, name: str) -> Any:
            if name.startswith("_"):
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            raise no_attribute(self, name)

    def to_dict(self) -> dict[str, Any]:
        """A dict that JSON can hold; decimals and fractions are strings, moments ISO 8601."""
        return {f.name: _plain(getattr(self, f.name)) for f in dataclasses.fields(self)}  # type: ignore[arg-type]

    @classmethod
    def from_dict(cls: type[_Value], data: dict[str, Any]) -> _Value:
        """Rebuilds a value from the result of :meth:`to_dict`.

        An unknown field, or an invalid value for a field, raises a ``ValueError`` that names it.
        """
        record: Any = cls
        hints: dict[str, Any] = _hints(record)
        if not isinstance(data, Mapping):
            raise ValueError(f"{cls.__name__} is read from a dict, not from {type(data).__name__}")
        fields = {}
        for name, value in data.items():
            if name not in hints:
                raise ValueError(f"{cls.__name__} has no field {name!r}; it has {', '.join(hints)}")
            try:
                fields[name] = cls._field(name, value)
            except (ValueError, ArithmeticError, TypeError) as why:
                raise ValueError(f"{name} of {cls.__name__}: {value!r} ({why})") from None
            if not _fits(fields[name], hints[name]):
                raise ValueError(f"{name} of {cls.__name__} cannot be {value!r}")
        try:
            return cls(**fields)
        except TypeError:
            raise ValueError(f"{cls.__name__} needs more fields than {', '.join(fields) or 'none'}") from None

    @classmethod
    def _field(cls, name: str, value: Any) -> Any:
        return value


def _number(value: Any) -> Any:
    if isinstance(value, str):
        return Fraction(value) if "/" in value else Decimal(value)
    return value


def _moment(value: Any) -> Any:
    return datetime.fromisoformat(value) if isinstance(value, str) else value


@dataclass(frozen=True, slots=True, repr=False)
class CountedNoun(_Record):
    """The noun that a number counts; offsets are code points of the document.

    >>> import tarqim
    >>> tarqim.extract("80 إرهابياً")[0].value.noun.lemma
    'إرهابي'
    """

    text: str
    start: int
    end: int
    lemma: str


@dataclass(frozen=True, slots=True, repr=False)
class Number(_Record):
    """Value of CARDINAL ORDINAL PERCENT MONEY QUANTITY.

    ``value`` is exact: an int, a Decimal with the places given, or a Fraction; None where the text gives
    only a range (``low``, ``high``) or an indefinite quantity. ``unit`` is an ISO 4217 code,
    a UCUM code, ``"%"`` or ``"times"``. ``dual`` marks a dual noun that stands for two.

    >>> import tarqim
    >>> tarqim.extract("أكثر من 80 إرهابياً")[0].value.bound
    'more_than'
    """

    value: Numeric | None = None
    low: Numeric | None = None
    high: Numeric | None = None
    bound: Bound = "exact"
    unit: str | None = None
    noun: CountedNoun | None = None
    dual: bool = False
    indefinite: bool = False

    @property
    def point(self) -> float | None:
        """One number for sums and charts: the value, else the middle of the range, else its known end."""
        if self.value is not None:
            return float(self.value)
        ends = [float(end) for end in (self.low, self.high) if end is not None]
        return sum(ends) / len(ends) if ends else None

    @classmethod
    def _field(cls, name: str, value: Any) -> Any:
        if name in ("value", "low", "high"):
            return _number(value)
        if name == "noun" and isinstance(value, dict):
            return CountedNoun.from_dict(value)
        return value


@dataclass(frozen=True, slots=True, repr=False)
class Hijri(_Record):
    """Fields of a Hijri date as given in the text: year of the Hijra, month 1 (Muharram) to 12, day.

    >>> import tarqim
    >>> str(tarqim.Hijri(1437, 12))
    '1437-12-XX'
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        fields = ((self.year, 4), (self.month, 2), (self.day, 2))
        return "-".join("X" * size if field is None else f"{field:0{size}}" for field, size in fields)


@dataclass(frozen=True, slots=True, repr=False)
class Temporal(_Record):
    """Value of DATE TIME DURATION.

    ``timex`` is ISO 8601 / EDTF in the Gregorian calendar with X for unknown digits; ``grain`` is its
    precision (second … century), ``calendar`` the one the text uses (gregorian, hijri), ``hijri`` its
    fields as given. ``part`` is the part of the day (morning … night), ``mod`` the start, mid or end of a
    period, ``repeat`` the period of what recurs (P1W), ``tz`` the IANA name or offset of a zone. ``bound``
    says how it is bounded: since منذ, until حتى, before قبل, after بعد, about نحو, or as for numbers.
    ``start_at`` and ``end_at`` (exclusive) are naive local moments, None while unresolved.
    ``seconds`` counts a month as 30 days and a year as 365. ``low`` and ``high`` are the
    ends of a range of lengths, in its unit. ``problems`` holds impossible_date wrong_weekday
    calendars_disagree outside_umm_al_qura inverted (a range that ends before it starts in the text: only
    then is ``end_at`` before ``start_at``).
    """

    timex: str = ""
    grain: str | None = None
    calendar: str | None = None
    hijri: Hijri | None = None
    part: str | None = None
    bound: TimeBound = "exact"
    low: Numeric | None = None
    high: Numeric | None = None
    mod: Literal["start", "mid", "end"] | None = None
    repeat: str | None = None
    tz: str | None = None
    seconds: int | None = None
    start_at: datetime | None = None
    end_at: datetime | None = None
    problems: tuple[str, ...] = ()

    @classmethod
    def _field(cls, name: str, value: Any) -> Any:
        if name in ("low", "high"):
            return _number(value)
        if name in ("start_at", "end_at"):
            return _moment(value)
        if name == "hijri" and isinstance(value, dict):
            return Hijri.from_dict(value)
        if name == "problems":
            return tuple(value)
        return value


@dataclass(frozen=True, slots=True, repr=False)
class Name(_Record):
    """Value of PERSON NORP ORG GPE LOC FAC PRODUCT EVENT.

    ``id`` is ISO 3166 for countries and their divisions, the GeoNames id for other places, else a
    stable slug, None where unknown; ``score`` runs from 0 to 1. Of people who are in no list, the id
    is that of the name as it is written, in whatever spelling; of a single word («أحمد») it holds
    within its text alone.

    Places (GPE LOC FAC) of the gazetteer also have ``feature``, ``country`` (ISO 3166-1 alpha-2),
    ``admin1`` (ISO 3166-2, or the GeoNames code of the first division where that is not known),
    ``lat`` and ``lon`` (degrees, WGS 84) and ``geonames``; None where not known.

    >>> import tarqim
    >>> tarqim.extract("وصل إلى سوريا")[0].value.id
    'SY'
    """

    canonical: str
    id: str | None = None
    source: Literal["gazetteer", "model", "rule", "given"] = "gazetteer"
    score: float = 1.0
    feature: Feature | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Identifier(_Record):
    """Value of ID.

    ``kind`` is iban, card, national_id, residence, tax, registry, passport, plate, account, license,
    insurance, postal or reference; ``value`` is as written, digits ASCII and no blanks; ``country`` an
    ISO 3166 code, None where unknown. ``valid`` says whether the check digits hold, None where there are
    none.

    >>> import tarqim
    >>> tarqim.extract("GB82 WEST 1234 5698 7654 32")[0].value
    Identifier(kind='iban', value='GB82WEST12345698765432', country='GB', valid=True)
    """

    kind: str
    value: str
    country: str | None = None
    valid: bool | None = None
