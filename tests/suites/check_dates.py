"""Check the suites of dates, times and durations: schema, datetimes against timex, counts, duplicates.

Run: python3 tests/suites/check_dates.py [--min-total N] [--min-negative SHARE]
"""

from __future__ import annotations

import argparse
import re
import sys
from datetime import datetime, timedelta
from pathlib import Path

try:
    import tomllib
except ModuleNotFoundError:  # Python 3.10
    import tomli as tomllib

HERE = Path(__file__).resolve().parent
SUITES = (
    "dates dates_hijri dates_relative dates_dialect dates_maghreb ranges_dates times durations repeats "
    "holidays dates_names_traps dates_written dates_joined years_written years_history times_clock "
    "negatives_time sentences_time siblings_times ranges_lengths"
).split()

LABELS = {"DATE", "TIME", "DURATION"}
DIALECTS = {"msa", "egy", "lev", "glf", "irq", "mag", "sud", "yem"}
GRAINS = set("second minute hour day week month quarter half season year decade century".split())
PARTS = set("dawn morning noon afternoon evening night midnight day".split())
VALUES = {
    "timex": None,
    "start_at": None,
    "end_at": None,
    "seconds": None,
    "repeat": None,
    "tz": None,
    "low": None,
    "high": None,
    "grain": GRAINS,
    "part": PARTS,
    "hijri": None,
    "calendar": {"gregorian", "hijri", "hijri_civil"},
    "mod": {"start", "mid", "end"},
    "bound": set("before after since until about between more_than at_least less_than at_most exact".split()),
    "problems": {"wrong_weekday", "impossible_date", "calendars_disagree", "outside_umm_al_qura", "inverted"},
}
KEYS = {
    "case": set("label value text_is phrase_is options no_reference reference dialect texts".split()),
    "none": {"labels", "dialect", "texts"},
    "sentence": {"text", "entities", "reference", "dialect"},
}
TOP = {"label", "reference", "case", "none", "sentence"}
TIMEX = re.compile(
    r"-?[\dX]{4}(-\d{2}(-\d{2})?)?|-?\d{1,3}X{1,2}|X{4}-(\d{2}|XX)-\d{2}|X{4}-\d{2}|XX\dX|\d{4}-W\d{2}|XXXX-WXX-[1-7](T\d{2}:\d{2})?"
    r"|(\d{4}-\d{2}-\d{2})?T\d{2}:\d{2}(:\d{2})?|P(\d[\d.]*[YMWD]|X[YMWD])*(T(\d[\d.]*[HMS]|X[HMS])+)?"
)


