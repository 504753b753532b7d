"""The examples of the documentation, run as a reader would type them."""

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md", ROOT / "README.ar.md"]
#: Pages that `make test-engines` runs.
ENGINES = [ROOT / "docs" / "guides" / f"{name}.md" for name in ("spacy", "huggingface", "clusters")]
SESSIONS = [p for p in PAGES if ">>> " in p.read_text(encoding="utf-8") and p not in ENGINES]
CONSOLES = [p for p in PAGES if p.stem == "command-line"]


def run(page: Path) -> None:
    """Runs the Python sessions of a page, which say what is printed."""
    text = page.read_text(encoding="utf-8").replace("```", "")
    test = doctest.DocTestParser().get_doctest(text, {}, page.stem, str(page), 0)
    results = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test)
    assert results.failed == 0
    assert results.attempted > 0


def run_console(page: Path, folder: Path) -> None:
    """Runs the console sessions of a page one after the other in a folder, where `$` begins a command."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    blocks = re.findall(r"```console\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    assert all(block.startswith("$ ") for block in blocks)
    for block in blocks:
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command = re.match(r".*<<END\n(?:.*\n)*?END\n|.*\n", step)[0]
            done = subprocess.run(
                ["bash", "-c", command],
                cwd=folder,
                env={**os.environ, "PATH": path, "PYTHONUTF8": "1", "COLUMNS": "80"},
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
            )
            assert done.stdout == step[len(command) :], command
