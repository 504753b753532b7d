"""What a newcomer types: outputs named by their end, columns chosen, lists and small commands."""

import csv
import io
import json
import sys
import typing

import pyarrow.parquet as pq
import pytest

import tarqim
from tarqim.__main__ import main
from tarqim._labels import ABOUT, PRESETS
from tarqim._types import Preset


def run(*args, stdin=""):
    """Status, output and errors of a command, run within this process: most of it is soon done."""
    held = sys.stdin, sys.stdout, sys.stderr
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
    sys.stdout, sys.stderr = out, err
    try:
        status = main([str(arg) for arg in args])
    except SystemExit as left:
        status = left.code
    finally:
        sys.stdin, sys.stdout, sys.stderr = held
    out.flush()
    err.flush()
    return status, out.buffer.getvalue().decode(), err.buffer.getvalue().decode()


@pytest.fixture
def news(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("وصل ٣ جنود إلى سوريا يوم 3 نيسان 2016", encoding="utf-8")
    return path


def test_the_name_of_the_output_decides_its_format(news):
    for ending in ("csv", "CSV", "jsonl", "ndjson", "html", "parquet", "txt"):
        assert run("analyze", news, "-o", news.with_name(f"out.{ending}")) == (0, "", "")
    (line,) = news.with_name("out.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line) == json.loads(news.with_name("out.ndjson").read_text(encoding="utf-8"))
    rows = list(csv.DictReader(io.StringIO(news.with_name("out.csv").read_text(encoding="utf-8"))))
    assert [r["label"] for r in rows] == ["CARDINAL", "GPE", "DATE"]
    assert len(pq.read_table(news.with_name("out.parquet"))) == 3
    assert "</html>" in news.with_name("out.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "more", "said"),
    [
        ("out.csv", ["--format", "jsonl"], "contradict"),
        ("out.parquet", ["--format", "csv"], "contradict"),
        ("out.doc", [], ".parquet"),
        ("out.csv", ["--fields", "doc,lable"], "label"),
        ("out.jsonl", ["--fields", "doc"], "csv"),
        ("out.html", ["--bom"], "csv"),
    ],
)
def test_contradictions_are_refused(name, more, said, news):
    status, out, err = run("analyze", news, "-o", news.with_name(name), *more)
    assert (status, out, len(err.splitlines())) == (2, "", 1)
    assert said in err
    assert not news.with_name(name).exists()


def test_fields_and_the_mark_for_excel(news):
    out = news.with_name("out.csv")
    assert run("analyze", news, "-o", out, "--fields", "doc,label,start_at", "--bom")[0] == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbfdoc,label,start_at\n")
    assert out.read_text(encoding="utf-8-sig").splitlines()[-1] == "a,DATE,2016-04-03 00:00:00"
    # What is written so is read again.
    assert run("analyze", out, "--column", "label")[0] == 0
    assert run("analyze", news, "-o", news.with_name("o.parquet"), "--fields", "text,label")[0] == 0
    assert pq.read_table(news.with_name("o.parquet")).column_names == ["text", "label"]


def test_workbooks(news):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (["id", "text", "day"], [7, "وصل إلى سوريا أمس", None], [8, None, None], [None, "=1+1", None]):
        book.active.append(row)
    book.save(news.with_name("in.xlsx"))
    given = ["analyze", news.with_name("in.xlsx"), "--id-column", "id", "--reference", "2020-01-02"]
    assert run(*given, "-o", news.with_name("out.xlsx")) == (0, "", "")
    rows = list(openpyxl.load_workbook(news.with_name("out.xlsx")).active.iter_rows(values_only=True))
    found = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    assert [(r["doc"], r["text"], str(r["start_at"])) for r in found[:2]] == [
        (7, "سوريا", "None"), (7, "أمس", "2020-01-01 00:00:00")
    ]  # fmt: skip


def test_a_workbook_without_its_reader_is_named(news):
    news.with_name("in.xlsx").write_bytes(b"PK")
    status, _, err = run("analyze", news.with_name("in.xlsx"))
    assert status == 2
    assert "tarqim[excel]" in err or "no workbook" in err


def test_help_lists_labels_and_presets():
    shown = " ".join(run("--help")[1].split())
    assert all(label in shown for label in tarqim.LABELS)
    assert all(preset in shown for preset in typing.get_args(Preset))
    assert "CARDINAL" in run("analyze", "--help")[1]
    assert "pyarabic" in run("normalize", "--help")[1]


def test_lists():
    assert set(tarqim.LABELS) <= ABOUT.keys()
    assert PRESETS.keys() == set(typing.get_args(Preset))
    labels = run("labels")[1]
    assert all(f"\n{label}" in f"\n{labels}" for label in tarqim.LABELS)
    assert len(run("presets")[1].splitlines()) == len(PRESETS)
    options = run("options")[1]
    assert all(f"\n{name}=" in f"\n{options}" for name in tarqim.Options().to_dict())


@pytest.mark.parametrize("label", tarqim.LABELS)
def test_the_examples_of_the_labels_are_read_so(label):
    about = ABOUT[label]
    (entity, *_) = [e for e in tarqim.extract(about.example) if e.label == label]
    assert type(entity.value).__name__ == about.value
    assert all(hasattr(entity.value, field) for field in about.fields.split())


def test_small_commands():
    assert run("segment", "-", stdin="وبمدرستهم\n")[1] == "و+ب+مدرست+هم\n"
    assert run("segment", "-", "--scheme", "d1", stdin="وبمدرستهم\n")[1] == "و+بمدرستهم\n"
    assert run("redact", "-", stdin="اتصل على a@example.org\n")[1] == "اتصل على [EMAIL]\n"
    assert run("spell", "12", "٣٫٥")[1].split("\n")[0] == tarqim.spell(12)
    status, _, err = run("spell", "x")
    assert (status, err) == (2, "tarqim: 'x' is no number\n")


def test_a_moment_shows_its_seconds():
    given = ["analyze", "-", "--lines", "--reference", "2019-05-12T21:41:09", "--labels", "TIME"]
    out = run(*given, stdin="الآن\n")[1]
    assert "21:41:09 – " in out or "[" not in out


def test_csv_from_standard_output_is_csv():
    out = run("analyze", "-", "--format", "csv", "--fields", "text,label", stdin="وصل إلى سوريا")[1]
    assert list(csv.reader(io.StringIO(out))) == [["text", "label"], ["سوريا", "GPE"]]
