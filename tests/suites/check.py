"""Check the suite files themselves: schema, duplicates, counts; and that the samples' gold spans fit their
texts.

Run: python3 tests/suites/check.py [--min-total N] [--min-negative SHARE]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path

try:
    import tomllib
except ModuleNotFoundError:  # Python 3.10
    import tomli as tomllib

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent.parent / "seeds" / "samples"

NUMBER_LABELS = {"CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY", "DURATION", "PHONE"}
ADDRESS_LABELS = {"URL", "EMAIL", "MENTION", "HASHTAG", "ID"}
NAME_LABELS = {"PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "EVENT"}
TIME_LABELS = {"DATE", "TIME", "DURATION"}
BOUNDS = {"exact", "more_than", "at_least", "less_than", "at_most", "about", "between"}
DIALECTS = {"msa", "egy", "lev", "glf", "irq", "mag"}
VALUE_KEYS = {"value", "low", "high", "bound", "unit", "noun", "dual", "indefinite"} | {
    "kind",
    "country",
    "valid",
}
CASE_KEYS = {"label", "value", "text_is", "phrase_is", "dialect", "only", "texts"}
NONE_KEYS = {"labels", "dialect", "texts", "kind"}
SENTENCE_KEYS = {"text", "entities", "dialect"}


def number_like(text: str) -> bool:
    try:
        Fraction(text) if "/" in text else Decimal(text)
    except (ValueError, InvalidOperation, ZeroDivisionError):
        return False
    return True


def value_problems(label: str, value: dict) -> list[str]:
    problems = [f"unknown key {key!r}" for key in value.keys() - VALUE_KEYS]
    for key in ("value", "low", "high"):
        text = value.get(key, "")
        if not isinstance(text, str):
            problems.append(f"{key} is no string")
        elif text and label not in ADDRESS_LABELS | {"PHONE"} and not number_like(text):
            problems.append(f"{key} {text!r} is no number")
    if value.get("bound", "exact") not in BOUNDS:
        problems.append(f"unknown bound {value['bound']!r}")
    for key in ("dual", "indefinite"):
        if not isinstance(value.get(key, False), bool):
            problems.append(f"{key} is no boolean")
    for key in ("unit", "noun"):
        if not isinstance(value.get(key, ""), str):
            problems.append(f"{key} is no string")
    return problems


def case_problems(case: dict, default: str | None) -> list[str]:
    label = case.get("label", default)
    problems = [f"unknown key {key!r}" for key in case.keys() - CASE_KEYS]
    if label not in NUMBER_LABELS | ADDRESS_LABELS:
        problems.append(f"label {label!r}")
    if not case.get("texts"):
        problems.append("no texts")
    if "value" not in case:
        problems.append("no value")
    problems += value_problems(label, case.get("value", {}))
    for key in ("text_is", "phrase_is"):
        for text in case.get("texts", []):
            if key in case and case[key] not in text:
                problems.append(f"{key} {case[key]!r} is not in {text!r}")
    return problems


def none_problems(none: dict, default: str | None) -> list[str]:
    problems = [f"unknown key {key!r}" for key in none.keys() - NONE_KEYS]
    labels = none.get("labels", [default])
    problems += [
        f"label {label!r}" for label in labels if label not in NUMBER_LABELS | NAME_LABELS | ADDRESS_LABELS
    ]
    if not none.get("texts"):
        problems.append("no texts")
    return problems


def sentence_problems(sentence: dict) -> list[str]:
    problems = [f"unknown key {key!r}" for key in sentence.keys() - SENTENCE_KEYS]
    position = 0
    for entity in sentence["entities"]:
        label, text = entity.get("label"), entity.get("text", "")
        if label not in NUMBER_LABELS | NAME_LABELS:
            problems.append(f"label {label!r}")
        found = sentence["text"].find(text, position)
        if found < 0 or not text:
            problems.append(f"{text!r} is not in the text in order")
        else:
            position = found + len(text)
        value = {key: entity[key] for key in entity.keys() - {"label", "text"}}
        problems += value_problems(label, value)
    return problems


def check_suites() -> tuple[list[str], Counter]:
    problems: list[str] = []
    counts: Counter = Counter()
    seen: dict[tuple[str, str], str] = {}
    for path in sorted(HERE.glob("*.toml")):
        suite = tomllib.loads(path.read_text(encoding="utf-8"))
        default = suite.get("label")
        if default in TIME_LABELS or any(
            entity["label"] in TIME_LABELS - NUMBER_LABELS
            for sentence in suite.get("sentence", [])
            for entity in sentence["entities"]
        ):
            continue  # a suite of dates and times, which has a form of its own
        here: Counter = Counter()
        items = [
            ("case", c, case_problems(c, default), c.get("label", default)) for c in suite.get("case", [])
        ]
        for none in suite.get("none", []):
            if path.name.startswith("names"):
                none.setdefault("labels", sorted(NAME_LABELS))
            labels = "+".join(none.get("labels", [str(default)]))
            items.append(("none", none, none_problems(none, default), labels))
        for sentence in suite.get("sentence", []):
            kind = "sentence" if sentence["entities"] else "none"
            items.append((kind, {**sentence, "texts": [sentence["text"]]}, sentence_problems(sentence), "*"))
        for kind, item, found, label in items:
            first = (item.get("texts") or ["?"])[0]
            problems += [f"{path.name}: {first!r}: {problem}" for problem in found]
            if item.get("dialect", "msa") not in DIALECTS:
                problems.append(f"{path.name}: {first!r}: unknown dialect")
            for text in item.get("texts", []):
                here[kind] += 1
                counts["dialect " + item.get("dialect", "msa")] += 1
                if (text, label) in seen:
                    problems.append(f"{path.name}: {text!r} is already in {seen[text, label]}")
                seen[text, label] = path.name
        counts.update(here)
        counts["files"] += 1
        print(
            f"{path.name:24} {here['case']:5} cases {here['none']:5} negatives {here['sentence']:5} sentences"
        )
    return problems, counts


def check_samples() -> list[str]:
    problems = []
    for line in (SAMPLES / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        report = json.loads(line)
        if (SAMPLES / f"{report['id']}.txt").read_text(encoding="utf-8") != report["text"]:
            problems.append(f"{report['id']}: the text differs from the file")
        end = 0
        for span in report["spans"]:
            if report["text"][span["start"] : span["end"]] != span["text"] or span["start"] < end:
                problems.append(f"{report['id']}: span {span['text']!r} is misplaced")
            end = span["end"]
    return problems


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--min-total", type=int, default=0)
    parser.add_argument("--min-negative", type=float, default=0.0)
    options = parser.parse_args()
    problems, counts = check_suites()
    problems += check_samples()
    total = counts["case"] + counts["none"] + counts["sentence"]
    share = counts["none"] / total if total else 0.0
    print(f"{total} phrasings in {counts['files']} files, {counts['none']} negatives ({share:.1%})")
    print(", ".join(f"{key[8:]} {n}" for key, n in sorted(counts.items()) if key.startswith("dialect ")))
    if total < options.min_total:
        problems.append(f"fewer than {options.min_total} phrasings")
    if share < options.min_negative:
        problems.append(f"fewer than {options.min_negative:.0%} negatives")
    for problem in problems:
        print("problem:", problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
