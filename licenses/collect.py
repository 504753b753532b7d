"""Writes licenses/crates.txt: the licence texts of the crates that are linked into the wheel.

``python licenses/collect.py`` after a change of dependencies; ``--check`` fails if the file is not of these.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
OUT = HERE / "crates.txt"
OWN = {"tarqim", "tarqim-python"}
HEAD = "Licences of the crates that are linked into the wheel.\n"


def linked() -> list[tuple[str, str]]:
    """Name and version of every crate that the extension module is linked with, on any system."""
    command = ["cargo", "tree", "-p", "tarqim-python", "-e", "normal", "--target", "all", "--prefix", "none"]
    command += ["--format", "{p}", "--offline", "--locked"]
    lines = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", cwd=HERE.parent).stdout
    crates = {tuple(line.split()[:2]) for line in lines.splitlines() if line}
    return sorted((name, version.removeprefix("v")) for name, version in crates if name not in OWN)


def folders() -> dict[tuple[str, str], tuple[Path, str]]:
    """Where each crate lies, and its licence in a word."""
    command = ["cargo", "metadata", "--format-version", "1", "--offline", "--locked"]
    text = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", cwd=HERE.parent).stdout
    return {
        (crate["name"], crate["version"]): (Path(crate["manifest_path"]).parent, crate["license"] or "")
        for crate in json.loads(text)["packages"]
    }


def collected() -> str:
    """The file."""
    places = folders()
    texts: dict[str, str] = {}
    holders: dict[str, list[str]] = {}
    table = []
    for crate in linked():
        if crate not in places:  # of another system, and not on this one
            continue
        folder, licence = places[crate]
        name = " ".join(crate)
        table.append(f"{name}: {licence}")
        for path in sorted(folder.glob("*")):
            if path.is_file() and path.name.upper().startswith(
                ("LICEN", "COPYING", "COPYRIGHT", "UNLICENSE", "NOTICE")
            ):
                text = path.read_text(encoding="utf-8", errors="replace").strip()
                key = hashlib.sha256(" ".join(text.split()).encode()).hexdigest()
                texts.setdefault(key, text)
                holders.setdefault(key, []).append(name)
    parts = [HEAD, "\n".join(table)]
    parts += ["=" * 80 + "\n" + ", ".join(holders[key]) + "\n\n" + text for key, text in texts.items()]
    return "\n\n".join(parts) + "\n"


def main() -> None:
    if "--check" not in sys.argv:
        OUT.write_text(collected(), encoding="utf-8")
        return
    listed = OUT.read_text(encoding="utf-8").split("=" * 80, 1)[0]
    missing = [" ".join(crate) for crate in linked() if f"\n{' '.join(crate)}: " not in listed]
    named = {f"{name} {version}" for name, version in linked()}
    stale = [
        row.split(":")[0] for row in listed.splitlines() if ": " in row and row.split(":")[0] not in named
    ]
    if stale:
        sys.exit(f"licenses/crates.txt has {', '.join(stale)}, linked no more: python licenses/collect.py")
    if missing:
        sys.exit(f"licenses/crates.txt lacks {', '.join(missing)}: python licenses/collect.py")


if __name__ == "__main__":
    main()
