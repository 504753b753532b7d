"""Events and who takes part in them."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, Literal

from tarqim._core import Entity, Span
from tarqim._values import Name, Number, _Record

Modality = Literal["asserted", "planned", "possible", "denied"]
Victim = Literal[
    "civilian",
    "combatant",
    "police",
    "official",
    "journalist",
    "child",
    "woman",
    "worker",
    "person",
    "vehicle",
    "building",
    "other",
]


def _plain(value: Any) -> Any:
    if isinstance(value, Span | Entity | Name | Number | _Record):
        return value.to_dict()
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value


class _Told(_Record):
    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """A dict that JSON can hold; :meth:`from_dict` is the way back."""
        return {f.name: _plain(getattr(self, f.name)) for f in dataclasses.fields(self)}  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True, repr=False)
class Participant(_Told):
    """Who or what takes part in an event.

    ``text`` is the noun phrase, at most ten words; ``head`` a :class:`Span` of its name, or of the noun
    alone, without proclitics. ``lemma`` is the noun's dictionary form where known, ``name`` the
    :class:`Name` of the entity that it is, else None. Offsets are code points of the document.

    >>> import tarqim
    >>> tarqim.events("قصفت القوات الروسية بلدة سرمين")[0].agent.head.text
    'القوات'
    """

    text: str
    start: int
    end: int
    head: Span
    lemma: str | None = None
    name: Name | None = None

    @classmethod
    def _field(cls, name: str, value: Any) -> Any:
        if name == "head" and isinstance(value, dict):
            return Span.from_dict(value)
        if name == "name" and isinstance(value, dict):
            return Name.from_dict(value)
        return value


@dataclass(frozen=True, slots=True, repr=False)
class Event(_Told):
    """Something that happened, or is said to have happened.

    ``type`` is one of ``tarqim.EVENT_TYPES``, or of your own; ``trigger`` the :class:`Span` of the words
    that report it. ``count`` says how many patients (of a protest or a movement: how many act), ``times``
    how many events; ``implied`` that the count of one is not stated. ``same_as`` is the index of the
    earlier event in this text that it mentions again, ``part_of`` the index of the event whose patients these
    are some of («12 killed, among them 5 children»). ``sentence`` counts from 0. ``precision`` says how
    exactly ``place`` says where: 1 the place itself, 2 near it or in its district, 3 in its region.
    ``default_place`` and ``default_time`` are the place and the date of the dateline
    («بيروت - 3 أيار 2020 - »), if the text does not say where or when it happened; the date of a reference
    is never taken for an event's own,
    and ``background`` says that it is told as something earlier («وكان قد قتل»). ``text``, ``start`` and
    ``end`` cover the trigger and the participants of its sentence.

    >>> import tarqim
    >>> event = tarqim.events("مقتل أكثر من 80 مدنيا في غارة على حلب")[0]
    >>> event.type, event.count.value, event.count.bound, event.victim, event.place[0].text
    ('die', 80, 'more_than', 'civilian', 'حلب')
    """

    type: str
    trigger: Span
    agent: Participant | None = None
    patient: Participant | None = None
    source: Participant | None = None
    instrument: Participant | None = None
    place: tuple[Participant, ...] = ()
    time: Entity | None = None
    count: Number | None = None
    times: Number | None = None
    victim: Victim | None = None
    modality: Modality = "asserted"
    same_as: int | None = None
    sentence: int = 0
    score: float = 1.0
    text: str = ""
    start: int = 0
    end: int = 0
    implied: bool = False
    part_of: int | None = None
    precision: Literal[1, 2, 3] | None = None
    default_place: Participant | None = None
    background: bool = False
    default_time: Entity | None = None

    @classmethod
    def _field(cls, name: str, value: Any) -> Any:
        if name == "place":
            return tuple(Participant.from_dict(p) if isinstance(p, dict) else p for p in value)
        if isinstance(value, dict):
            if name == "trigger":
                return Span.from_dict(value)
            if name in ("time", "default_time"):
                return Entity.from_dict(value)
            if name in ("count", "times"):
                return Number.from_dict(value)
            return Participant.from_dict(value)
        return value


def only(events: tuple[Event, ...], types: set[str]) -> tuple[Event, ...]:
    """The events of these types."""
    places = {n: at for at, n in enumerate(n for n, event in enumerate(events) if event.type in types)}
    kept = (events[n] for n in places)
    return tuple(
        dataclasses.replace(
            event,
            same_as=None if event.same_as is None else places.get(event.same_as),
            part_of=None if event.part_of is None else places.get(event.part_of),
        )
        for event in kept
    )
