"""The JSON that Rust's ``Analysis::to_json`` writes is Python's, but for its positions, which are bytes."""

import json
import subprocess
from pathlib import Path

import pytest

tarqim = pytest.importorskip("tarqim")

ROOT = Path(__file__).parents[2]
REFERENCE = "2024-05-15"
#: Beyond them Rust writes a string, for most readers of JSON would round the number.
WIDEST = 2**63
POSITIONS = ("start", "end")


def lines() -> list[str]:
    own = [
        "دفع ثلثي المبلغ، أي 3.50 دولار و٥٪، وربح ما بين 3 و5 آلاف 😀 في ٣ رمضان ١٤٤٥.",
        "حسابه SA0380000000608010167519 وبريده a@b.com وعدد النجوم 99999999999999999999.",
        "مقتل 12 شخصا بينهم 5 أطفال في #ريف_حلب قرب إدلب أمس.",
        "",
    ]
    files = sorted((ROOT / "seeds" / "samples").glob("*.txt"))
    return own + [line for file in files for line in file.read_text(encoding="utf-8").splitlines() if line]


def in_codes(found, starts: dict[int, int]):
    """The same with every position in code points."""
    if isinstance(found, list):
        return [in_codes(each, starts) for each in found]
    if isinstance(found, dict):
        return {
            key: starts[value] if key in POSITIONS and value is not None else in_codes(value, starts)
            for key, value in found.items()
        }
    return found


def plain(found):
    """What Python gives, with wide numbers as Rust writes them."""
    if isinstance(found, list | tuple):
        return [plain(each) for each in found]
    if isinstance(found, dict):
        return {key: plain(value) for key, value in found.items()}
    if isinstance(found, int) and not isinstance(found, bool) and not -WIDEST <= found < WIDEST:
        return str(found)
    return found


def test_rust_writes_what_python_writes():
    command = ["cargo", "run", "--quiet", "--release", "--example", "json", "--", REFERENCE]
    done = subprocess.run(
        command, cwd=ROOT, input="\n".join(lines()), capture_output=True, encoding="utf-8", check=True
    )
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(told) == len(lines()) > 20
    for text, rust in zip(lines(), told, strict=True):
        starts, byte = {}, 0
        for code, letter in enumerate(text):
            starts[byte] = code
            byte += len(letter.encode())
        starts[byte] = len(text)
        assert rust.pop("offset_unit") == "byte"
        rust["tokens"] |= {key: [starts[at] for at in rust["tokens"][key]] for key in ("starts", "ends")}
        rust["sentences"] = [[starts[at] for at in span] for span in rust["sentences"]]
        rust = in_codes(rust, starts)
        python = tarqim.analyze(text, reference=REFERENCE).to_dict()
        python.pop("id")
        events = [event.to_dict() for event in tarqim.events(text, reference=REFERENCE)]
        assert rust == plain({**python, "events": events})
