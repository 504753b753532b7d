"""``python licenses/bill.py WHEEL…`` takes this machine's folders out of the bills of materials of wheels.

maturin names what it builds from a folder by that folder: ``path+file:///home/me/tarqim#tarqim@0.1.0``.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = re.compile(r'path\+file://[^"#]*')


def wheel(*args: str | Path) -> None:
    subprocess.run([sys.executable, "-m", "wheel", *args], check=True, stdout=subprocess.DEVNULL)


def main() -> None:
    for path in map(Path, sys.argv[1:]):
        with tempfile.TemporaryDirectory() as place:
            wheel("unpack", path, "--dest", place)
            (tree,) = Path(place).iterdir()
            for bill in tree.glob("*.dist-info/sboms/*.json"):
                text = bill.read_text(encoding="utf-8")
                bill.write_text(FOLDER.sub("path+file:///tarqim", text), encoding="utf-8")
            wheel("pack", tree, "--dest-dir", path.parent)


if __name__ == "__main__":
    main()
