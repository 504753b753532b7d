"""What may not be looked at or replaced: it is told of, and the rest is done."""

import errno
import os

import pytest

from tarqim.__main__ import main

TEXT = "وصل ٣ جنود إلى دمشق"


@pytest.fixture
def closed(tmp_path, monkeypatch):
    """A folder with a file that may not even be looked at, whoever runs the tests."""
    (tmp_path / "closed").mkdir()
    (tmp_path / "closed" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "open.txt").write_text(TEXT, encoding="utf-8")
    stat, scan, listdir = os.stat, os.scandir, os.listdir

    def refused(path):
        return PermissionError(errno.EACCES, os.strerror(errno.EACCES), os.fspath(path))

    def guarded(path, *args, **more):
        if not isinstance(path, int) and os.fspath(path).endswith("a.txt"):
            raise refused(path)
        return stat(path, *args, **more)

    def unlisted(read):
        def guarded(path="."):
            if not isinstance(path, int) and os.fspath(path).endswith("locked"):
                raise refused(path)
            return read(path)

        return guarded

    monkeypatch.setattr(os, "stat", guarded)
    monkeypatch.setattr(os, "scandir", unlisted(scan))
    monkeypatch.setattr(os, "listdir", unlisted(listdir))
    return tmp_path


@pytest.mark.parametrize("command", ["analyze", "normalize", "tokenize", "events"])
def test_the_others_are_read(command, closed, capsys):
    assert main([command, str(closed / "closed"), str(closed / "open.txt")]) == 2
    out, err = capsys.readouterr()
    assert out.strip()
    assert "a.txt: Permission denied" in err
    assert "Traceback" not in err


def test_folders_that_may_not_be_listed_are_told_of(closed, capsys):
    (closed / "locked").mkdir()
    assert main(["analyze", str(closed), "--recursive", "--format", "jsonl"]) == 2
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1
    assert f"{closed}/locked: Permission denied" in err
    assert "a.txt: Permission denied" in err


def test_what_cannot_be_looked_at_counts_in_a_run_that_goes_on(closed, capsys):
    given = ["analyze", str(closed / "closed"), str(closed / "open.txt"), "-o", str(closed / "out.csv")]
    assert main([*given, "--resume"]) == 2
    assert "a.txt: Permission denied" in capsys.readouterr().err
    assert TEXT.split()[-1] in (closed / "out.csv").read_text(encoding="utf-8")


def test_what_may_not_be_replaced_is_not_lost(tmp_path, monkeypatch, capsys):
    """In a folder such as /tmp only the owner of a file replaces it; that shows when all is done."""
    out = tmp_path / "out.csv"
    out.write_text("of somebody else", encoding="utf-8")
    (tmp_path / "in.txt").write_text(TEXT, encoding="utf-8")

    def replace(old, new):
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), os.fspath(old), None, os.fspath(new))

    monkeypatch.setattr(os, "replace", replace)
    assert main(["analyze", str(tmp_path / "in.txt"), "-o", str(out)]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"tarqim: {out}: ")
    assert said.rstrip().endswith(f"what was to be written there is whole in {out}.partial")
    assert out.read_text(encoding="utf-8") == "of somebody else"
    assert "دمشق" in (tmp_path / "out.csv.partial").read_text(encoding="utf-8")
