"""Reads back what ICU writes in Arabic: the value and the whole text must return.

Run: python tests/icu/round_trip.py [--recorded] [--misses N]
Without --recorded the texts are generated (needs PyICU: the package icukit-pyicu).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import tarqim

HERE = Path(__file__).resolve().parent
RECORDED = HERE / "recorded.jsonl"
#: ICU's tables, and its brackets around what is below zero.
OPTIONS = tarqim.Options(hijri="computed", accounting=True)
#: Invisible marks of direction that may stand outside an entity.
MARKS = "\u200e\u200f\u061c"


def recorded() -> list[dict[str, Any]]:
    return [json.loads(line) for line in RECORDED.read_text(encoding="utf-8").splitlines()]


def problem(row: dict[str, Any]) -> str:
    """What is wrong with the reading of a row; empty if nothing is."""
    from generate import REFERENCE

    text, want = row["text"], row["want"]
    found = tarqim.extract(text, reference=REFERENCE, options=OPTIONS)
    if len(found) != 1:
        return f"{len(found)} entities: {[e.text for e in found]}"
    entity = found[0]
    whole = text[entity.phrase.start : entity.phrase.end]
    around = MARKS + "()" if row["kind"] == "accounting" else MARKS
    if whole.strip(around) != text.strip(around):
        return f"only «{whole}» was read"
    value = entity.value
    if "label" in want and entity.label != want["label"]:
        return f"{entity.label} instead of {want['label']}"
    for key in ("value", "low", "high"):
        if key in want and getattr(value, key) != Decimal(want[key]):
            return f"{key} {getattr(value, key)!r} instead of {want[key]!r}"
    for key in ("timex", "tz", "unit"):
        if key in want and getattr(value, key) != want[key]:
            return f"{key} {getattr(value, key)!r} instead of {want[key]!r}"
    if "start" in want and (value.start_at is None or value.start_at.isoformat() != want["start"]):
        return f"start {value.start_at} instead of {want['start']}"
    return ""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--recorded", action="store_true")
    parser.add_argument("--misses", type=int, default=20)
    args = parser.parse_args()
    if args.recorded:
        rows = recorded()
    else:
        from generate import MOMENTS, MORE, sample
        from generate import rows as generated

        rows = sample(list(generated(MOMENTS + MORE)))
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    missed = []
    for row in rows:
        total[row["kind"]] += 1
        why = problem(row)
        if why:
            missed.append((row, why))
        else:
            right[row["kind"]] += 1
    for row, why in missed[: args.misses]:
        print(row["locale"], row["calendar"], row["style"], row["text"], "::", why)
    for kind in total:
        print(f"{kind:10} {right[kind]:5}/{total[kind]}")
    print(f"all        {sum(right.values()):5}/{len(rows)}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.path.insert(0, str(HERE))
    sys.exit(main())
