"""CONTRIBUTING's recipes, followed in a copy of the tree: a unit and a town are found without a line of code.

Run by `make test-recipes`: it compiles the copy.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
#: Compiled things of the copies, apart from those of the tree.
TARGET = ROOT / "target" / "recipes"


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    copy = tmp_path_factory.mktemp("tree")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True)
    for name in listed.stdout.decode().split("\0"):
        if name and (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, copy / name)
    return copy


def build(tree: Path, text: str) -> subprocess.CompletedProcess[str]:
    """The entities of a text by the copy, or why it does not build."""
    return subprocess.run(
        ["cargo", "run", "--quiet", "--example", "extract"],
        cwd=tree,
        env=os.environ | {"CARGO_TARGET_DIR": str(TARGET)},
        input=text + "\n",
        capture_output=True,
        encoding="utf-8",
    )


def add(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def test_a_unit_and_a_town(tree):
    add(
        tree / "seeds/dimensions/pressure.toml",
        '\n[[unit]]\nid = "[psi]x"\nfactor = "1"\nsingular = ["زغلولة"]\nplural = ["زغلولات"]\n',
    )
    add(tree / "seeds/gazetteer/cities_arab.tsv", "كفر زغلول\tGPE\tzz-zaghlul\tكفر زغلول\t\thand\n")
    done = build(tree, "بلغ الضغط 5 زغلولات في كفر زغلول")
    assert done.returncode == 0, done.stderr
    unit, town = json.loads(done.stdout)
    assert (unit["label"], unit["value"]["unit"]) == ("QUANTITY", "[psi]x")
    assert (town["label"], town["value"]["canonical"]) == ("GPE", "كفر زغلول")


def test_a_bad_row_is_named_by_file_and_line(tree):
    path = tree / "seeds/gazetteer/cities_arab.tsv"
    lines = len(path.read_text(encoding="utf-8").splitlines())
    add(path, "كفر حلوم\tTOWN\t\tكفر حلوم\t\thand\n")
    done = build(tree, "في كفر حلوم")
    assert done.returncode != 0
    assert f"seeds/gazetteer/cities_arab.tsv:{lines + 1}" in done.stderr
    assert "GPE" in done.stderr
