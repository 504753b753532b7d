"""``python -m tests.beside``: other tools on the same sentences, as tables for docs/comparison.md.

Run by ``make beside`` in a venv that holds the tools (requirements.txt); one that is not there is left out.
Every call is the one that the tool's own page shows first, with the same reference where it takes one. The
sentences are our own.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from importlib import metadata

import tarqim

REFERENCE = dt.datetime(2024, 5, 15, 12, tzinfo=dt.timezone.utc)

NUMBERS = [
    "دفعت الشركة ثلاثة آلاف ومئتي جنيه بعد أسبوعين.",
    "وصل ما بين خمسة وسبعة أطفال مساء أمس.",
    "اجتمعوا في ٣ رمضان ١٤٤٥ الساعة الخامسة والنصف.",
    "قطع العداء اثنين وأربعين كيلومتراً وربحاً قدره 7.5 بالمئة.",
]
WORDS = ["وبموسكو", "مدرستهم", "للرقة", "فسيكتبونها", "بالمدارس"]
FOLDED = ["الأُسْتَاذَةُ مُنَى", "ﻣﺤﻤّـــد رَأَى ٣ آبارٍ", "إلـى المَدْرَسَةِ"]
PLACES = [
    "سافر من الإسكندرية إلى أسوان ثم وصل إلى تعز.",
    "وقع الحادث شرق الرقة وجنوب حلوان.",
]


def one(found: Iterable[str]) -> str:
    """A cell of a table."""
    return " · ".join(found).replace("|", "\\|") or "–"


def arabic_itn(text: str) -> str:
    from arabic_itn import normalize

    return one(f"{span['raw']} → {span['value']}" for span in normalize(text)["spans"])


def puckling(text: str) -> str:
    from puckling import Context, Lang, Locale, Options, parse

    context = Context(reference_time=REFERENCE, locale=Locale(Lang.AR))
    return one(f"{found.body} → {told(found.value)}" for found in parse(text, context, Options()))


def told(value: object) -> str:
    """The number or moment of a value of puckling, which has a class for each dimension."""
    primary = getattr(value, "primary", value)
    for name in ("value", "start", "low"):
        plain = getattr(primary, name, None)
        if plain is not None:
            plain = getattr(plain, "value", plain)
            return plain.strftime("%Y-%m-%dT%H:%M") if isinstance(plain, dt.datetime) else str(plain)
    return re.sub(r"\(.*", "", str(value))


def ours(text: str) -> str:
    rows = []
    for found in tarqim.extract(text, reference=REFERENCE.replace(tzinfo=None)):
        value = found.value
        if isinstance(value, tarqim.Number):
            said = value.value if value.value is not None else f"{value.low}–{value.high}"
            rows.append(f"{found.text} → {said} {value.unit or ''}".rstrip())
        elif isinstance(value, tarqim.Temporal):
            rows.append(f"{found.text} → {value.timex}")
    return one(rows)


def farahidi(word: str) -> str:
    from farahidi import analyze_text

    return one(f"{r.lemma} ({r.root or 'no root'})" for r in analyze_text(word))


def our_cut(word: str) -> str:
    return one("+".join(part.normalized for part in (*s.proclitics, s.stem, *s.enclitics)) for s in cut(word))


def cut(word: str) -> list[tarqim.Segmented]:
    return tarqim.segment(word, scheme="d3")


def arabic_normalize(text: str) -> str:
    from arabic_normalize import normalize_for_search

    return normalize_for_search(text)


def araclean(text: str) -> str:
    from araclean import normalize

    return normalize(text, profile="search")


def our_search(text: str) -> str:
    return tarqim.normalize(text, preset="search")


def egypt_nlp(text: str) -> str:
    from egypt_nlp import extract

    return one(f"{place['name']} ({place['type']})" for place in extract(text))


def our_places(text: str) -> str:
    found = tarqim.extract(text, labels=["GPE", "LOC", "FAC"])
    return one(f"{e.text} ({e.value.feature}, {e.value.country})" for e in found)


#: What is compared, on what, and who does it, by the name of the distribution.
TASKS: list[tuple[str, list[str], dict[str, Callable[[str], str]]]] = [
    ("Numbers, times and money, written on 15 May 2024", NUMBERS,
     {"arabic-itn": arabic_itn, "puckling": puckling, "tarqim": ours}),
    ("Places", PLACES, {"egypt-nlp": egypt_nlp, "tarqim": our_places}),
    ("Words: lemma and root, or clitics", WORDS, {"farahidi": farahidi, "tarqim": our_cut}),
    ("Folded for search", FOLDED,
     {"arabic-normalize": arabic_normalize, "araclean": araclean, "tarqim": our_search}),
]  # fmt: skip


def version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def main() -> None:
    """Prints a table for each task."""
    for title, texts, tools in TASKS:
        here = {name: tool for name, tool in tools.items() if version(name)}
        print(f"**{title}**\n")
        print("| | " + " | ".join(f"{name} {version(name)}" for name in here) + " |")
        print("|---|" + "---|" * len(here))
        for text in texts:
            print(f"| {text} | " + " | ".join(tool(text) for tool in here.values()) + " |")
        print()


if __name__ == "__main__":
    main()
