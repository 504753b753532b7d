"""Recognizers-Text (microsoft, MIT): the Arabic specs, which .NET alone runs.

* Extractor files: the spans of the file's kind, by `phrase` or by start/end, all of them and no other.
* Parser and model files: the span as above and the resolution. The soft figure asks for the value alone, in
  an entity that overlaps the expected text. Upstream reads a date twice, as future and as past: either is
  right.
* `resolution_checked: false`: upstream compares text, type and offset only, so only the span is scored, in
  a row of its own («… spans only»).
* Resolutions are compared, not the TIMEX strings, which are another notation than EDTF; where a resolution
  is empty (seasons) the TIMEX is translated. A range ends at the start of its last named unit, a single
  period where it ends.
* Durations by seconds (month 30 days, year 365). Ranges of numbers by their ends, see
  `numbers.range_equal`.
* Relative ordinals (`end-1`, `current+1`): an ORDINAL with unit "end" or "current", or a negative value
  counted from the end (-1 is the last). Booleans are no dimension of tarqim: left out.
"""

from __future__ import annotations

import re
from typing import Any

from .engine import Engine, core, phrase, show
from .model import Case, Verdict, out_of_scope
from .numbers import close, is_range, range_equal
from .profiles import RECOGNIZERS
from .times import end_of, is_anchored, moment, seconds_equal, start_of

LABELS: dict[str, frozenset[str]] = {
    "numeral": frozenset({"CARDINAL"}),
    "number_range": frozenset({"CARDINAL"}),
    "ordinal": frozenset({"ORDINAL"}),
    "ordinal_noext": frozenset({"ORDINAL"}),
    "percent": frozenset({"PERCENT"}),
    "dt_date": frozenset({"DATE"}),
    "dt_holiday": frozenset({"DATE"}),
    "dt_date_period": frozenset({"DATE", "DURATION"}),
    "dt_time": frozenset({"TIME"}),
    "dt_time_period": frozenset({"TIME"}),
    "dt_duration": frozenset({"DURATION"}),
}


def row(case: Case) -> str:
    """The table's row: cases whose value upstream never checks are counted apart."""
    unchecked = case.data.get("resolution_checked") is False
    return f"{case.suite} (spans only)" if unchecked and not case.suite.endswith("_extractor") else case.suite


def judge(case: Case, engine: Engine) -> Verdict:
    if case.dimension == "boolean":
        return out_of_scope("yes and no are no dimension of tarqim")
    kind = case.dimension.removesuffix("_extractor").removesuffix("_parser")
    readings = [RECOGNIZERS, {**RECOGNIZERS, "prefer": "past"}] if kind.startswith("dt_") else [RECOGNIZERS]
    if kind.startswith("ordinal"):
        readings = [{**RECOGNIZERS, "relative_ordinals": kind == "ordinal"}]
    verdicts = [_judge(case, engine, kind, profile) for profile in readings]
    best = next((verdict for verdict in verdicts if verdict.right), verdicts[0])
    soft = [verdict.soft for verdict in verdicts if verdict.soft is not None]
    return Verdict(best.right, any(soft) if soft else None, best.expected, best.got)


def _judge(case: Case, engine: Engine, kind: str, profile: dict[str, Any]) -> Verdict:
    found = engine.extract(case.text, LABELS[kind], case.reference, profile)
    of_kind = [entity for entity in found if _is_of_kind(kind, entity)]
    if case.negative or not case.expect:
        return Verdict(right=not of_kind, expected="nothing", got=show(of_kind))
    value_counts = not case.suite.endswith("_extractor") and case.data.get("resolution_checked") is not False
    spans = [(expected["start"], expected["end"]) for expected in case.expect]
    right = all(
        any(
            span in (phrase(entity), core(entity))
            and (not value_counts or value_equal(kind, entity.value, expected))
            for entity in found
        )
        for span, expected in zip(spans, case.expect, strict=False)
    )
    extra = [entity for entity in of_kind if not any(overlaps(core(entity), span) for span in spans)]
    soft = None
    if value_counts:
        soft = all(
            any(
                overlaps(phrase(entity), span) and value_equal(kind, entity.value, expected)
                for entity in found
            )
            for span, expected in zip(spans, case.expect, strict=False)
        )
    shown = "; ".join(
        f"{expected['span_text']!r}" + (f" {_shown(expected['value'])}" if value_counts else "")
        for expected in case.expect
    )
    return Verdict(right=right and not extra, soft=soft, expected=shown, got=show(found))


