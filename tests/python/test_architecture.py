"""The way through the core is straight: a floor uses floors below it, never its own by another name.

What is checked, and on what: every path that starts with ``crate`` or ``super`` in ``src`` (in ``use`` lines,
with braces taken apart, and in code), and every path into the core's floors in ``build`` and ``build.rs``.
"""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src"

#: Every module of the core and its floor. Modules of one floor must not use each other.
FLOORS = {
    "named": 0, "error": 0, "span": 0, "utf8": 0, "prefetch": 0, "columns": 0, "visits": 0, "hashed": 0,
    "in_order": 0, "letters": 0, "signs": 0,
    "provoked": 0,
    "text": 1,
    "align": 2, "calendar": 2, "tokenize": 2,
    "found": 3, "normalize": 3,
    "lexicon": 4, "stem": 4,
    "language": 5, "reading": 5, "search": 5, "spell": 5,
    "numerals": 6,
    "grammars": 7, "names": 7,
    "pipeline": 8,
    "events": 9,
    "document": 10, "parse": 10, "rewrite": 10,
    "analyzer": 11,
}  # fmt: skip

#: Circles of files inside a floor that are allowed, each because the thing itself is recursive.
ALLOWED_CIRCLES = {
    # An element of a moment may have a moment inside: «آخر جمعة بعد 3 أيار».
    frozenset(f"grammars/time/{f}.rs" for f in ("additions", "opening", "point", "weekday")),
    frozenset(f"grammars/time/{f}.rs" for f in ("named", "period", "relative")),
    # A table and the form in which it is stored.
    frozenset({"lexicon/compiled.rs", "lexicon/schema/tables.rs"}),
    frozenset({"names/model.rs", "names/weights.rs"}),
}

PATH = re.compile(r"\b(?:crate|super)(?:::\w+)+")
USE = re.compile(r"(pub(?:\([a-z ]+\))?\s+)?\buse\s+([^;]+);")


def read(path: Path) -> str:
    """The code of a file: no tests, no comments."""
    code = re.split(r"#\[cfg\(test\)\]\s+mod tests", path.read_text(encoding="utf-8"))[0]
    return re.sub(r"//.*", "", code)


def tree(base: Path) -> dict[str, str]:
    return {path.relative_to(base).as_posix(): read(path) for path in sorted(base.rglob("*.rs"))}


def module_of(file: str) -> tuple[str, ...]:
    parts = file.removesuffix(".rs").split("/")
    if parts[-1] in ("mod", "lib"):
        parts.pop()
    return tuple(parts)


def apart(use: str) -> list[str]:
    """The paths of a ``use``: ``a::{b, c::{d, e}}`` is a::b, a::c::d, a::c::e."""
    use = use.strip()
    head, brace, rest = use.partition("{")
    if not brace:
        return [use.split(" as ")[0].strip()]
    parts, depth, part = [], 0, ""
    for sign in rest[: rest.rindex("}")]:
        depth += (sign == "{") - (sign == "}")
        if sign == "," and depth == 0:
            parts.append(part)
            part = ""
        else:
            part += sign
    return [head.strip() + path for part in [*parts, part] if part.strip() for path in apart(part)]


def paths(code: str) -> list[tuple[bool, list[str]]]:
    """Every path of a file, and whether it is given on to others."""
    found = []
    for public, use in USE.findall(code):
        found += [(bool(public), path.split("::")) for path in apart(re.sub(r"\s+", " ", use))]
    rest = USE.sub("", code)
    return found + [(False, path.split("::")) for path in PATH.findall(rest)]


def whole(file: str, path: list[str], modules: dict[tuple[str, ...], str]) -> list[str] | None:
    """A path from the root of the crate on; none for what is no module of it."""
    base = list(module_of(file))
    if path[0] == "crate":
        return path[1:]
    if path[0] == "self":
        return base + path[1:]
    while path and path[0] == "super":
        base, path = base[:-1], path[1:]
        if path and path[0] != "super":
            return base + path
    return base + path if path and (*base, path[0]) in modules else None


def upward(files: dict[str, str]) -> list[str]:
    """The paths that lead to the same floor or one above it."""
    modules = {module_of(file): file for file in files}
    wrong = []
    for file, code in files.items():
        own = file.split("/")[0].removesuffix(".rs")
        if own == "lib":
            continue
        for _, path in paths(code):
            used = whole(file, path, modules)
            if used and used[0] != own and FLOORS.get(used[0], -1) >= FLOORS[own]:
                wrong.append(f"{file}: {'::'.join(path)}")
    return wrong


