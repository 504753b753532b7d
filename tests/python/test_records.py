"""Files at scale: forms of input and output, bad records, memory, runs that go on."""

import csv
import io
import json
import subprocess
import sys

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import tarqim

ROWS = [
    {"id": 7, "body": "وصل إلى سوريا أمس", "day": "2020-01-02"},
    {"id": 8, "body": "غادر العراق", "day": None},
]


def run(*args, stdin="", **more):
    done = subprocess.run(
        [sys.executable, "-m", "tarqim", "analyze", *map(str, args)],
        input=stdin, capture_output=True, text=True, encoding="utf-8", **more,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


def write(folder, form):
    path = folder / f"news.{form}"
    if form == "parquet":
        pq.write_table(pa.Table.from_pylist(ROWS), path)
    elif form == "jsonl":
        path.write_text("".join(json.dumps(r) + "\n" for r in ROWS), encoding="utf-8")
    else:
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.DictWriter(stream, list(ROWS[0]), delimiter="\t" if form == "tsv" else ",")
            writer.writeheader()
            writer.writerows(ROWS)
    return path


COLUMNS = ["--column", "body", "--id-column", "id", "--reference-column", "day"]


@pytest.mark.parametrize("form", ["jsonl", "csv", "tsv", "parquet"])
def test_every_input_gives_the_same(form, tmp_path):
    status, out, err = run(write(tmp_path, form), *COLUMNS, "--format", "csv")
    assert (status, err) == (0, "")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [(r["doc"], r["text"], r["start_at"][:10]) for r in rows] == [
        ("7", "سوريا", ""), ("7", "أمس", "2020-01-01"), ("8", "العراق", "")
    ]  # fmt: skip
    assert {r["data_version"] for r in rows} == {tarqim.data_version}


def test_every_output(tmp_path):
    source = write(tmp_path, "jsonl")
    found = tmp_path / "found.parquet"
    assert run(source, *COLUMNS, "--format", "parquet", "--output", found)[0] == 0
    table = pq.read_table(found)
    assert table["text"].to_pylist() == ["سوريا", "أمس", "العراق"]
    assert table["doc"].to_pylist() == ["7", "7", "8"]
    assert table.schema.metadata[b"tarqim"].decode() == tarqim.data_version
    page = run(source, *COLUMNS, "--format", "html")[1]
    assert page.rstrip().endswith("</html>")
    assert tarqim.data_version in page
    lines = [json.loads(line) for line in run(source, *COLUMNS, "--format", "jsonl")[1].splitlines()]
    assert [x["id"] for x in lines] == [7, 8]
    assert lines[0]["data_version"] == tarqim.data_version
    assert tarqim.Doc.from_dict(lines[1]) == tarqim.Pipeline()(ROWS[1]["body"], id=8)


def test_bad_records_are_told_and_counted(tmp_path):
    path = tmp_path / "news.jsonl"
    good = json.dumps({"text": "سوريا"}).encode()
    bad = [b"{", b"[]", b'{"t": 1}', b'{"text": 3}', b"\xff\xfe", b"[" * 100_000]
    path.write_bytes(b"\n".join([good, *bad, good]) + b"\n")
    status, out, err = run(path, "--format", "csv")
    assert status == 2
    assert [r["doc"] for r in csv.DictReader(io.StringIO(out))] == [f"{path}:1", f"{path}:8"]
    told = err.splitlines()
    assert [line.split(":")[2] for line in told[:-1]] == list("234567")
    assert told[-1] == "tarqim: 6 of 8 records were bad and left out"


def test_bad_rows_of_csv(tmp_path):
    path = tmp_path / "news.csv"
    path.write_bytes(
        "text,day\nسوريا,\nواحد\n".encode() + b"\xff,\n" + "العراق,2020-13-01\nمصر,2020-01-01\n".encode()
    )
    status, out, err = run(path, "--format", "csv", "--reference-column", "day")
    assert status == 2
    assert [r["text"] for r in csv.DictReader(io.StringIO(out))] == ["سوريا", "مصر"]
    assert [line.split(":")[2] for line in err.splitlines()[:-1]] == list("345")


def test_a_file_that_is_no_parquet(tmp_path):
    path = tmp_path / "news.parquet"
    path.write_bytes(b"nothing")
    status, _, err = run(path)
    assert status == 2
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("form", ["csv", "jsonl", "html", "table"])
def test_a_broken_off_run_goes_on(form, tmp_path):
    """The first run ends in the middle of writing; the second writes what a whole run would have."""
    path = tmp_path / "news.txt"
    path.write_text("".join(f"وصل {n} جندياً إلى سوريا\n" for n in range(5000)), encoding="utf-8")
    given = [path, "--lines", "--format", form, "--output"]
    whole, broken = tmp_path / "whole", tmp_path / "broken"
    assert run(*given, whole)[0] == 0
    stop = (
        "import os, tarqim._resume as r, tarqim.__main__ as m\n"
        "r.Progress.EVERY = 0\n"
        "save = r.Progress.save\n"
        "def stopped(self, reached):\n"
        "    save(self, reached)\n"
        "    if reached.seen > 2000:\n"
        f"        open({f'{broken}.partial'!r}, 'ab').write(b'half a li'); os._exit(9)\n"
        "r.Progress.save = stopped\n"
        f"m.main({['analyze', *map(str, given), str(broken), '--resume']!r})"
    )
    assert subprocess.run([sys.executable, "-c", stop]).returncode == 9
    assert not broken.exists()
    assert run(*given, broken, "--labels", "GPE", "--resume")[0] == 2
    assert run(*given, broken, "--resume")[0] == 0
    assert broken.read_bytes() == whole.read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["broken", "news.txt", "whole"]
    assert "is complete" in run(*given, broken, "--resume")[2]


def test_resume_needs_a_file():
    assert "needs --output" in run("-", "--resume")[2]


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read off /proc")
@pytest.mark.parametrize("form", ["jsonl", "html", "parquet"])
def test_memory_is_bounded(form, tmp_path):
    """Twice the input takes no more memory."""
    peaks = []
    for lines in (20_000, 40_000):
        path = tmp_path / f"{lines}.{'parquet' if form == 'parquet' else 'txt'}"
        text = "وصل ٣ جنود إلى سوريا أمس، ثم غادروا"
        if form == "parquet":
            texts = [f"{text} {n}" for n in range(lines)]
            pq.write_table(pa.table({"text": texts}), path, row_group_size=1000, compression="none")
        else:
            path.write_text(f"{text}\n" * lines, encoding="utf-8")
        code = (
            "import re, sys, tarqim.__main__ as m\n"
            "assert m.main(sys.argv[1:]) == 0\n"
            "print(re.search(r'VmHWM:\\s*(\\d+)', open('/proc/self/status').read())[1])"
        )
        args = [code, "analyze", str(path), "--lines", "--format", form, "--output", str(tmp_path / "out")]
        done = subprocess.run([sys.executable, "-c", *args], capture_output=True, text=True, check=True)
        peaks.append(int(done.stdout))
    assert peaks[1] < peaks[0] * 1.1
    assert peaks[1] < 300_000
