"""Events in the fields of Airwars' assessments of civilian harm."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tarqim import _acled, _incidents
from tarqim._incidents import Cells, Ends, Incident, called, span

if TYPE_CHECKING:
    from tarqim._core import Doc
    from tarqim._events import Event

#: Who belongs to a group: kinds of victims, or lemmas.
_GROUPS = {
    row["group"]: (frozenset(row["victims"].split()), frozenset((row["lemmas"] or "").split()))
    for row in _incidents.kinds("groups.tsv")
}
_HARM = [f"{who}_{what}_{end}" for what in ("killed", "injured") for who in ("people", *_GROUPS)
         for end in ("min", "max")]  # fmt: skip
COLUMNS = [
    *("code", "incident_date", "country", "admin1", "location", "latitude", "longitude"),
    *("geolocation_precision", "strike_status", "strike_type", "civilian_harm_reported", *_HARM),
    *("belligerent", "target", "grading", "source", "notes"),
]

#: What begins a row; deaths and injuries only if nothing else does.
_FIRSTS = frozenset(("attack", "die", "injure"))


def to_airwars(events: Iterable[Event] | Doc | Iterable[Doc], /) -> list[dict[str, Any]]:
    """Rows in the fields of Airwars' assessments, one per attack.

    Deaths and injuries of which the text tells no attack have a row of their own where it says who or what
    weapon caused them («استشهاد شاب بنيران حرس الحدود»).

    How many were killed and injured stands as the least and the most that is said: of all (``people``),
    civilians, children, women, men and belligerents; «more than 80» has an open ``max``, which is None.
    ``strike_status`` is «Declared strike» where the attacker is the source, else None; grades are Airwars'
    own and stay empty. What is denied, planned or only possible gives no row.

    Parameters and ``offsets`` are those of :func:`tarqim.to_acled`.

    >>> import tarqim
    >>> doc = tarqim.analyze("مقتل عشرة مدنيين بينهم 3 أطفال وإصابة أكثر من 20 في قصف مدفعي على سرمين")
    >>> (row,) = tarqim.to_airwars(doc)
    >>> row["strike_type"], row["location"], row["civilians_killed_min"], row["children_killed_max"]
    ('Artillery', 'سرمين', 10, 3)
    >>> row["people_injured_min"], row["people_injured_max"], row["women_killed_min"]
    (20, None, None)
    """
    made = []
    for told in _incidents.documents(events):
        for incident in _incidents.incidents(told, _FIRSTS):
            if incident.first.type == "attack" or _struck(incident):
                made.append(_row(incident))
    return made


def _struck(incident: Incident) -> bool:
    """Whether it is said who killed or hurt them, or with what weapon: «استشهاد شاب بنيران حرس الحدود»."""
    agent = _incidents.first_of(incident.all, "agent")
    return agent is not None or _incidents.kind("airwars.tsv", incident)[0] is not None


def _row(incident: Incident) -> dict[str, Any]:
    cells = Cells([*COLUMNS, "doc"])
    dates = Cells(_acled.COLUMNS)
    _acled._time(dates, incident)
    if dates.row["time_precision"] == 1:
        at = [(start, end) for start, end in dates.offsets["event_date"]]
        cells.put("incident_date", dates.row["event_date"], *at)
    where = ("country", "admin1", "location", "latitude", "longitude", "geolocation_precision")
    _acled.place(cells, incident, where)
    kind, by = _incidents.kind("airwars.tsv", incident)
    if kind is not None:
        cells.put("strike_type", kind["strike_type"], *by)
    harmed = False
    for what, type_ in (("killed", "die"), ("injured", "injure")):
        harmed |= _harm(cells, incident, what, type_)
    if harmed:
        cells.put("civilian_harm_reported", "Yes", *_civil(incident))
    agent = _incidents.first_of(incident.all, "agent")
    source = _incidents.first_of(incident.all, "source")
    if agent is not None:
        cells.put("belligerent", called(agent), span(agent))
    if source is not None:
        cells.put("source", called(source), span(source))
        if agent is not None and called(agent) == called(source):
            cells.put("strike_status", "Declared strike", span(agent), span(source))
    aim = incident.first.patient
    if aim is not None and incident.first.victim in ("combatant", "police", "building", "vehicle"):
        cells.put("target", called(aim), span(aim))
    start, end = _acled.extent(incident)
    cells.put("notes", incident.told.cut(start, end), (start, end))
    cells.row["doc"] = incident.told.name
    return cells.done()


def _civil(incident: Incident) -> list[tuple[int, int]]:
    return [
        span(e.patient)
        for e in incident.effects
        if e.victim in _GROUPS["civilians"][0] and e.patient is not None
    ]


def _harm(cells: Cells, incident: Incident, what: str, type_: str) -> bool:
    """The least and the most of those killed, or injured; whether civilians are among them."""
    events = _acled.of_type(incident, type_)
    _put(cells, f"people_{what}", _incidents.total(_incidents.wholes(incident.told, events)))
    civil = False
    for group, (victims, lemmas) in _GROUPS.items():
        of_group = [e for e in events if e.victim in victims or (e.patient and e.patient.lemma in lemmas)]
        civil |= group == "civilians" and bool(of_group)
        whole = _incidents.wholes(incident.told, of_group)
        sum_ = _incidents.total(whole)
        if sum_ is not None and group in ("civilians", "men") and _open(events, of_group):
            # «10 people, among them 3 children»: of the others nobody says what they are.
            sum_ = Ends(sum_.low, None, sum_.spans)
        _put(cells, f"{group}_{what}", sum_)
    return civil


def _open(events: list[Event], of_group: list[Event]) -> bool:
    """Whether more of the group may be among those of whom the text only says that they are people."""
    return any(e.victim in (None, "person", "other") and e not in of_group for e in events)


def _put(cells: Cells, name: str, ends: Ends | None) -> None:
    if ends is not None:
        cells.put(f"{name}_min", ends.low, *ends.spans)
        cells.put(f"{name}_max", ends.high, *ends.spans)
