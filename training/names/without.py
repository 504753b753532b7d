"""Take the names of gold documents out of the gazetteers: how well are names found that no list has?

    python training/names/without.py GOLD.jsonl && make evaluate GOLD=GOLD.jsonl && git checkout seeds

Countries, capitals and peoples stay: every report has them. All other rows with a form that is a
gold name are deleted from seeds/gazetteer.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "gazetteer"
MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")
FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه"})
STAY = {"countries.tsv", "capitals.tsv", "nationalities.tsv"}


def fold(text: str) -> str:
    return MARKS.sub("", text).translate(FOLD)


def main() -> None:
    gold: set[str] = set()
    for path in sys.argv[1:]:
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            gold |= {fold(s["text"]) for s in json.loads(line)["spans"]}
    for path in sorted(SEEDS.glob("*.tsv")):
        if path.name in STAY:
            continue
        kept = []
        lines = path.read_text(encoding="utf-8").splitlines()
        for line in lines:
            forms, *rest = line.split("\t")
            left = [form for form in forms.split("|") if fold(form) not in gold]
            if left:
                kept.append("\t".join(["|".join(left), *rest]))
        if len(kept) < len(lines):
            path.write_text("\n".join(kept) + "\n", encoding="utf-8")
            print(f"{path.name}: {len(lines) - len(kept)} rows taken out")


if __name__ == "__main__":
    main()
