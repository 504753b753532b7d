"""Prints how many of the places written down here are found, and how far off.

    python -m tests.places [--misses]

incidents.tsv: a text and where its place is. Found: some place of the text has coordinates; then how far the
most exact of its places lies from there. homonyms.tsv: a text, a name that several places bear, and the
country meant; homonyms_fresh.tsv, homonyms_contexts.tsv, homonyms_told.tsv and homonyms_signs.tsv hold those
written after it.
divisions.tsv: provinces and states of the world behind «ولاية», «محافظة», and their country. Last, how
often the places of each band of scores are right: the country meant, or within 20 km.
"""

from __future__ import annotations

import argparse
import itertools
import math
from pathlib import Path

import tarqim

HERE = Path(__file__).parent
PLACES = {"GPE", "LOC", "FAC"}
#: Tables of homonyms, from the oldest.
HOMONYMS = tuple(f"homonyms{of}.tsv" for of in ("", "_fresh", "_contexts", "_told", "_signs"))
#: The most exact first.
EXACT = "facility neighbourhood camp village city water mountain region admin2 admin1 country".split()


def rows(name: str) -> list[list[str]]:
    """The rows of a table."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """How far two points lie apart, on a sphere."""
    (north, east), (other, far) = (map(math.radians, point) for point in (a, b))
    half = (
        math.sin((other - north) / 2) ** 2
        + math.cos(north) * math.cos(other) * math.sin((far - east) / 2) ** 2
    )
    return 12742 * math.asin(math.sqrt(half))


def named(text: str) -> list[tarqim.Name]:
    """The places of a text that have coordinates, those in hashtags too, the most exact first."""
    doc = tarqim.analyze(text)
    found = [entity.value for entity in doc.entities if entity.label in PLACES]
    # Names within hashtags are told with the events alone.
    for event in doc.events:
        found += [place.name for place in event.place if place.name is not None]
    found = [name for name in found if name.lat is not None]
    return sorted(found, key=lambda name: EXACT.index(name.feature) if name.feature in EXACT else len(EXACT))


def distance(text: str, at: tuple[float, float]) -> float | None:
    """How far the most exact place of a text lies from a point; None without any."""
    found = named(text)
    return kilometres((found[0].lat, found[0].lon), at) if found else None


def bearer(text: str, name: str) -> tarqim.Name | None:
    """The place of that name, or called after it: «ميناء صور»."""
    found = [e for e in tarqim.extract(text, labels=PLACES) if e.text.endswith(name)]
    return found[0].value if found else None


def country(text: str, name: str) -> str | None:
    """The country of that place."""
    found = bearer(text, name)
    return found.country if found is not None else None


def divisions() -> tuple[int, list[tuple[str, str | None, str]]]:
    """How many divisions there are; the words of those not told right, what is told, and what is meant."""
    cases = rows("divisions.tsv")
    told = [
        (f"{head} {name}", country(f"قتل شخصان في {head} {name}", name), meant) for head, name, meant in cases
    ]
    return len(cases), [row for row in told if row[1] != row[2]]


def reliability() -> list[tuple[str, int, int]]:
    """How many of the places of each band of scores are right, and how many there are."""
    scored: list[tuple[float, bool]] = []
    for text, lat, lon in rows("incidents.tsv"):
        for place in named(text)[:1]:
            scored.append((place.score, kilometres((place.lat, place.lon), (float(lat), float(lon))) <= 20))
    for table in HOMONYMS:
        for text, name, meant in rows(table):
            found = bearer(text, name)
            if found is not None:
                scored.append((found.score, found.country == meant))
    bands = []
    for low, high in itertools.pairwise((0.0, 0.65, 0.9, 1.01)):
        right = [good for score, good in scored if low <= score < high]
        bands.append((f"{low:.2f} to {min(high, 1.0):.2f}", sum(right), len(right)))
    return bands


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--misses", action="store_true", help="print what is not found, or elsewhere")
    options = parser.parse_args()
    cases = rows("incidents.tsv")
    far = [distance(text, (float(lat), float(lon))) for text, lat, lon in cases]
    for title, most in (("found", math.inf), ("within 20 km", 20), ("within 161 km", 161)):
        good = sum(km is not None and km <= most for km in far)
        print(f"incidents {title}: {good} of {len(cases)} ({good / len(cases):.3f})")
    pairs, told = [], []
    for table in HOMONYMS:
        some = rows(table)
        said_of = [country(text, name) for text, name, _ in some]
        right = sum(said == meant for said, (_, _, meant) in zip(said_of, some, strict=True))
        print(f"{table.removesuffix('.tsv')}: {right} of {len(some)} ({right / len(some):.3f})")
        pairs += some
        told += said_of
    count, wrong = divisions()
    print(f"divisions: {count - len(wrong)} of {count} ({1 - len(wrong) / count:.3f})")
    for band, good, count in reliability():
        print(f"score {band}: {good} of {count} right" + (f" ({good / count:.3f})" if count else ""))
    if options.misses:
        for (text, *_), km in zip(cases, far, strict=True):
            if km is None or km > 20:
                print("not found" if km is None else f"{km:.0f} km", text, sep="\t")
        for (text, name, meant), said in zip(pairs, told, strict=True):
            if said != meant:
                print(f"{name}: {said}, not {meant}", text, sep="\t")
        for text, said, meant in wrong:
            print(f"{said}, not {meant}", text, sep="\t")


if __name__ == "__main__":
    main()
