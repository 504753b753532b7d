"""What people type on the command line runs, or fails with one line that says what to write."""

import io
import sqlite3
import subprocess
import sys
import tarfile

import numpy as np
import pandas as pd
import pytest

from tarqim.__main__ import main


def run(*arguments, given=b""):
    """Status, output and messages of a command with something piped in."""
    command = [sys.executable, "-m", "tarqim", *map(str, arguments)]
    done = subprocess.run(command, input=given, capture_output=True, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_what_is_piped_in_is_read():
    text = "وصل إلى حلب".encode()
    assert run("analyze", given=text) == run("analyze", "-", given=text)
    assert "حلب" in run("analyze", given=text)[1]
    assert run("normalize", given=text)[1].split() == ["وصل", "الي", "حلب"]


def test_nothing_is_waited_for_at_a_terminal():
    command = [sys.executable, "-m", "tarqim", "analyze"]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith("tarqim: nothing to read: write tarqim analyze FILE")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["ner", "x"], "write tarqim analyze"), (["extrct", "x"], "write tarqim extract"),
        (["version"], "write tarqim --version"), (["qqq"], "no command 'qqq' (there are analyze"),
        ([], "which command? analyze"), (["analyze", "x", "--output-format", "csv"], "write --format"),
        (["analyze", "x", "--sep=;"], "write --delimiter"),
        (["analyze", "x", "--recursiv3"], "write --recursive"),
        (["analyze", "x", "--format", "xls"], "choose from"),
    ],
)  # fmt: skip
def test_commands_and_options_that_there_are_not(given, said, capsys):
    with pytest.raises(SystemExit) as ended:
        main(given)
    told = capsys.readouterr().err
    assert ended.value.code == 2 and said in told and told.count("\n") == 1


def test_where_there_is_no_folder(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("حلب", encoding="utf-8")
    assert main(["analyze", str(tmp_path), "-o", str(tmp_path / "no" / "x.csv")]) == 2
    assert capsys.readouterr().err == f"tarqim: {tmp_path / 'no'}: no such folder; make it first\n"
    assert main(["analyze", str(tmp_path), "-o", f"{tmp_path}/new/"]) == 2
    assert "is a folder, not a file" in capsys.readouterr().err
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_other_documents_of_a_folder_are_told_of(tmp_path, capsys):
    for name in ("a.txt", "b.html", "c.html", "d.pdf", "README.md", ".hidden.csv"):
        (tmp_path / name).write_text("حلب", encoding="utf-8")
    assert main(["analyze", str(tmp_path)]) == 0
    assert capsys.readouterr().err == (
        f"tarqim: {tmp_path}: 2 .html, 1 .pdf left out; --glob '*.html' names such files\n"
    )
    assert main(["analyze", str(tmp_path), "--glob", "**/*.txt"]) == 0
    assert capsys.readouterr().err == ""


def _tar(path):
    with tarfile.open(path, "w") as file:
        file.addfile(tarfile.TarInfo("a.txt"), io.BytesIO())


def _sqlite(path):
    base = sqlite3.connect(path)
    base.execute("CREATE TABLE t(a)")
    base.commit()
    base.close()


@pytest.mark.parametrize(
    ("name", "write", "said"),
    [
        ("a.feather", lambda p: pd.DataFrame({"text": ["حلب"]}).to_feather(p), "an Arrow or Feather file"),
        ("a.png", lambda p: p.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(20)), "a picture (PNG)"),
        ("a.jpg", lambda p: p.write_bytes(b"\xff\xd8\xff\xe0" + bytes(20)), "a picture (JPEG)"),
        ("a.tar", _tar, "a tar archive"), ("a.db", _sqlite, "an SQLite database"),
        ("a.npy", lambda p: np.save(p, np.zeros(3)), "an array of NumPy"),
        ("a.pkl", lambda p: pd.to_pickle([1], p), "a pickle of Python"),
        ("a.rtf", lambda p: p.write_bytes(b"{\\rtf1 x}"), "an RTF file"),
    ],
)  # fmt: skip
def test_files_that_are_no_text_are_refused_by_name(name, write, said, tmp_path, capsys):
    write(tmp_path / name)
    assert main(["analyze", str(tmp_path / name)]) == 2
    told = capsys.readouterr().err
    assert f"is {said}; " in told and told.count("\n") == 1


@pytest.mark.parametrize("ending", ["parquet", "xlsx", "jsonl"])
def test_a_column_of_numbers_is_one_error(ending, tmp_path, capsys):
    path, frame = tmp_path / f"a.{ending}", pd.DataFrame({"text": range(100)})
    if ending == "parquet":
        frame.to_parquet(path)
    elif ending == "xlsx":
        pytest.importorskip("openpyxl")
        frame.to_excel(path, index=False)
    else:
        frame.to_json(path, orient="records", lines=True)
    assert main(["analyze", str(path)]) == 2
    told = capsys.readouterr().err
    assert "'text' is" in told and "int" in told and len(told.splitlines()) <= 2


def test_a_column_of_texts_of_every_type(tmp_path, capsys):
    import pyarrow as pa
    import pyarrow.parquet as parquet

    texts = pa.array(["حلب", None])
    for kind in (pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string())):
        parquet.write_table(pa.table({"text": texts.cast(kind)}), tmp_path / "a.parquet")
        assert main(["analyze", str(tmp_path / "a.parquet")]) == 0
        assert "حلب" in capsys.readouterr().out
    parquet.write_table(pa.table({"text": pa.array([["حلب"]])}), tmp_path / "a.parquet")
    assert main(["analyze", str(tmp_path / "a.parquet")]) == 2
    assert "a column of list<" in capsys.readouterr().err
