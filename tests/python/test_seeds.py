"""A bad row stops the build with file, line and reason."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    """A copy of what the core needs to build; it shares nothing with the work tree."""
    if shutil.which("cargo") is None:
        pytest.skip("no cargo here")
    folder = tmp_path_factory.mktemp("clone")
    for name in ("build", "src", "seeds"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "build.rs", folder)
    manifest = (
        (ROOT / "Cargo.toml").read_text(encoding="utf-8").replace('members = ["python"]', "members = []")
    )
    (folder / "Cargo.toml").write_text(manifest, encoding="utf-8")
    (folder / "README.md").touch()
    shutil.copy(ROOT / "Cargo.lock", folder)
    return folder


@pytest.mark.parametrize(
    ("table", "row", "reason"),
    [
        ("lexicon/numbers.tsv", "خمسة\tnonsense\t5", "no class"),
        ("lexicon/numbers.tsv", "خمسة\tunit\t5\tbright", "no flag"),
        ("calendars/weekdays.tsv", "خميس\t4\tmsa\tbright", "valid: masc, fem"),
        ("nouns/nouns.tsv", "بيت\tبيوت\tno_dul", "no flag"),
        ("normalize/letters.tsv", "alef\t0627\t06GG", "not a code point"),
        ("normalize/marks.tsv", "0600\t0600\tharakat", "does not come after"),
        ("normalize/letters.tsv", "alef\t0627\t0622", "folded twice"),
        ("normalize/placeholders.tsv", "image\t[صورة]", "valid: url, email"),
        ("normalize/stopwords.tsv", "في\tpreposition", "is a duplicate"),
        ("normalize/transliteration.tsv", "06FF\tab\tC\t'\t'", "not one character"),
        ("languages/letters.tsv", "ک\tel\t2", "no language"),
        ("spell/dates.tsv", "syriac\tكانون|شباط", "2 names, expected 12"),
        ("tokens/models.tsv", "إيه", "is a duplicate"),
        ("gazetteer/countries.tsv", "أطلانطس\tPLACE\tXX\tأطلانطس", "no label"),
        ("gazetteer/countries.tsv", "\tGPE\tXX\tأطلانطس", "is empty"),
    ],
)
def test_a_bad_row_is_named(clone, table, row, reason):
    path = clone / "seeds" / table
    good = path.read_text(encoding="utf-8")
    line = len(good.splitlines()) + 1
    path.write_text(good.rstrip("\n") + "\n" + row + "\n", encoding="utf-8")
    try:
        done = subprocess.run(
            ["cargo", "check", "--offline", "--lib", "--target-dir", str(ROOT / "target")],
            cwd=clone,
            capture_output=True,
            text=True,
        )
    finally:
        path.write_text(good, encoding="utf-8")
    assert done.returncode != 0
    assert f"seeds/{table}:{line}: " in done.stderr
    assert reason in done.stderr


def test_flags_are_explained_where_they_stand():
    """In the header of the table, or in the README of its folder where programs write the tables."""
    unexplained = []
    for path in sorted((ROOT / "seeds").rglob("*.tsv")):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line]
        head = next(line for line in lines if not line.startswith("#")).split("\t")
        if "flags" not in head:
            continue
        rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
        used = {flag for row in rows for flag in "".join(row[head.index("flags") :][:1]).split()}
        readme = path.parent / "README.md"
        notes = [line for line in lines if line.startswith("#")]
        text = "\n".join(notes) + (readme.read_text(encoding="utf-8") if readme.exists() else "")
        explained = set(re.findall(r"[a-z_]+", text))
        unexplained += [f"{path.relative_to(ROOT)}: {flag}" for flag in sorted(used - explained)]
    assert unexplained == []


def test_marks_of_ordinary_words_hold():
    """What ordinary.tsv says of a form is so in the compiled rows: a rebuild would write the same."""
    read = [
        line.split("\t")
        for line in (ROOT / "training/gazetteer/ordinary.tsv").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ][1:]
    marks = {form: mark for form, mark, *_ in read}
    assert marks
    assert set(marks.values()) <= {"ambiguous", "drop"}
    names = ("given_names.tsv", "family_names.tsv")
    files = [*(ROOT / "seeds/gazetteer").glob("*.tsv"), *(ROOT / "seeds/lexicon" / n for n in names)]
    for path in files:
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            cells = line.split("\t")
            if line.startswith("#") or cells[-1] == "hand":
                continue
            flags = cells[4] if path.parent.name == "gazetteer" else cells[3]
            for form in cells[0].split("|"):
                mark = marks.get(form)
                assert mark != "drop", f"{path.name}: {form}"
                assert mark is None or mark in flags.split(), f"{path.name}: {form}"


@pytest.mark.parametrize(
    ("addition", "reason"),
    [
        ('[[verb]]\npast = "كذا"\nframe = { when = { patient = ["stone"] } }', 'no thing "stone"'),
        ('[[noun]]\none = ["كذا"]\nonly = "rare"', "valid: definite, bare, lone"),
        ('[[verb]]\npast = "كذا"\ncolour = "red"', "unknown field `colour`"),
    ],
)
def test_a_bad_event_row_is_named(clone, addition, reason):
    path = clone / "seeds/events/die.toml"
    good = path.read_text(encoding="utf-8")
    path.write_text(good.rstrip("\n") + "\n\n" + addition + "\n", encoding="utf-8")
    try:
        done = subprocess.run(
            ["cargo", "check", "--offline", "--lib", "--target-dir", str(ROOT / "target")],
            cwd=clone,
            capture_output=True,
            text=True,
        )
    finally:
        path.write_text(good, encoding="utf-8")
    assert done.returncode != 0
    first = len(good.splitlines()) + 1
    lines = range(first, first + addition.count("\n") + 2)
    assert any(f"seeds/events/die.toml:{line}: " in done.stderr for line in lines)
    assert reason in done.stderr
