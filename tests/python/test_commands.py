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
    assert (status, err) == (2, "tarqim: 'x' is not a number\n")


def test_a_moment_shows_its_seconds():
    given = ["analyze", "-", "--lines", "--reference", "2019-05-12T21:41:09", "--labels", "TIME"]
    out = run(*given, stdin="الآن\n")[1]
    assert "21:41:09 – " in out or "[" not in out


def test_csv_from_standard_output_is_csv():
    out = run("analyze", "-", "--format", "csv", "--fields", "text,label", stdin="وصل إلى سوريا")[1]
    assert list(csv.reader(io.StringIO(out))) == [["text", "label"], ["سوريا", "GPE"]]


# Files that are not what they seem


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", "وصل ٣ جنود إلى حلب".encode("utf-16-le"), "--encoding utf-16-le"),
        ("a.txt", "وصل ٣ جنود إلى حلب".encode("utf-16-be"), "--encoding utf-16-be"),
        ("a.pdf", b"%PDF-1.7 \xff", "pdftotext"),
        ("a.docx", b"PK\x03\x04" + bytes(40), "Word"),
        ("a.xls", b"\xd0\xcf\x11\xe0" + bytes(40), "save it as .xlsx"),
        ("a.csv.gz", b"\x1f\x8b\x08" + bytes(40), "gunzip"),
        ("a.zip", b"PK\x03\x04" + bytes(40), "whatsapp"),
        ("a.txt", b"PAR1" + bytes(40), "--input-format parquet"),
    ],
)
def test_what_is_no_text_is_named(tmp_path, name, data, said):
    path = tmp_path / name
    path.write_bytes(data)
    status, out, err = run("analyze", path)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert said in err


@pytest.mark.parametrize("data", [b"\0\0\0\0\0\0\0\0", "a\0b حلب".encode(), "حلب\0".encode() * 9])
def test_zeros_are_characters_too(tmp_path, data):
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert run("analyze", path)[0] == 0


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
def test_marks_of_encodings(tmp_path, encoding):
    path = tmp_path / "a.txt"
    path.write_bytes("في حلب".encode(encoding))
    assert "حلب" in run("analyze", path)[1]


def test_a_field_that_no_record_has_is_told_once(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"t": "حلب"}\n' * 3, encoding="utf-8")
    status, _, err = run("analyze", path)
    assert (status, err.count("no field")) == (2, 1)
    assert "all 3 records" in err
    path.write_text('{"t": "حلب"}\n{"text": "حلب"}\n{"t": 1}\n', encoding="utf-8")
    status, out, err = run("analyze", path)
    assert (status, err.count("no field"), out.count("GPE")) == (2, 2, 1)


# Chats, sheets and tables


CHAT = "12/5/24, 21:41 - سامي: وصلنا إلى حلب أمس\n12/5/24, 21:42 - تم تغيير الأيقونة\n"


def test_a_chat(tmp_path):
    import zipfile

    path = tmp_path / "chat.txt"
    path.write_text(CHAT + "13/5/24, 08:00 - رنا: مقتل 3 جنود\nفي حمص\n", encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "chat.zip", "w") as held:
        held.write(path, "chat.txt")
    for name in ("chat.txt", "chat.zip"):
        form = ("--input-format", "whatsapp")
        _, out, err = run(
            "analyze", tmp_path / name, *form, "--format", "csv", "--fields", "doc,text,start_at"
        )
        rows = [row.rpartition(name)[2] for row in out.splitlines()[1:]]
        assert (rows[:2], err) == ([":1,حلب,", ":1,أمس,2024-05-11 00:00:00"], "")
        assert "die" in run("events", tmp_path / name, *form)[1]
    _, out, _ = run("normalize", path, *form, "--column", "text")
    assert out.splitlines()[1].startswith("سامي,2024-05-12T21:41:00,وصلنا")
    path.write_text("لا رسالة هنا", encoding="utf-8")
    assert "message of WhatsApp" in run("analyze", path, *form)[2]


def test_tables_of_events(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    path = tmp_path / "a.txt"
    path.write_text("مقتل 3 جنود في حلب أمس", encoding="utf-8")
    given = ("--fields", "doc,type,count")
    assert run("events", path, "-o", tmp_path / "e.xlsx", *given) == (0, "", "")
    sheet = openpyxl.load_workbook(tmp_path / "e.xlsx").active
    assert list(sheet.values) == [("doc", "type", "count"), ("a", "die", 3)]
    run("events", path, "-o", tmp_path / "e.parquet", *given)
    assert pq.read_table(tmp_path / "e.parquet").to_pylist() == [{"doc": "a", "type": "die", "count": 3.0}]
    run("events", path, "-o", tmp_path / "e.csv", *given, "--bom")
    assert (tmp_path / "e.csv").read_text(encoding="utf-8") == "\ufeffdoc,type,count\na,die,3.0\n"
    assert "no field 'label'" in run("events", path, "--format", "csv", "--fields", "label")[2]
    assert "not of table" in run("events", path, "--fields", "doc")[2]


def test_changed_tables(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    path = tmp_path / "a.csv"
    path.write_text("id,body\n1,إلى\n2,\n", encoding="utf-8")
    for ending in ("parquet", "xlsx"):
        assert run("normalize", path, "--column", "body", "-o", tmp_path / f"b.{ending}") == (0, "", "")
    rows = pq.read_table(tmp_path / "b.parquet").to_pylist()
    assert rows == [{"id": "1", "body": "الي"}, {"id": "2", "body": ""}]
    assert list(openpyxl.load_workbook(tmp_path / "b.xlsx").active.values)[:2] == [
        ("id", "body"),
        ("1", "الي"),
    ]
    book = openpyxl.Workbook()
    book.active.append(["about"])
    second = book.create_sheet("data")
    second.append(["text"])
    second.append(["في حلب"])
    book.save(tmp_path / "two.xlsx")
    assert "حلب" in run("analyze", tmp_path / "two.xlsx")[1]
    assert "sheet" in run("analyze", tmp_path / "two.xlsx", "--column", "body")[2]


def test_numbers_as_they_are_written():
    said = run("spell", "12,5", "3,200", "1.234.567", "ثلاثة آلاف", "--", "-5")[1].splitlines()
    assert said == [tarqim.spell(n) for n in (12.5, 3200, 1234567, 3000, -5)]


def test_extract_is_analyze(news):
    assert run("extract", news) == run("analyze", news)


def test_tables_are_no_lines(tmp_path):
    """As lines, the fields of JSON would be changed with the texts: "ID" would become "id"."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"ID": "A", "text": "إلى"}\n', encoding="utf-8")
    assert run("normalize", path) == (0, '{"ID": "A", "text": "الي"}\n', "")
    assert run("normalize", path, "--input-format", "txt")[1] == '{"id": "a", "text": "الي"}\n'
    assert run("tokenize", path)[1] == '{"ID": "A", "text": "إلى"}\n'
    other = tmp_path / "b.csv"
    other.write_text("ID,body\n1,إلى\n", encoding="utf-8")
    status, out, err = run("normalize", other)
    assert (status, out) == (2, "")
    assert "no column 'text'; there are ID, body" in err
    lines = tmp_path / "c.txt"
    lines.write_text("إلى\n", encoding="utf-8")
    assert run("normalize", lines)[1] == "الي\n"
    assert run("normalize", lines, "--input-format", "html")[0] == 2
