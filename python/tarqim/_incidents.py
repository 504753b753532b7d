"""Events that belong together, as one row of a conflict data set needs them, every cell with its place."""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import resources
from typing import Any

from tarqim import _event_table
from tarqim._core import Doc, Normalizer, segment, tokenize
from tarqim._events import Event, Participant

#: What an event does to people or things, rather than being what happened.
EFFECTS = frozenset(("die", "injure", "missing", "destroy", "displace"))
#: Those killed or hurt who bear no arms, as far as the text says what they are.
CIVILIANS = frozenset(("civilian", "child", "woman", "journalist", "worker", "official"))
#: Words after a trigger that may say of what kind it is: «قصف مدفعي», «غارة جوية».
_BEHIND = 2

Span = tuple[int, int]


@dataclass(frozen=True)
class Told:
    """The events of one text. Without its document only what the events cover of it is known."""

    name: Any
    text: str | None
    events: Sequence[Event]

    def cut(self, start: int, end: int) -> str:
        """A stretch of the text, as far as it is known."""
        if self.text is not None:
            return self.text[start:end]
        held = next((e for e in self.events if e.start <= start and end <= e.end), None)
        return "" if held is None else held.text[start - held.start : end - held.start]


def documents(given: Any) -> Iterator[Told]:
    """Documents, a document, or the events of one."""
    if isinstance(given, Doc):
        given = [given]
    if isinstance(given, str | dict) or not hasattr(given, "__iter__"):
        raise TypeError(f"documents or events are wanted, not {type(given).__name__}")
    loose: list[Event] = []
    for one in given:
        if isinstance(one, Doc):
            yield Told(one.id, one.text, one.events)
        elif isinstance(one, Event):
            loose.append(one)
        else:
            raise TypeError(f"documents or events are wanted, not {type(one).__name__}")
    if loose:
        yield Told(None, None, loose)


@dataclass
class Incident:
    """What happened, and the deaths, injuries and losses that follow from it."""

    told: Told
    first: Event
    effects: list[Event]
    #: Later mentions of the first event.
    retold: list[Event] = field(default_factory=list)

    @property
    def all(self) -> list[Event]:
        return [self.first, *self.effects]

    def follows(self, effect: Event) -> bool:
        """Whether the event, or a later mention of it, is the instrument of an effect."""
        return any(_is(effect.instrument, event) for event in (self.first, *self.retold))

    def words(self) -> Iterator[tuple[str, Span]]:
        """The words that say of what kind it is, folded and without clitics, each with its place."""
        seen: set[Span] = set()
        for event in (*self.all, *self.retold):
            for start, end in _naming(event):
                behind = self.told.cut(end, end + 40)
                for word in list(tokenize(behind))[:_BEHIND]:
                    if word.kind != "word":
                        break
                    yield from _stems(self.told, end + word.start, end + word.end, seen)
                yield from _stems(self.told, start, end, seen)


def _naming(event: Event) -> Iterator[Span]:
    yield event.trigger.start, event.trigger.end
    if event.instrument is not None:
        yield event.instrument.start, event.instrument.end


def _stems(told: Told, start: int, end: int, seen: set[Span]) -> Iterator[tuple[str, Span]]:
    for word in segment(told.cut(start, end)):
        at = (start + word.stem.start, start + word.stem.end)
        if at not in seen:
            seen.add(at)
            yield fold(word.stem.normalized), at


@functools.cache
def _search() -> Normalizer:
    return Normalizer.preset("search")


def fold(word: str) -> str:
    """A word as the tables of kinds are compared."""
    return str(_search()(word))


def incidents(told: Told, firsts: frozenset[str]) -> list[Incident]:
    """Events of these types and what follows from each; effects that follow from none stand alone.

    An effect belongs to the event that is its instrument («مقتل 5 في غارة»), else to the only one of its
    sentence; those that stand alone belong together if one hand or one weapon did both; what is denied,
    planned or only possible is not an incident, nor is a second mention of one.
    """
    counts = _event_table.once([_event_table.row(None, e) for e in told.events])
    happened = [e for e, c in zip(told.events, counts, strict=True) if c and e.modality == "asserted"]
    found = [Incident(told, e, []) for e in happened if e.type in firsts and e.type not in EFFECTS]
    of_sentence: dict[int, list[Incident]] = {}
    for incident in found:
        of_sentence.setdefault(incident.first.sentence, []).append(incident)
    # An attack that is told again brings what followed from it to the first mention.
    for event in (e for e in told.events if e.type in firsts and e.type not in EFFECTS):
        first = _told(told.events, event.same_as, event)
        for incident in (i for i in found if i.first is first):
            incident.retold.append(event)
            of_sentence.setdefault(event.sentence, []).append(incident)
    # Another event of the sentence, as an accident, may be what the effect follows from.
    others = {e.sentence for e in told.events if e.type == "accident" and e.modality == "asserted"}
    alone: dict[int, list[Incident]] = {}
    for event in (e for e in happened if e.type in EFFECTS):
        beside = of_sentence.get(event.sentence, [])
        cause = next((i for i in beside if i.follows(event)), None)
        if cause is None and len(beside) == 1 and event.sentence not in others:
            cause = beside[0]
        mates = alone.setdefault(event.sentence, [])
        cause = cause or next((i for i in mates if _of_one(i.first, event)), None)
        if cause is not None:
            cause.effects.append(event)
        elif event.type in firsts and event.sentence not in others:
            mates.append(Incident(told, event, []))
    found += (incident for mates in alone.values() for incident in mates)
    return sorted(found, key=lambda incident: incident.first.trigger.start)


