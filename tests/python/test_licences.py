"""What the wheel says of its licences, and the texts that it must carry."""

import re
import subprocess
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pytest

tomllib = pytest.importorskip("tomllib")

ROOT = Path(__file__).parents[2]
NOTICE = (ROOT / "NOTICE").read_text(encoding="utf-8")
SOURCES = tomllib.loads((ROOT / "seeds" / "SOURCES.toml").read_text(encoding="utf-8"))["source"]


@pytest.fixture
def wheel() -> Distribution:
    """What is installed; a build that is only imported from its folder has no metadata."""
    try:
        return distribution("tarqim")
    except PackageNotFoundError:
        pytest.skip("tarqim is not installed, only imported")


def test_the_licence_says_what_the_wheel_holds(wheel):
    expression = wheel.metadata["License-Expression"]
    for source in SOURCES:
        licence = source["licence"]
        if " OR " not in licence:
            assert licence in re.split(r"[ ()]+", expression), source["title"]
            assert licence.split("-")[0] in NOTICE, source["title"]


def test_what_the_notice_points_to_is_in_the_wheel(wheel):
    files = {str(path).replace("\\", "/") for path in wheel.files or ()}
    named = {*re.findall(r"[\w/.-]+\.(?:txt|toml|md)\b", NOTICE), "NOTICE", "LICENSE-MIT", "LICENSE-APACHE"}
    assert len(named) > 8
    for name in named:
        assert (ROOT / name).exists(), name
        assert any(path.endswith(f"licenses/{name}") for path in files), name


def test_data_of_others_is_named():
    named = NOTICE.lower()
    for source in SOURCES:
        if source["licence"] in ("MIT", "CC-BY-4.0", "Unicode-3.0"):
            words = re.findall(r"[\w-]{5,}", source["origin"].lower())
            assert any(word in named for word in words), source["title"]


def test_every_linked_crate_has_its_text():
    check = [sys.executable, str(ROOT / "licenses" / "collect.py"), "--check"]
    done = subprocess.run(check, capture_output=True, encoding="utf-8", check=False, cwd=ROOT)
    if "FileNotFoundError" in done.stderr or (
        "cargo" in done.stderr and "licenses/crates.txt" not in done.stderr
    ):
        pytest.skip("cargo or its registry is not here")
    assert done.returncode == 0, done.stderr


def test_the_licence_covers_every_linked_crate(wheel):
    """Of a choice that a crate gives, one is said; of what it demands together, all."""
    said = set(re.split(r"[ ()]+", wheel.metadata["License-Expression"]))
    table = (ROOT / "licenses" / "crates.txt").read_text(encoding="utf-8").split("=" * 80)[0]
    crates = re.findall(r"^([\w-]+ \d\S*): (.+)$", table, re.M)
    assert len(crates) > 50
    for crate, expression in crates:
        terms = re.sub(
            r"[\w.+-]+( WITH [\w.-]+)?",
            lambda term: term[0].lower() if term[0] in ("AND", "OR") else str(term[0] in said),
            expression.replace("/", " OR "),
        )
        assert eval(terms), (crate, expression)
