"""What the workflows run is there: make targets, files, actions named by their commits."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = {name for line in re.findall(r"^([\w $-]+):(?!=)", MAKEFILE, re.M) for name in line.split()}


def commands(text: str) -> list[str]:
    """The lines that are run, those of blocks too, without expressions."""
    return [
        re.sub(r"\$\{\{.*?\}\}", "X", line) for line in text.splitlines() if "run:" in line or "/" in line
    ]


def missing(text: str) -> list[str]:
    """The make targets and files that a workflow names and that are not there."""
    found = []
    for line in commands(text):
        for rest in re.findall(r"run: make ([^#]+)", line):
            found += [word for word in rest.split() if "=" not in word and word not in TARGETS]
        named = re.findall(r"(?<![\w/*])(?:tests|licenses|training)/[\w./-]+\.\w+", line)
        found += [path for path in named if not (ROOT / path).exists()]
    return found


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_what_a_workflow_names_is_there(path):
    assert missing(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_named_by_their_commits(path):
    used = re.findall(r"uses: (\S+)", path.read_text(encoding="utf-8"))
    assert used
    assert [action for action in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action)] == []


def test_what_is_not_there_is_found():
    wrong = "      - run: make test tset X=1\n          'python tests/release/instaled.py'"
    assert missing(wrong) == ["tset", "tests/release/instaled.py"]
    assert WORKFLOWS
