"""Events as HTML: the text with triggers filled, participants underlined and labelled, and a table."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape

from tarqim import _event_table, _html
from tarqim._core import EVENT_TYPES, Doc
from tarqim._events import Event, Participant
from tarqim._labels import EVENTS_ARABIC, MODALITIES_ARABIC, ROLES_ARABIC

#: The roles, and the colour index of each.
_ROLES = {"agent": 0, "patient": 215, "source": 275, "instrument": 35, "place": 140, "time": 185}


@dataclass
class _Mark:
    """A span of the text, and all that it stands for: ``("die", 1)`` a trigger, ``("patient", 1)`` a role."""

    start: int
    end: int
    names: list[tuple[str, int]]
    event: Event | None = None
    tips: list[str] = field(default_factory=list)


class _Marks:
    """Collects marks that do not overlap: a span inside an existing mark is added to that mark."""

    def __init__(self, length: int) -> None:
        self.all: list[_Mark] = []
        self._at = array("l", bytes(array("l").itemsize * length))

    def put(
        self, spans: Sequence[tuple[int, int]], name: tuple[str, int], tip: str, event: Event | None = None
    ) -> None:
        """Puts a mark on the first free span, otherwise adds it to the mark there."""
        for start, end in spans:
            if start < end <= len(self._at) and not any(self._at[start:end]):
                self.all.append(_Mark(start, end, [name], event, [tip]))
                self._at[start:end] = array("l", [len(self.all)]) * (end - start)
                return
        there = next((mark for mark in map(self._there, reversed(spans)) if mark is not None), None)
        if there is None:
            return
        if name not in there.names:
            there.names.append(name)
        if tip not in there.tips:
            there.tips.append(tip)

    def _there(self, span: tuple[int, int]) -> _Mark | None:
        found = next((n for n in self._at[span[0] : span[1]] if n), 0)
        return self.all[found - 1] if found else None


def _parts(event: Event) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    for role in ("agent", "patient", "source", "instrument"):
        who: Participant | None = getattr(event, role)
        if who is not None:
            yield role, [(who.start, who.end), (who.head.start, who.head.end)]
    for where in event.place:
        yield "place", [(where.start, where.end), (where.head.start, where.head.end)]
    if event.time is not None:
        yield "time", [(event.time.start, event.time.end)]


def _counted(event: Event) -> list[str]:
    """How many and of what kind."""
    if event.count is None:
        return [event.victim] if event.victim else []
    parts = _html._number(event.count)
    return [*parts, *([event.victim] if event.victim else []), *(["(implied)"] if event.implied else [])]


def _told(event: Event, language: str) -> list[str]:
    """An event in a few words, for the tooltip of its trigger."""
    said = [_name(event.type, language), *_counted(event)]
    for role in ("agent", "place", "time", "source"):
        one = getattr(event, role)
        one = one[0] if isinstance(one, tuple) and one else one
        if one:
            said.append(f"{_name(role, language)}: {one.text}")
    return [*said, MODALITIES_ARABIC[event.modality] if language == "ar" else event.modality]


def _trigger_look(kind: str) -> str:
    # The library's types first, then a user's by their names: always the same colour.
    at = EVENT_TYPES.index(kind) if kind in EVENT_TYPES else sum(map(ord, kind))
    return _html.hue(at % 16)


def _role_look(role: str) -> str:
    turn = _ROLES[role]
    edge = _html._hex(turn, 0.55, 0.5)
    look = f"background-color:transparent;color:inherit;border-bottom:2px solid {edge}"
    return f'class="tq-role" style="--tq-hue:{turn};{look}"'


def _name(name: str, language: str) -> str:
    arabic = ROLES_ARABIC.get(name) or EVENTS_ARABIC.get(name)
    return arabic if language == "ar" and arabic else name


def _numbers(events: Sequence[Event]) -> dict[tuple[int, int], int]:
    """A number for each trigger, unique in its sentence; 0 if it is the only one there."""
    sentences: dict[int, list[tuple[int, int]]] = {}
    for event in events:
        held = sentences.setdefault(event.sentence, [])
        at = (event.trigger.start, event.trigger.end)
        if at not in held:
            held.append(at)
    return {
        at: number if len(held) > 1 else 0 for held in sentences.values() for number, at in enumerate(held, 1)
    }


def _marks(text: str, events: Sequence[Event], language: str) -> list[_Mark]:
    marks = _Marks(len(text))
    numbers = _numbers(events)
    for event in events:
        at = (event.trigger.start, event.trigger.end)
        marks.put([at], (event.type, numbers[at]), _html.isolated(_told(event, language)), event)
    for event in events:
        number = numbers[event.trigger.start, event.trigger.end]
        for role, spans in _parts(event):
            tip = _html.isolated([_name(role, language), *(_counted(event) if role == "patient" else [])])
            marks.put(spans, (role, number), tip)
    return sorted(marks.all, key=lambda mark: mark.start)


def _label(mark: _Mark, language: str) -> str:
    numbers: dict[str, list[str]] = {}
    for name, number in mark.names:
        held = numbers.setdefault(_name(name, language), [])
        if number and str(number) not in held:
            held.append(str(number))
    said = [" ".join([name, *found]) for name, found in numbers.items()]
    if mark.event is not None and mark.event.modality != "asserted":
        modality = mark.event.modality
        said.append(MODALITIES_ARABIC[modality] if language == "ar" else modality)
    return escape(" · ".join(said))


def _marked(text: str, events: Sequence[Event], language: str) -> Iterator[str]:
    at = 0
    for mark in _marks(text, events, language):
        yield from _html.plain(text[at : mark.start])
        look = _role_look(mark.names[0][0]) if mark.event is None else _trigger_look(mark.event.type)
        said = escape(text[mark.start : mark.end])
        if mark.event is not None and mark.event.modality == "denied":
            said = f'<s style="text-decoration:line-through">{said}</s>'
        tip = escape("\n".join(mark.tips), quote=True)
        way = "rtl" if language == "ar" else "ltr"
        name = f'<bdi dir="{way}">{_label(mark, language)}</bdi>'
        label = f'<small style="{_html._LABEL}"> {name}</small>'
        yield f'<mark {look} title="{tip}">{said}{label}</mark>'
        at = mark.end
    yield from _html.plain(text[at:])


def body(text: str, events: Sequence[Event], most: int | None = None, language: str = "en") -> str:
    """The text with its events marked, and what the colours mean."""
    marked = _html.shortened(_marked(text, events, language), len(text), most)
    types = Counter(event.type for event in events)
    legend = _html.legend(types, _trigger_look, lambda name: escape(_name(name, language)))
    roles = [role for role in _ROLES if any(role == name for event in events for name, _ in _parts(event))]
    keys = " ".join(f"<span><mark {_role_look(role)}>{_name(role, language)}</mark></span>" for role in roles)
    below = f'<div class="tq-legend" style="{_html._FAINT}">{keys}</div>' if keys else ""
    return _html.paragraph(marked) + legend + below


_SHOWN = "doc type trigger count bound victim patient agent place time source modality".split()


def table(found: Iterable[tuple[object, Event]], language: str = "en") -> str:
    """A row per event, each with the name of its document unless that is None; denied events are struck out.

    Columns that are empty everywhere are left out.
    """
    made = [_event_table.row(doc, event) for doc, event in found]
    names = [name for name in _SHOWN if any(row[name] is not None for row in made)]
    if all(row["modality"] == "asserted" for row in made) and made:
        names.remove("modality")
    rows = []
    for row in made:
        said = {**row, "type": _name(row["type"], language)}
        if language == "ar":
            said["modality"] = MODALITIES_ARABIC[row["modality"]]
        cells = "".join(f"<td><bdi>{_cell(said[name])}</bdi></td>" for name in names)
        struck = ' style="text-decoration:line-through"' if row["modality"] == "denied" else ""
        rows.append(f"<tr{struck}>{cells}</tr>")
    return _wide([_name(name, language) for name in names], rows) if rows else ""


def totals(rows: Iterable[dict[str, object]]) -> str:
    """The sums of :func:`tarqim.tally` as a table."""
    made = list(rows)
    if not made:
        return ""
    cells = ("".join(f"<td>{_end(name, row[name])}</td>" for name in row) for row in made)
    return _wide(list(made[0]), [f"<tr>{row}</tr>" for row in cells])


def _end(name: str, value: object) -> str:
    # An open end is not a missing number.
    return "…" if name == "high" and value is None else _cell(value)


def _wide(names: Sequence[str], rows: Sequence[str]) -> str:
    head = "".join(f"<th><code>{name}</code></th>" for name in names)
    return f"{_html.WIDE}<tr>{head}</tr>{''.join(rows)}</table></div>"


def _cell(value: object) -> str:
    if value is None:
        return ""
    return escape(str(int(value) if isinstance(value, float) and value.is_integer() else value))


def section(number: int, name: object, text: str, events: Sequence[Event]) -> str:
    """A document of a page: its text marked, and the table of its events."""
    title = number if name is None else name
    rows = table([(None, event) for event in events])
    return _html.section_of(title, body(text, events) + rows)


def note(text: str) -> str:
    """A remark below a table."""
    return f'<p dir="ltr" style="{_html._FAINT}">{escape(text)}</p>'


def figure(name: str, svg: str) -> str:
    """A chart inside the page, which needs no network to be shown."""
    # Names inside a drawing hold for the whole page.
    drawn = re.sub(r'(\bid="|url\(#|href="#)', rf"\g<1>{name}-", svg[svg.index("<svg") :])
    look = "max-width:100%;height:auto;background-color:#ffffff"
    drawn = drawn.replace("<svg", f'<svg role="img" aria-label="{name}" style="{look}"', 1)
    return f'<figure dir="ltr" style="margin:1em 0">{drawn}</figure>'


def doc_body(doc: Doc, most: int | None, language: str) -> str:
    """The same for a document in a notebook, without the table."""
    return body(doc.text, doc.events, most, language)