def next_month(year: int, month: int, count: int) -> datetime:
    month += count - 1
    return datetime(year + month // 12, month % 12 + 1, 1)


def period(timex: str, day: datetime) -> tuple[datetime, datetime | None] | None:
    """Start and exclusive end of one EDTF expression (no end for a clock time), None for no single period."""
    if m := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", timex):
        try:
            start = datetime(*map(int, m.groups()))
        except ValueError:  # an impossible date, as said
            return None
        return start, start + timedelta(days=1)
    if m := re.fullmatch(r"(\d{4})-(\d\d)", timex):
        year, code = int(m[1]), int(m[2])
        if code <= 12:
            month, count = code, 1
        elif code <= 24:
            month, count = {21: 3, 22: 6, 23: 9, 24: 12}[code], 3
        elif code <= 36:
            month, count = (code - 33) * 3 + 1, 3
        else:
            month, count = (code - 40) * 6 + 1, 6
        return datetime(year, month, 1), next_month(year, month, count)
    if re.fullmatch(r"\d{4}", timex):
        return datetime(int(timex), 1, 1), datetime(int(timex) + 1, 1, 1)
    if re.fullmatch(r"\d{3}X", timex):
        return datetime(int(timex[:3]) * 10, 1, 1), datetime(int(timex[:3]) * 10 + 10, 1, 1)
    if re.fullmatch(r"\d{2}XX", timex):
        return datetime(int(timex[:2]) * 100 + 1, 1, 1), datetime(int(timex[:2]) * 100 + 101, 1, 1)
    if m := re.fullmatch(r"(\d{4})-W(\d\d)", timex):
        start = datetime.fromisocalendar(int(m[1]), int(m[2]), 1)
        return start, start + timedelta(days=7)
    if m := re.fullmatch(r"(\d{4}-\d\d-\d\d)?T(\d\d):(\d\d)(?::(\d\d))?", timex):
        base = datetime.fromisoformat(m[1]) if m[1] else day
        return base + timedelta(hours=int(m[2]), minutes=int(m[3]), seconds=int(m[4] or 0)), None
    return None


def bounds(timex: str, day: datetime) -> tuple[datetime, datetime | None] | None:
    if "/" not in timex:
        return period(timex, day)
    first, last = (period(half, day) for half in timex.split("/"))
    if first is None or last is None:
        return None
    return first[0], last[1] or last[0]


def check_value(value: dict, reference: datetime, fail) -> None:
    for key, given in value.items():
        if key not in VALUES:
            fail(f"unknown key {key}")
        elif (allowed := VALUES[key]) is not None:
            for one in given if isinstance(given, list) else [given]:
                if one not in allowed:
                    fail(f"{key} = {one!r}")
    timex = value.get("timex")
    if timex and not all(TIMEX.fullmatch(half) for half in timex.split("/")):
        fail(f"timex {timex!r} has no known form")
    told = {}
    for key in ("start_at", "end_at"):
        if value.get(key, "none") != "none":
            try:
                told[key] = datetime.fromisoformat(value[key])
            except ValueError:
                fail(f"{key} = {value[key]!r} is no ISO datetime")
    inverted = "inverted" in value.get("problems", ())
    if len(told) == 2 and (told["start_at"] >= told["end_at"]) != inverted:
        fail("start_at is not before end_at" if not inverted else "start_at is before end_at")
    computed = bounds(timex, reference.replace(hour=0, minute=0, second=0)) if timex else None
    if computed is None or not told:
        return
    start, end = computed
    if value.get("mod"):  # a third of the period
        if told.get("start_at", start) < start or (end and told.get("end_at", end) > end):
            fail("start_at or end_at lies outside the period of the timex")
        return
    if told.get("start_at", start) != start:
        fail(f"start_at {told['start_at']} but timex {timex} begins {start}")
    if end and told.get("end_at", end) != end:
        fail(f"end_at {told['end_at']} but timex {timex} ends {end}")


def check_file(path: Path, seen: dict[tuple, str], failures: list[str]) -> tuple[int, int]:
    """Check one suite; return its numbers of positive phrasings and of negative ones."""
    suite = tomllib.loads(path.read_text(encoding="utf-8"))
    positive = negative = 0
    if set(suite) - TOP:
        failures.append(f"{path.name}: unknown top-level keys {sorted(set(suite) - TOP)}")
    file_reference = suite["reference"]
    for kind in ("case", "none", "sentence"):
        for number, item in enumerate(suite.get(kind, []), 1):

            def fail(why: str, where: str = f"{path.name}: {kind} {number}") -> None:
                failures.append(f"{where}: {why}")

            if set(item) - KEYS[kind]:
                fail(f"unknown keys {sorted(set(item) - KEYS[kind])}")
            if item.get("dialect", "msa") not in DIALECTS:
                fail(f"dialect {item['dialect']!r}")
            reference = datetime.fromisoformat(item.get("reference", file_reference))
            texts = item["texts"] if kind != "sentence" else [item["text"]]
            setting = tuple(str(item.get(key)) for key in ("reference", "no_reference", "options"))
            for text in texts:
                if text != text.strip() or "  " in text or not text:
                    fail(f"stray spaces in {text!r}")
                if (text, *setting) in seen:
                    fail(f"{text!r} stands already in {seen[(text, *setting)]}")
                seen[(text, *setting)] = f"{path.name}: {kind} {number}"
            if kind == "case":
                positive += len(texts)
                if item.get("label", suite["label"]) not in LABELS:
                    fail("unknown label")
                if not item.get("value"):
                    fail("compares nothing")
                value = item.get("value", {})
                incomplete = re.search(r"\d{4}", value.get("timex", "")) is None
                if (
                    item.get("no_reference")
                    and incomplete
                    and item["value"].get("start_at", "none") != "none"
                ):
                    fail("a start_at without a reference")
                for key in ("text_is", "phrase_is"):
                    for text in texts if key in item else []:
                        if item[key] not in text:
                            fail(f"{key} is not in {text!r}")
                check_value(item["value"], reference, fail)
            elif kind == "none":
                negative += len(texts)
                if not item["labels"] or set(item["labels"]) - LABELS:
                    fail("unknown labels")
            else:
                positive += bool(item["entities"])
                negative += not item["entities"]
                at = 0
                for entity in item["entities"]:
                    if entity.get("label") not in LABELS:
                        fail("unknown label")
                    found = item["text"].find(entity["text"], at)
                    if found < 0:
                        fail(f"{entity['text']!r} is not in the text after {at}")
                    at = max(at, found + len(entity["text"]))
                    value = {key: given for key, given in entity.items() if key not in ("label", "text")}
                    check_value(value, reference, fail)
    return positive, negative


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--min-total", type=int, default=550)
    arguments.add_argument("--min-negative", type=float, default=0.30)
    options = arguments.parse_args()
    failures: list[str] = []
    seen: dict[tuple, str] = {}
    total = negatives = 0
    for name in SUITES:
        positive, negative = check_file(HERE / f"{name}.toml", seen, failures)
        print(f"{name:18} {positive:5} phrasings {negative:5} negatives")
        total += positive + negative
        negatives += negative
    print(f"{'all':18} {total:5} texts, {negatives / total:.1%} of them negative")
    if total < options.min_total:
        failures.append(f"only {total} texts, {options.min_total} wanted")
    if negatives / total < options.min_negative:
        failures.append(f"only {negatives / total:.1%} negatives, {options.min_negative:.0%} wanted")
    for failure in failures:
        print(failure, file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