def _shown(value: Any) -> str:
    if not isinstance(value, dict):
        return str(value)
    readings = [value.get("Timex"), value.get("FutureResolution"), value.get("PastResolution")]
    return " ".join(
        str(reading) for number, reading in enumerate(readings) if reading not in readings[:number]
    )


def overlaps(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _is_of_kind(kind: str, entity: Any) -> bool:
    """Whether an entity is what the file's model looks for: a range, a day, a period."""
    value = entity.value
    if entity.label == "DURATION" and kind != "dt_duration" and not is_anchored(entity):
        return False
    if kind == "number_range":
        return is_range(value)
    if kind == "dt_date":
        return getattr(value, "grain", None) in ("day", None) and not _is_interval(value)
    if kind == "dt_date_period":
        return getattr(value, "grain", None) != "day" or _is_interval(value)
    if kind == "dt_time":
        return not _is_interval(value)
    if kind == "dt_time_period":
        return _is_interval(value) or getattr(value, "grain", None) == "part"
    return True


def _is_interval(value: Any) -> bool:
    """Two named ends («from … to …»), as the EDTF interval says it."""
    return "/" in (getattr(value, "timex", None) or "")


def value_equal(kind: str, value: Any, expected: dict[str, Any]) -> bool:
    wanted = expected["value"]
    if kind == "number_range":
        return range_equal(value, wanted)
    if kind.startswith("ordinal"):
        return ordinal_equal(value, wanted)
    if kind in ("numeral", "percent"):
        return close(value.value, expected["value_num"], 1e-9)
    return resolution_equal(kind, value, wanted)


_RELATIVE = re.compile(r"^(end|current)([+-]\d+)$")


def ordinal_equal(value: Any, wanted: str) -> bool:
    found = _RELATIVE.match(wanted)
    if not found:
        return close(value.value, wanted)
    anchor, offset = found[1], int(found[2])
    if getattr(value, "unit", None) == anchor:
        return close(value.value, offset)
    return anchor == "end" and value.value is not None and value.value < 0 and close(value.value, offset - 1)


def resolution_equal(kind: str, value: Any, wanted: dict[str, Any]) -> bool:
    """Either reading's dates, clock times or seconds; the TIMEX where a reading says nothing."""
    readings = [
        reading for reading in (wanted.get("FutureResolution"), wanted.get("PastResolution")) if reading
    ]
    if not readings:
        # A season without a year is open upstream; resolved it is that season of some year.
        named, ours = edtf(wanted.get("Timex") or ""), getattr(value, "timex", None) or ""
        return bool(named) and named in (ours, "XXXX" + ours[4:])
    return any(_reading_equal(value, reading) for reading in readings)


def _reading_equal(value: Any, reading: dict[str, str]) -> bool:
    start, end = start_of(value), end_of(value)
    if "duration" in reading:
        return seconds_equal(value, reading["duration"])
    if "date" in reading:
        return start is not None and start == moment(reading["date"])
    if "startDate" in reading:
        return (start, end) == (moment(reading["startDate"]), moment(reading.get("endDate")))
    if "time" in reading:
        return clock(value) == reading["time"]
    if "startTime" in reading:
        ours = tuple(stamp.time().isoformat() if stamp else None for stamp in (start, end))
        return ours == (reading["startTime"], reading.get("endTime"))
    if "dateTime" in reading:
        return start == moment(reading["dateTime"])
    return False


_CLOCK = re.compile(r"T(\d\d):(\d\d)(?::(\d\d))?$")


def clock(value: Any) -> str | None:
    """The time of the day: of the resolved start, else what the timex says (no reference given)."""
    start = start_of(value)
    if start is not None:
        return start.time().isoformat()
    found = _CLOCK.search(getattr(value, "timex", None) or "")
    return f"{found[1]}:{found[2]}:{found[3] or '00'}" if found else None


_SEASON = re.compile(r"^(?:(\d{4})-)?(SP|SU|FA|WI)$")
_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}


def edtf(timex: str) -> str:
    """The EDTF for a TIMEX without a resolution: 2016-SU is 2016-22, a bare season XXXX-22."""
    found = _SEASON.match(timex)
    return f"{found[1] or 'XXXX'}-{_SEASONS[found[2]]}" if found else timex