def circles(files: dict[str, str]) -> list[frozenset[str]]:
    """Files that use each other, whatever names they go by: re-exports lead to where a thing is defined."""
    modules = {module_of(file): file for file in files}
    defined = re.compile(
        r"^(?:pub(?:\([a-z ]+\))?\s+)?(?:unsafe |const |static )*"
        r"(?:fn|struct|enum|trait|type|const|static|mod|macro_rules!)\s+(\w+)", re.M
    )  # fmt: skip
    own = {file: set(defined.findall(code)) for file, code in files.items()}
    passed: dict[tuple[str, str], list[str]] = {}
    for file, code in files.items():
        for public, path in paths(code):
            if public and (at := whole(file, path, modules)):
                passed[file, at[-1]] = at

    def home(path: list[str], steps: int = 0) -> str | None:
        for cut in range(len(path), -1, -1):
            if (file := modules.get(tuple(path[:cut]))) is not None:
                rest = path[cut:]
                if rest and rest[0] not in own[file] and (file, rest[0]) in passed and steps < 6:
                    return home([*passed[file, rest[0]], *rest[1:]], steps + 1)
                return file
        return None

    uses: dict[str, set[str]] = {file: set() for file in files}
    for file, code in files.items():
        for public, path in paths(code):
            at = whole(file, path, modules)
            if at and not public and (other := home(at)) and other != file:
                if tuple(at) in modules and other.endswith("mod.rs"):
                    # A module by name: what is asked of it may be defined in a file of it.
                    for name in re.findall(rf"\b{at[-1]}::(\w+)", code):
                        if (true := home([*at, name])) and true != file:
                            uses[file].add(true)
                else:
                    uses[file].add(other)
    return [group for group in grouped(uses) if len(group) > 1]


def grouped(uses: dict[str, set[str]]) -> list[frozenset[str]]:
    """The strongly connected parts of a graph."""

    def reached(start: str, edges: dict[str, set[str]]) -> set[str]:
        seen, open_ = {start}, [start]
        while open_:
            for other in edges.get(open_.pop(), ()):
                if other not in seen:
                    seen.add(other)
                    open_.append(other)
        return seen

    back: dict[str, set[str]] = {}
    for file, others in uses.items():
        for other in others:
            back.setdefault(other, set()).add(file)
    groups, left = [], set(uses)
    while left:
        start = min(left)
        group = frozenset(reached(start, uses) & reached(start, back))
        groups.append(group)
        left -= group
    return groups


def test_every_module_has_its_floor():
    assert {file.split("/")[0].removesuffix(".rs") for file in tree(SRC)} - {"lib"} == FLOORS.keys()


def test_design_draws_the_floors_as_they_are():
    text = (ROOT / "docs/DESIGN.md").read_text(encoding="utf-8")
    drawn = text.split("## Who may use whom")[1].split("A module uses")[0]
    floors = [
        sorted(name for name, at in FLOORS.items() if at == floor) for floor in sorted(set(FLOORS.values()))
    ]
    assert [sorted(floor.split()) for floor in drawn.split("◀")] == floors


def test_no_floor_uses_its_own_rank_or_one_above():
    assert upward(tree(SRC)) == []


def test_the_build_uses_floors_up_to_the_lexicon():
    """What is embedded cannot need what reads it."""
    files = tree(ROOT / "build") | {"build.rs": read(ROOT / "build.rs")}
    used = {path[1] for code in files.values() for _, path in paths(code) if path[0] == "crate" and path[1:]}
    assert {name for name in used if FLOORS.get(name, 0) > FLOORS["lexicon"]} == set()
    taken = set(re.findall(r'path = "src/(\w+)', read(ROOT / "build.rs")))
    assert {name for name in taken if FLOORS[name] > FLOORS["lexicon"]} == set()


def test_circles_of_files_are_those_allowed():
    assert set(circles(tree(SRC))) <= ALLOWED_CIRCLES
    assert max(map(len, ALLOWED_CIRCLES)) <= 4


def test_a_planted_import_is_found():
    """In either direction, by brace, by ``super`` and in code."""
    files = tree(SRC)
    for file, line in [
        ("lexicon/words.rs", "use crate::reading::Context;"),
        ("grammars/percent.rs", "use crate::{names::Names, span::Span};"),
        ("names/lists.rs", "use super::super::grammars::Money;"),
        ("found/value.rs", "fn f() { crate::pipeline::extract_str(); }"),
    ]:
        assert upward(files | {file: files[file] + line}), (file, line)
    planted = files | {"pipeline/scratch.rs": files["pipeline/scratch.rs"] + "use super::explain::Piece;"}
    assert set(circles(planted)) - ALLOWED_CIRCLES


def test_the_core_knows_nothing_of_its_surroundings():
    words = re.compile(
        r"pyo3|std::env\b|std::net\b|SystemTime|Instant::now|Zoned::now|Timestamp::now|arrow::"
    )
    assert [file for file, code in tree(SRC).items() if words.search(code)] == []


def test_no_arabic_words_in_code():
    """Language data belongs in seeds/; single letters and comments are fine."""
    word = re.compile(r"[\u0621-\u064A]{2,}")
    found = []
    for file, code in tree(SRC).items():
        if not file.endswith("tests.rs"):
            found += [f"{file}: {line.strip()}" for line in code.splitlines() if word.search(line)]
    assert found == []
