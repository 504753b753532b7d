"""What the distributions in dist/ hold: run by ``make wheels`` and by the workflows that build them."""

import email
import json
import os
import re
import tarfile
import zipfile
from pathlib import Path

import pytest

tomllib = pytest.importorskip("tomllib")

ROOT = Path(__file__).parents[2]
DIST = Path(os.environ.get("DIST", ROOT / "dist"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PACKAGE = ROOT / "python" / "tarqim"
WHEELS = sorted(DIST.glob("*.whl"))
SDISTS = sorted(DIST.glob("*.tar.gz"))
#: Megabytes of a wheel; what grows beyond has to be looked at.
LARGEST = 6
#: How extension modules end, by system.
BINARY = (".so", ".pyd")
#: A folder of whoever built it: «/home/runner/.cargo», «C:\\Users\\runneradmin».
FOLDER = re.compile(
    rb"(?:/home/|/Users/|/root/|[A-Z]:\\Users\\)[\w.-]{0,80}|" + re.escape(str(ROOT)).encode() + rb"[/\\]"
)


def own_files() -> set[str]:
    """Every file of the package but what is built."""
    return {
        f"tarqim/{path.relative_to(PACKAGE).as_posix()}"
        for path in PACKAGE.rglob("*")
        if path.is_file() and path.suffix not in (*BINARY, ".pyc")
    }


def licence_files() -> set[str]:
    paths = (path for pattern in PROJECT["license-files"] for path in ROOT.glob(pattern))
    return {path.relative_to(ROOT).as_posix() for path in paths}


def bill_lacks(path: Path) -> set[str]:
    """Crates that we name as dependencies and the bill of materials does not."""
    with zipfile.ZipFile(path) as wheel:
        bill = json.loads(wheel.read(next(n for n in wheel.namelist() if n.endswith(".cyclonedx.json"))))
    named: set[str] = set()
    for manifest in ("Cargo.toml", "python/Cargo.toml"):
        named |= tomllib.loads((ROOT / manifest).read_text(encoding="utf-8"))["dependencies"].keys()
    assert len(named) > 10
    return named - {component["name"] for component in bill["components"]}


def test_there_is_something_to_look_at():
    assert WHEELS or SDISTS


@pytest.mark.parametrize("path", WHEELS, ids=lambda path: path.name)
def test_a_wheel_holds_the_package_its_papers_and_nothing_else(path):
    with zipfile.ZipFile(path) as wheel:
        assert wheel.testzip() is None
        names = {name for name in wheel.namelist() if not name.endswith("/")}
        metadata = email.message_from_bytes(
            wheel.read(next(n for n in names if n.endswith(".dist-info/METADATA")))
        )
        tags = wheel.read(next(n for n in names if n.endswith(".dist-info/WHEEL"))).decode()
    info = {name for name in names if ".dist-info/" in name}
    binaries = {name for name in names if name.endswith(BINARY)}
    assert len(binaries) == 1
    assert re.fullmatch(r"tarqim/_core[\w.-]*\.(so|pyd)", *binaries)
    assert names - info - binaries == own_files()
    assert {"tarqim/py.typed", "tarqim/_core.pyi"} <= names
    carried = {name.split("/licenses/", 1)[1] for name in info if "/licenses/" in name}
    assert carried == licence_files()
    assert "licenses/crates.txt" in carried
    rest = {name.split("/", 1)[1] for name in info if "/licenses/" not in name}
    assert rest == {"METADATA", "WHEEL", "RECORD", "entry_points.txt", "sboms/tarqim-python.cyclonedx.json"}
    assert bill_lacks(path) == set()
    assert metadata["License-Expression"] == PROJECT["license"]
    urls = dict(line.split(", ", 1) for line in metadata.get_all("Project-URL"))
    assert urls == PROJECT["urls"]
    assert metadata["Requires-Python"] == PROJECT["requires-python"]
    interpreter, systems = path.name.removesuffix(".whl").split("-", 2)[2].rsplit("-", 1)
    assert all(f"Tag: {interpreter}-{system}" in tags for system in systems.split("."))
    assert path.stat().st_size < LARGEST * 1e6


@pytest.mark.parametrize("path", WHEELS, ids=lambda path: path.name)
def test_no_folder_of_the_builder_stands_in_a_wheel(path):
    with zipfile.ZipFile(path) as wheel:
        found = {name: FOLDER.findall(wheel.read(name)) for name in wheel.namelist()}
    assert {name: paths for name, paths in found.items() if paths} == {}


def tree(folder: str, pattern: str) -> set[str]:
    paths = (ROOT / folder).rglob(pattern)
    return {path.relative_to(ROOT).as_posix() for path in paths if "__pycache__" not in path.parts}


@pytest.mark.parametrize("path", SDISTS, ids=lambda path: path.name)
def test_a_source_distribution_holds_what_builds_and_tests_it(path):
    with tarfile.open(path) as sdist:
        names = {member.name.split("/", 1)[1] for member in sdist.getmembers() if member.isfile()}
    assert {"pyproject.toml", "Cargo.toml", "Cargo.lock", "build.rs", "PKG-INFO"} <= names
    assert {"README.md", "Makefile"} <= names
    assert {f"python/{name}" for name in own_files()} <= names
    assert licence_files() <= names
    for files in [
        tree("src", "*.rs"),
        tree("seeds", "*.*"),
        tree("tests/python", "*.py"),
        tree("tests/suites", "*.toml"),
    ]:
        assert files
        assert files <= names, files - names
    built = (*BINARY, ".pyc", ".whl")
    assert [n for n in names if n.endswith(built) or n.startswith(("target/", ".venv"))] == []