def _of_one(first: Event, other: Event) -> bool:
    """Whether two effects of a sentence are of one incident: one word, hand or weapon tells of both."""
    if first.trigger.start == other.trigger.start:
        return True
    roles = (first.agent, other.agent), (first.instrument, other.instrument)
    return any(a is not None and b is not None and a.head.start == b.head.start for a, b in roles)


def _is(instrument: Participant | None, event: Event) -> bool:
    return instrument is not None and event.trigger.start <= instrument.head.start < event.trigger.end


class Cells:
    """A row: every cell with the stretches of the text that it comes from."""

    def __init__(self, columns: Sequence[str]) -> None:
        self.row: dict[str, Any] = dict.fromkeys(columns)
        self.offsets: dict[str, list[list[int]]] = {}

    def put(self, column: str, value: Any, *spans: Span) -> None:
        """Fills a cell; what is not known stays empty."""
        if value is None or value == "":
            return
        assert column in self.row
        self.row[column] = value
        self.offsets[column] = [list(span) for span in dict.fromkeys(spans)]

    def done(self) -> dict[str, Any]:
        """The row, with ``offsets`` after its columns."""
        return {**self.row, "offsets": self.offsets}


def span(who: Participant) -> Span:
    return who.start, who.end


def called(who: Participant) -> str:
    """The name that is known, else what the text says."""
    return who.name.canonical if who.name is not None else who.text


def first_of(events: Iterable[Event], field: str) -> Any:
    """The first of the events' participants in a role."""
    return next((value for e in events if (value := getattr(e, field))), None)


@functools.cache
def kinds(table: str) -> tuple[dict[str, str], ...]:
    """The rows of a table of kinds; words folded as those of texts."""
    text = (resources.files("tarqim") / "tables" / table).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@functools.cache
def _known(words: str) -> frozenset[str]:
    return frozenset(map(fold, words.split()))


def kind(table: str, incident: Incident) -> tuple[dict[str, str] | None, list[Span]]:
    """The first row of a table that fits an incident, and the words that decided."""
    words = list(incident.words())
    victims = [e for e in incident.all if e.victim is not None]
    for row in kinds(table):
        if row.get("type", incident.first.type) != incident.first.type:
            continue
        by: list[Span] = []
        if row["words"]:
            by = [at for word, at in words if word in _known(row["words"])][:1]
            if not by:
                continue
        if row.get("victims"):
            harmed = [e.patient for e in victims if e.victim in row["victims"].split() and e.patient]
            if not harmed:
                continue
            by += [span(harmed[0])]
        if row.get("agent"):
            agent = first_of(incident.all, "agent")
            if agent is None:
                continue
            by += [span(agent)]
        return row, by
    return None, []


@dataclass(frozen=True)
class Ends:
    """How many at the least and at the most; ``high`` None where it is open."""

    low: int
    high: int | None
    spans: tuple[Span, ...]


def ends(event: Event) -> Ends | None:
    """The ends of an event's count; none where nobody says it."""
    row = _event_table.row(None, event)
    if row["count"] is None and row["low"] is None and row["high"] is None:
        return None
    low, high = _event_table._ends(row)
    where = event.patient or event.trigger
    return Ends(int(low), None if high is None else int(high), ((where.start, where.end),))


def total(events: Sequence[Event]) -> Ends | None:
    """The sum of counts; none where one of them is not known, or there are none."""
    counted = [ends(event) for event in events]
    if not counted or None in counted:
        return None
    known = [one for one in counted if one is not None]
    high = None if any(one.high is None for one in known) else sum(one.high or 0 for one in known)
    return Ends(sum(one.low for one in known), high, tuple(at for one in known for at in one.spans))


def _told(events: Sequence[Event], index: int | None, by: Event) -> Event | None:
    """The event that another refers to by its index, as far as the list of a text's events is whole."""
    if index is None or index >= len(events) or events[index] is by or events[index].part_of is not None:
        return None
    return events[index] if events[index].type == by.type else None


def wholes(told: Told, among: Sequence[Event]) -> list[Event]:
    """The events that are part of no other of them: of «10, among them 3 children» the ten.

    A whole and its parts have one trigger, which is asked first: lists of events are cut and put together.
    """
    triggers = {(e.type, e.trigger) for e in among if e.part_of is None}
    there = {id(e) for e in among}

    def part(event: Event) -> bool:
        if event.part_of is None:
            return False
        whole = _told(told.events, event.part_of, event)
        first = None if whole is None else _told(told.events, whole.same_as, whole)
        return (event.type, event.trigger) in triggers or id(whole) in there or id(first) in there

    return [e for e in among if not part(e)]
