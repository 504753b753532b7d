"""A JupyterLab of its own, which keeps nothing outside the folder it is given."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.engines.notebooks import FOLDER

_SETTINGS = {
    # Cells outside the window are drawn too, and the pages' own scheme is not followed but set.
    "notebook-extension/tracker": {"windowingMode": "none"},
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
}


@contextmanager
def lab(home: Path, *, dark: bool) -> Iterator[str]:
    """The address of a running server whose root has copies of `notebooks`, trusted as if run here."""
    shutil.copytree(FOLDER, home / "notebooks")
    theme = {"theme": "JupyterLab Dark" if dark else "JupyterLab Light", "adaptive-theme": False}
    for name, settings in {**_SETTINGS, "apputils-extension/themes": theme}.items():
        path = home / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(settings), encoding="utf-8")
    folders = {
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
        "IPYTHONDIR": "ipython",
    }
    environment = {**os.environ, **{name: str(home / folder) for name, folder in folders.items()}}
    books = [str(p) for p in sorted((home / "notebooks").glob("*.ipynb"))]
    subprocess.run([sys.executable, "-m", "jupyter", "trust", *books], env=environment, check=True)
    command = [
        *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1", "--port=0"),
        *("--IdentityProvider.token=", f"--ServerApp.root_dir={home}", "--LabApp.news_url=None"),
    ]
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        yield _address(home, server)
    finally:
        server.terminate()
        server.wait(30)


def _address(home: Path, server: subprocess.Popen[bytes]) -> str:
    for _ in range(300):
        for info in (home / "runtime").glob("jpserver-*.json"):
            url = json.loads(info.read_text(encoding="utf-8"))["url"]
            with urllib.request.urlopen(f"{url}api/status", timeout=10):
                return url
        if server.poll() is not None:
            break
        time.sleep(0.2)
    raise RuntimeError(f"JupyterLab did not start: {(home / 'log').read_text(encoding='utf-8')}")
