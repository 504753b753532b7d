"""The way through the core is straight: no module uses one that comes after it."""

import re
from pathlib import Path

SRC = Path(__file__).parents[2] / "src"

#: Every module of the core with its place on the way; equal places must not use each other.
PLACES = {
    "error": 0, "span": 0, "utf8": 0, "text": 0, "align": 0, "prefetch": 0, "columns": 0,
    "tokenize": 1, "calendar": 1,
    "lexicon": 2,
    "normalize": 3, "stem": 4, "search": 4,
    "extract": 5, "entities": 5, "parse": 6, "spell": 6,
    "document": 7, "rewrite": 7,
}  # fmt: skip


def modules():
    for path in SRC.rglob("*.rs"):
        name = path.relative_to(SRC).parts[0].removesuffix(".rs")
        if name != "lib":
            yield name, path


def test_every_module_has_its_place():
    assert {name for name, _ in modules()} <= PLACES.keys()


def test_nothing_points_backwards():
    wrong = []
    for name, path in modules():
        for line in path.read_text(encoding="utf-8").splitlines():
            for used in re.findall(r"\bcrate::(\w+)", line):
                if PLACES.get(used, -1) > PLACES[name]:
                    wrong.append(f"{path.relative_to(SRC)}: {line.strip()}")
    assert wrong == []


def test_the_core_knows_nothing_of_its_surroundings():
    words = re.compile(
        r"pyo3|std::env\b|std::net\b|SystemTime|Instant::now|Zoned::now|Timestamp::now|arrow::"
    )
    found = [str(p) for _, p in modules() if words.search(p.read_text(encoding="utf-8"))]
    assert found == []


def test_no_arabic_words_in_code():
    """Language data belongs in seeds/; single letters and comments are fine."""
    word = re.compile(r"[\u0621-\u064A]{2,}")
    found = []
    for name, path in modules():
        code = path.read_text(encoding="utf-8").split("#[cfg(test)]")[0]
        for number, line in enumerate(code.splitlines(), 1):
            if word.search(re.sub(r"//.*", "", line)) and "tests" not in path.parts[-1]:
                found.append(f"{name}: {path.name}:{number}: {line.strip()}")
    assert found == []
