"""``python tests/release/installed.py TEST…``: each wheel in dist/ is tried where a Python here loads it.

Each is installed in a venv of its own, and the tests run against it; at last it says which wheels no Python
here can load.

``PYTHONS`` names the interpreters; else every ``python3.10`` … ``python3.14t`` that runs.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
DIST = Path(os.environ.get("DIST", ROOT / "dist"))
VENVS = ROOT / ".venv-interpreters"
NAMES = [f"python3.{minor}{flag}" for minor in range(10, 15) for flag in ("", "t")]
NEEDED = ["pytest", "hypothesis", "numpy", "tqdm"]
ASK = (
    "import sys, sysconfig, json; print(json.dumps([sys.executable, sys.version_info[:2], "
    "bool(sysconfig.get_config_var('Py_GIL_DISABLED'))]))"
)


def found() -> dict[tuple[int, bool], str]:
    """The Pythons that run here: by minor version and whether they are free-threaded."""
    pythons = {}
    for name in os.environ.get("PYTHONS", "").split() or NAMES:
        try:
            done = subprocess.run([name, "-c", ASK], capture_output=True, encoding="utf-8", check=True)
        except (OSError, subprocess.CalledProcessError):
            continue
        path, (major, minor), free = json.loads(done.stdout)
        if major == 3:
            pythons[minor, free] = path
    return pythons


def loading(wheel: Path, pythons: dict[tuple[int, bool], str]) -> list[tuple[int, bool]]:
    """Which of the Pythons load a wheel."""
    tag = re.search(r"-cp3(\d+)-(abi3|cp3\d+t?)-", wheel.name)
    if not tag:
        return []
    minor, abi = int(tag[1]), tag[2]
    if abi == "abi3":
        return [key for key in pythons if key[0] >= minor and not key[1]]
    return [key for key in pythons if key == (minor, abi.endswith("t"))]


def main() -> int:
    pythons = found()
    wheels = sorted(DIST.glob("*linux*.whl" if sys.platform == "linux" else "*.whl"))
    if not wheels:
        sys.exit(f"no wheel in {DIST}: make wheels")
    unloaded = []
    for wheel in wheels:
        keys = loading(wheel, pythons)
        if not keys:
            unloaded.append(wheel.name)
        for key in keys:
            venv = VENVS / f"3.{key[0]}{'t' if key[1] else ''}"
            python = venv / ("Scripts" if os.name == "nt" else "bin") / "python"
            if not python.exists():
                subprocess.run([pythons[key], "-m", "venv", str(venv)], check=True)
                subprocess.run([python, "-m", "pip", "install", "--quiet", *NEEDED], check=True)
            print(f"== {wheel.name} on {venv.name}", flush=True)
            install = [
                python,
                "-m",
                "pip",
                "install",
                "--quiet",
                "--force-reinstall",
                "--no-deps",
                "--no-index",
            ]
            subprocess.run([*install, str(wheel)], check=True)
            subprocess.run([python, "-m", "pytest", *sys.argv[1:]], check=True, cwd=ROOT)
    for name in unloaded:
        print(f"no Python here loads {name}")
    return 0 if len(unloaded) < len(wheels) else 1


if __name__ == "__main__":
    sys.exit(main())
