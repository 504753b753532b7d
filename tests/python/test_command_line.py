"""The command line."""

import csv
import io
import json
import subprocess
import sys

import pytest

import tarqim


def run(*args, stdin=""):
    done = subprocess.run(
        [sys.executable, "-m", "tarqim", *map(str, args)],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text("وصل إلى سوريا", encoding="utf-8")
    (tmp_path / "b.txt").write_text("غادر العراق", encoding="utf-8")
    (tmp_path / "c.md").write_text("مصر", encoding="utf-8")
    return tmp_path


def test_table(folder):
    status, out, err = run("analyze", folder)
    assert (status, err) == (0, "")
    assert "سوريا" in out
    assert "العراق" in out
    assert "مصر" not in out


def test_jsonl_is_the_documents(folder):
    status, out, _ = run("analyze", folder, "--format", "jsonl")
    docs = [tarqim.Doc.from_dict(json.loads(line)) for line in out.splitlines()]
    assert status == 0
    assert docs == [tarqim.Pipeline()("وصل إلى سوريا", id="a"), tarqim.Pipeline()("غادر العراق", id="b")]


def test_csv_and_labels():
    _, out, _ = run(
        "analyze", "-", "--lines", "--format", "csv", "--labels", "GPE", stdin="سوريا https://a.com\nمصر\n"
    )
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [(r["doc"], r["text"], r["id"]) for r in rows] == [("-:1", "سوريا", "SY"), ("-:2", "مصر", "EG")]


def test_html(folder):
    target = folder / "page.html"
    assert run("analyze", folder, "--format", "html", "--output", target)[0] == 0
    page = target.read_text(encoding="utf-8")
    assert 'dir="rtl"' in page
    assert "<script" not in page
    assert "سوريا" in page


def test_one_bad_file_does_not_stop_the_others(folder):
    (folder / "bad.txt").write_bytes(b"\xff\xfe\xfa")
    status, out, err = run("analyze", folder, folder / "missing.txt")
    assert status == 2
    assert "سوريا" in out
    assert len(err.splitlines()) == 2


def test_wrong_option():
    status, _, err = run("analyze", "-", "--labels", "PLACE")
    assert status == 2
    assert "GPE" in err
    assert len(err.splitlines()) == 1
    for command in ("analyze", "events"):
        status, _, err = run(command, "-", "--option", "region=XX")
        assert (status, len(err.splitlines())) == (2, 1)
        assert 'unknown region "XX"; valid: AD' in err and " SY," in err


@pytest.mark.parametrize("command", ["options", "labels", "presets"])
def test_an_empty_argument_too_many(command):
    status, _, err = run(command, "")
    assert (status, len(err.splitlines())) == (2, 1)
    assert "unrecognized" in err


def test_tokenize():
    assert run("tokenize", "-", stdin="قتل «80»\n")[1] == "قتل « 80 »\n"
