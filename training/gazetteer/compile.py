"""Compile the rows of seeds/gazetteer that come from packages.

Rows whose `source` is `hand` are edited by people and are never touched; every other row
is written anew by this script:

    pip install babel ArWikiCats
    python training/gazetteer/compile.py
    python training/gazetteer/places.py

The first writes territories and peoples, the second places, and where all of them are. Places of
source `arwikicats` are what that package had; they are kept like rows by hand.
"""

from __future__ import annotations

import collections
import json
import lzma
import re
from importlib.util import find_spec
from pathlib import Path

SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "gazetteer"
MARKS = re.compile("[\u064b-\u065f\u0670\u0640\u200b-\u200f]")
FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه"})
ARABIC = re.compile("^[\u0621-\u064a][\u0621-\u064a -]*$")
ARAB = frozenset(re.findall("..", "SAAEEGIQSYLBJOPSILYEOMQABHKWLYTNDZMASDSSMRSODJKMEH"))


def fold(text: str) -> str:
    """The key under which spellings meet."""
    return MARKS.sub("", text).translate(FOLD)


def read(name: str) -> list[list[str]]:
    """The rows of a table."""
    path = SEEDS / name
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    return [
        line.split("\t") + [""] * (6 - line.count("\t") - 1) for line in lines if line[:1] not in ("", "#")
    ]


def write(name: str, rows: list[list[str]]) -> None:
    """Write a table back under its own header, the hand-edited rows first."""
    path = SEEDS / name
    header = path.read_text(encoding="utf-8").split("\n", 1)[0]
    path.write_text("\n".join([header, *("\t".join(row) for row in rows)]) + "\n", encoding="utf-8")


def arwikicats(name: str) -> dict:
    """A JSON table of ArWikiCats, read without importing the package."""
    spec = find_spec("ArWikiCats")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("pip install ArWikiCats")
    path = Path(spec.submodule_search_locations[0]) / "jsons" / name
    return json.loads(path.read_text(encoding="utf-8"))


def marked(name: str = "ordinary.tsv") -> dict[str, str]:
    """The marks of a list of ordinary words by folded form: `ambiguous`, `beside` or `drop`."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return {fold(row[0]): row[1] for row in rows}


class Commonness:
    """How likely a form is an ordinary word."""

    def __init__(self, text: Path | None, tagged: Path | None) -> None:
        self.count: collections.Counter[str] = collections.Counter()
        self.plain: collections.Counter[str] = collections.Counter()
        self.named: collections.Counter[str] = collections.Counter()
        self.marks = marked()
        if text:
            opened = lzma.open if text.suffix == ".xz" else open
            with opened(text, "rt", encoding="utf-8") as lines:
                for line in lines:
                    self.count.update(fold(line).split())
        if tagged:
            for line in tagged.read_text(encoding="utf-8-sig").splitlines():
                cells = line.split()
                if len(cells) > 1:
                    (self.plain if cells[-1] == "O" else self.named)[fold(cells[0])] += 1

    def tags(self, form: str) -> tuple[int, int]:
        """How often the word stands outside names, and inside."""
        words = [clitic + fold(form) for clitic in ("", "و", "ب", "ل")]
        return sum(self.plain[w] for w in words), sum(self.named[w] for w in words)

    def ordinary(self, form: str) -> bool:
        """Seen mostly outside names."""
        plain, named = self.tags(form)
        return plain > named

    def frequent(self, form: str) -> int:
        return self.count[fold(form).replace("ئ", "ي").replace("ؤ", "و")] + self.count[fold(form)]


def territories(taken: set[str]) -> list[list[str]]:
    """Countries and dependent territories by the names of CLDR."""
    from babel import Locale

    rows = []
    for code, name in sorted(Locale("ar").territories.items()):
        if re.fullmatch("[A-Z]{2}", code) and code not in {"ZZ", "XA", "XB", "QO", "EZ", "UN", "EU"}:
            name = re.sub(" *[(].*?[)]", "", MARKS.sub("", name)).strip()
            if fold(name) not in taken:
                rows.append([name, "GPE", code, name, "", "cldr"])
    return rows


def nationalities(taken: set[str]) -> list[list[str]]:
    """Peoples of ArWikiCats that the hand-edited rows lack."""
    rows = []
    for name in ("nationalities_data", "sub_nats"):
        for english, forms in sorted(arwikicats(f"nationalities/{name}.json").items()):
            male = forms.get("male", "").strip()
            if not re.fullmatch("[\u0621-\u064a]{3,}ي", male) or fold(male) in taken:
                continue
            taken.add(fold(male))
            plural = [p for p in (forms.get("males", ""),) if ARABIC.match(p) and " " not in p]
            every = [male, male + "ة", male + "ون", male + "ين", *(p for p in plural if not p.endswith("ات"))]
            slug = re.sub("[^a-z0-9]+", "-", english.lower()).strip("-")
            rows.append(["|".join(dict.fromkeys(every)), "NORP", f"norp-{slug}", male, "", "arwikicats"])
    return rows


def main() -> None:
    hand = {path.name: [r for r in read(path.name) if r[5] == "hand"] for path in sorted(SEEDS.glob("*.tsv"))}
    taken = {fold(form) for rows in hand.values() for row in rows for form in row[0].split("|")}
    made = {"countries.tsv": territories(taken)}
    taken |= {fold(row[0]) for row in made["countries.tsv"]}
    made["nationalities.tsv"] = nationalities(set(taken))
    for name, rows in made.items():
        write(name, hand[name] + rows)
        print(f"{name}: {len(hand[name])} by hand, {len(rows)} compiled")


if __name__ == "__main__":
    main()
