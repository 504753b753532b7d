"""How a text was read: its words, every candidate with what became of it, steps of the grammars, events."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Any, Literal

from tarqim._core import Span, _trace_json

if TYPE_CHECKING:
    from tarqim._options import Options
    from tarqim._types import Reference

Outcome = Literal["kept", "beaten", "empty"]
Reason = Literal["stronger", "longer", "earlier", "fuller", "first"]

_BECAUSE = {
    "stronger": "which is stronger",
    "longer": "which is longer",
    "earlier": "which begins first",
    "fuller": "whose core is longer",
    "first": "which was found first",
}


@dataclass(frozen=True)
class Looked:
    """A word, phrase or number, and all that it was looked up as (``month 9``, ``cardinal 3000``)."""

    span: Span
    read_as: tuple[str, ...]


@dataclass(frozen=True)
class Candidate:
    """One reading of a place in the text. ``claim`` is what no two kept candidates share."""

    label: str
    rule: str
    span: Span
    phrase: Span
    claim: Span
    strength: int
    value: Any = field(hash=False)
    outcome: Outcome
    #: The place of the winner among the candidates, and what decided.
    beaten_by: int | None = None
    because: Reason | None = None


@dataclass(frozen=True)
class Step:
    """A rule of a grammar that read these words, or a guard that refused what looked like something there."""

    rule: str
    span: Span
    refused: bool


@dataclass(frozen=True)
class Filler:
    """A word or phrase that has a role in an event, or was refused it."""

    role: Literal["agent", "patient", "instrument", "place", "time", "source", "none"]
    span: Span
    refused: bool
    why: str


@dataclass(frozen=True)
class Trigger:
    """A word that may tell of an event, and what became of it.

    ``frame`` says which part of the clause is which participant, as the files of ``seeds/events`` do;
    ``clause`` covers what was looked at for participants. ``why`` says why it tells of no event, empty if it
    does; ``roles`` are those who fill a role or were refused one.
    """

    span: Span
    type: str
    sentence: int
    frame: dict[str, Any] = field(hash=False)
    clause: Span
    refused: bool
    why: str
    roles: tuple[Filler, ...]

    def framed(self) -> str:
        """The frame in words: «subject agent, object patient, in place»."""
        parts = [(name, self.frame[name]) for name in ("subject", "object", "idafa")]
        parts += self.frame["prepositions"].items()
        said = [f"{name} {role}" for name, role in parts if role != "none"]
        said += [f"{role} one of {' '.join(things)}" for role, things in self.frame["when"].items()]
        return ", ".join(said)


@dataclass(frozen=True)
class Explanation:
    """How a text was read. It prints as text, and draws itself in a notebook.

    >>> import tarqim
    >>> said = str(tarqim.explain("يصل بعد 3 أيام")).splitlines()
    >>> print(*said[said.index("candidates") : said.index("events")], sep="\\n")
    candidates
      DATE «بعد 3 أيام»  time/led::offset, strength 1: kept
      CARDINAL «3»  cardinal::cardinal, strength 0: gave way to DATE «بعد 3 أيام», which is stronger
    steps
      time/led::read «بعد 3 أيام»
    """

    text: str
    words: tuple[Looked, ...]
    candidates: tuple[Candidate, ...]
    steps: tuple[Step, ...]
    events: tuple[Trigger, ...] = ()

    @property
    def kept(self) -> tuple[Candidate, ...]:
        """The candidates that became entities, in the order of the text."""
        return tuple(sorted((c for c in self.candidates if c.outcome == "kept"), key=lambda c: c.span.start))

    def at(self, start: int, end: int) -> Explanation:
        """What concerns the code points ``start`` to ``end``: why something is there, or why nothing is."""

        def near(span: Span) -> bool:
            return span.start < end and span.end > start

        chosen = [c for c in self.candidates if near(c.claim) or near(c.span)]
        winners = [self.candidates[c.beaten_by] for c in chosen if c.beaten_by is not None]
        kept = [*chosen, *(w for w in winners if w not in chosen)]
        place = {id(c): at for at, c in enumerate(kept)}
        moved = []
        for c in kept:
            by = None if c.beaten_by is None else place.get(id(self.candidates[c.beaten_by]))
            moved.append(Candidate(**{**c.__dict__, "beaten_by": by}))
        return Explanation(
            self.text,
            tuple(w for w in self.words if near(w.span)),
            tuple(moved),
            tuple(s for s in self.steps if near(s.span)),
            tuple(t for t in self.events if near(t.span) or any(near(r.span) for r in t.roles)),
        )

    def fate(self, candidate: Candidate) -> str:
        """What became of a candidate, in words."""
        if candidate.outcome == "kept":
            return "kept"
        if candidate.outcome == "empty" or candidate.beaten_by is None:
            return "claims nothing" if candidate.outcome == "empty" else "beaten"
        by = self.candidates[candidate.beaten_by]
        return f"gave way to {by.label} «{by.span.text}», {_BECAUSE[candidate.because or 'first']}"

    def __str__(self) -> str:
        lines = ["words"]
        lines += [f"  {w.span.text:<6} {' · '.join(w.read_as)}" for w in self.words]
        lines.append("candidates")
        for c in self.candidates:
            lines.append(f"  {c.label} «{c.span.text}»  {c.rule}, strength {c.strength}: {self.fate(c)}")
        if self.steps:
            lines.append("steps")
            lines += [f"  {s.rule} «{s.span.text}»{'  refused' if s.refused else ''}" for s in self.steps]
        if self.events:
            lines.append("events")
        for t in self.events:
            lines.append(f"  {t.type} «{t.span.text}»  {t.why or 'told'}")
            lines.append(f"    frame: {t.framed()}")
            lines.append(f"    clause: «{t.clause.text}»")
            lines += [f"    {'no ' if r.refused else ''}{r.role} «{r.span.text}»: {r.why}" for r in t.roles]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        def row(cells: list[str], faint: bool) -> str:
            style = "opacity:.6" if faint else ""
            inside = "".join(
                f'<td style="padding:2px 8px;text-align:start"><bdi>{escape(c)}</bdi></td>' for c in cells
            )
            return f'<tr style="{style}">{inside}</tr>'

        def table(title: str, rows: list[str]) -> str:
            head = f'<div style="font-weight:600;margin-top:6px">{title}</div>'
            return f'{head}<table style="border-collapse:collapse">{"".join(rows)}</table>' if rows else ""

        words = [row([w.span.text, " · ".join(w.read_as)], False) for w in self.words]
        candidates = [
            row([c.label, c.span.text, c.rule, str(c.strength), self.fate(c)], c.outcome != "kept")
            for c in self.candidates
        ]
        steps = [row([s.rule, s.span.text, "refused" if s.refused else ""], s.refused) for s in self.steps]
        events = []
        for t in self.events:
            events.append(row([t.type, t.span.text, t.framed(), t.why or "told"], t.refused))
            events += [
                row([f"no {r.role}" if r.refused else r.role, r.span.text, "", r.why], r.refused or t.refused)
                for r in t.roles
            ]
        text = f'<div dir="rtl" style="margin-bottom:4px">{escape(self.text)}</div>'
        parts = {"words": words, "candidates": candidates, "steps": steps, "events": events}
        return text + "".join(table(title, rows) for title, rows in parts.items())

    def to_dict(self) -> dict[str, Any]:
        """Everything as plain data."""

        def plain(value: Any) -> Any:
            if isinstance(value, Span):
                return value.to_dict()
            if isinstance(value, tuple):
                return [plain(one) for one in value]
            if hasattr(value, "__dataclass_fields__"):
                return {name: plain(getattr(value, name)) for name in value.__dataclass_fields__}
            return value

        found: dict[str, Any] = plain(self)
        return found


def explain(
    text: str, /, *, reference: Reference | None = None, options: Options | None = None
) -> Explanation:
    """How a text was read: for «why is this a date?», «why is there nothing here?» and «who did that?».

    Parameters
    ----------
    text : str
        Any string.
    reference, options
        As for :func:`extract`.

    Returns
    -------
    Explanation
        ``words`` (what each was looked up as), ``candidates`` (every reading with its rule, strength and what
        beat it), ``steps`` of the grammars, and ``events``: every trigger with its frame and clause, and
        which words filled or were refused each role. Offsets are code points. ``explain(text).at(start,
        end)`` is what concerns one place.

    >>> import tarqim
    >>> why = tarqim.explain("يصل بعد 3 أيام")
    >>> [(c.label, c.span.text, c.outcome) for c in why.candidates]
    [('DATE', 'بعد 3 أيام', 'kept'), ('CARDINAL', '3', 'beaten')]
    >>> why.fate(why.candidates[1])
    'gave way to DATE «بعد 3 أيام», which is stronger'
    >>> for trigger in tarqim.explain("قصفت القوات بلدة سرمين").events:
    ...     print(trigger.type, [(r.role, r.span.text, r.why) for r in trigger.roles if not r.refused])
    attack [('agent', 'القوات', 'behind the trigger'), ('place', 'بلدة سرمين', 'the nearest place')]
    """
    said = json.loads(_trace_json(text, reference=reference, options=options))

    def cut(place: dict[str, Any]) -> Span:
        return Span(text[place["start"] : place["end"]], place["start"], place["end"])

    candidates = []
    for one in said["candidates"]:
        entity, fate = one["entity"], one["fate"]
        beaten = fate["beaten"] if isinstance(fate, dict) else None
        candidates.append(
            Candidate(
                entity["label"],
                entity["rule"],
                cut(entity["span"]),
                cut(entity["phrase"]),
                cut(one["claim"]),
                one["strength"],
                entity["value"],
                "beaten" if beaten else fate,
                beaten and beaten["by"],
                beaten and beaten["because"],
            )
        )
    return Explanation(
        text,
        tuple(Looked(cut(word), tuple(word["read_as"])) for word in said["words"]),
        tuple(candidates),
        tuple(Step(step["rule"], cut(step), step["outcome"] == "refused") for step in said["steps"]),
        tuple(
            Trigger(
                cut(one),
                one["type"],
                one["sentence"],
                one["frame"],
                cut(one["clause"]),
                one["outcome"] == "refused",
                one["why"],
                tuple(Filler(r["role"], cut(r), r["outcome"] == "refused", r["why"]) for r in one["roles"]),
            )
            for one in said["events"]
        ),
    )
