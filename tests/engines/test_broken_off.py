"""Runs killed at random, full disks, changed inputs: nothing is lost, nothing unfinished passes for whole."""

import os
import random
import subprocess
import sys

import pyarrow.parquet as pq
import pytest

from tests.engines.broken_off import COMMAND, digest, killed, seen, write

RESUMABLE = ["csv", "jsonl", "html", "table"]


@pytest.fixture(scope="module")
def news(tmp_path_factory):
    """Some thousand records, and what whole runs over them write and take."""
    folder = tmp_path_factory.mktemp("news")
    write(folder / "news.jsonl", 3_000_000, seed=7)
    for form in [*RESUMABLE, "parquet"]:
        done = subprocess.run(
            [*COMMAND, folder / "news.jsonl", "--format", form, "-o", folder / form], stderr=subprocess.PIPE
        )
        assert done.returncode == 2
        (folder / f"{form}.said").write_bytes(done.stderr.splitlines()[-1])
    return folder


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("form", RESUMABLE)
def test_killed_at_random(form, seed, news, tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(_often(tmp_path)))
    given = [str(news / "news.jsonl"), "--format", form]
    *reached, status, said = killed(given, tmp_path / "out", 5, 3, random.Random(seed))
    # A kill may come before the interpreter is up, or when all is done; then the run was whole.
    if said.endswith(b"is complete"):
        assert reached[-1] == 0
    else:
        assert (status, said) == (2, (news / f"{form}.said").read_bytes())
    assert digest(tmp_path / "out") == digest(news / form)
    assert not [p for p in tmp_path.iterdir() if p.name.startswith("out.")]


def _often(folder):
    """Where Python finds a module that keeps progress at every batch: small files have few seconds."""
    code = "import tarqim._resume as r; r.Progress.EVERY = 0"
    (folder / "often").mkdir()
    (folder / "often" / "sitecustomize.py").write_text(code, encoding="utf-8")
    return folder / "often"


def test_killed_parquet_is_not_there(news, tmp_path):
    """Its last part speaks of the whole file, so it begins anew; until it is whole it has no name."""
    given = [*COMMAND, str(news / "news.jsonl"), "--format", "parquet", "-o", str(tmp_path / "out")]
    rng = random.Random(3)
    for _ in range(4):
        with subprocess.Popen(given, stderr=subprocess.DEVNULL) as process:
            try:
                process.wait(rng.uniform(0, 0.8))
            except subprocess.TimeoutExpired:
                process.kill()
        # A kill may come when the file has its name already and only the interpreter still runs.
        if (tmp_path / "out").exists():
            assert pq.read_table(tmp_path / "out").equals(pq.read_table(news / "parquet"))
            (tmp_path / "out").unlink()
    assert subprocess.run(given, stderr=subprocess.DEVNULL).returncode == 2
    assert pq.read_table(tmp_path / "out").equals(pq.read_table(news / "parquet"))
    assert subprocess.run([*given, "--resume"], stderr=subprocess.DEVNULL).returncode == 2


@pytest.fixture
def small_disk(tmp_path):
    """A disk of one megabyte, and a way to make it larger."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root mounts disks")
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    if subprocess.run(mounted, stderr=subprocess.DEVNULL).returncode:
        pytest.skip("this system mounts nothing")
    try:
        yield disk, lambda: subprocess.run(["mount", "-o", "remount,size=64m", str(disk)], check=True)
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize("form", [*RESUMABLE, "parquet"])
@pytest.mark.parametrize("resume", [False, True])
def test_a_full_disk(form, resume, news, small_disk):
    disk, grow = small_disk
    if form == "parquet":
        (disk / "filler").write_bytes(bytes(1_000_000))
    out = disk / "out"
    given = [*COMMAND, str(news / "news.jsonl"), "--format", form, "-o", str(out)]
    given += ["--resume"] if resume and form != "parquet" else []
    full = subprocess.run(given, stderr=subprocess.PIPE, text=True)
    assert full.returncode == 2
    assert "No space left on device" in full.stderr.splitlines()[-1]
    assert "Traceback" not in full.stderr
    assert not out.exists()
    if form == "parquet" or not resume:
        assert not (disk / "out.partial").exists()
    grow()
    done = subprocess.run(given, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == (news / f"{form}.said").read_bytes()
    same = pq.read_table(out).equals(pq.read_table(news / form)) if form == "parquet" else None
    assert same or digest(out) == digest(news / form)


def test_an_input_that_changes_between_the_legs(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(_often(tmp_path)))
    write(tmp_path / "news.jsonl", 3_000_000, seed=8)
    given = [
        *COMMAND,
        str(tmp_path / "news.jsonl"),
        "--format",
        "csv",
        "-o",
        str(tmp_path / "out"),
        "--resume",
    ]
    with subprocess.Popen(given, stderr=subprocess.DEVNULL) as process:
        while not seen(tmp_path / "out"):
            assert process.poll() is None
        process.kill()
    lines = (tmp_path / "news.jsonl").read_bytes().splitlines(keepends=True)
    (tmp_path / "news.jsonl").write_bytes(b"".join(lines[500:]))
    done = subprocess.run(given, stderr=subprocess.PIPE, text=True)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "the input has changed" in done.stderr
