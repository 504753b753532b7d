"""Files that could lose work: outputs among the inputs, texts that no format holds, odd names, devices."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

COMMAND = [sys.executable, "-m", "tarqim"]
FORMATS = ["table", "jsonl", "csv", "html", "parquet"]


def run(*args, stdin=b"", **more):
    done = subprocess.run([*COMMAND, *args], input=stdin, capture_output=True, **more)
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def stopped_after_saving(given):
    """The status of a run that ends, as by a kill, right after it first saved how far it is."""
    stop = (
        "import os, tarqim._resume as r, tarqim.__main__ as m\n"
        "r.Progress.EVERY = 0\n"
        "save = r.Progress.save\n"
        "def stopped(self, reached): save(self, reached); os._exit(9)\n"
        "r.Progress.save = stopped\n"
        f"m.main({given!r})"
    )
    return subprocess.run([sys.executable, "-c", stop], stderr=subprocess.DEVNULL).returncode


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text("وصل إلى سوريا\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("غادر العراق\n", encoding="utf-8")
    return tmp_path


def held(folder):
    return {p.name: p.read_bytes() for p in folder.iterdir()}


@pytest.mark.parametrize("command", [["analyze"], ["normalize"], ["tokenize"]], ids=lambda c: c[0])
@pytest.mark.parametrize("given", ["a.txt", "."])
def test_an_output_that_is_an_input_is_refused(folder, command, given):
    before = held(folder)
    (folder / "link.txt").symlink_to(folder / "a.txt")
    for output in ("a.txt", "./a.txt", "link.txt", str(folder / "a.txt")):
        status, _, err = run(*command, given, "-o", output, cwd=folder)
        assert (status, len(err.splitlines())) == (2, 1)
        assert "one of the inputs" in err
    os.remove(folder / "link.txt")
    assert held(folder) == before


def test_what_is_written_is_not_read(folder):
    """The output lies in the folder that is read, and its name matches."""
    for command in (["analyze", ".", "--lines"], ["normalize", "."]):
        assert run(*command, "-o", "z.txt", cwd=folder)[0] == 0
        assert (folder / "z.txt").read_text(encoding="utf-8").count("\n") <= 4
        os.remove(folder / "z.txt")


def test_standard_output_that_is_an_input_is_refused(folder):
    with (folder / "z.txt").open("wb") as out:
        done = subprocess.run([*COMMAND, "normalize", "."], stdout=out, stderr=subprocess.PIPE, cwd=folder)
    assert done.returncode == 2
    assert b"standard output is one of the inputs" in done.stderr
    assert (folder / "z.txt").read_bytes() == b""


def test_an_output_has_its_name_when_it_is_whole(folder):
    """A run that fails leaves what was there, and nothing half done."""
    (folder / "out.csv").write_text("what was there", encoding="utf-8")
    code = (
        "import tarqim._writers as w, tarqim.__main__ as m\n"
        "def fail(self): raise OSError(28, 'No space left on device')\n"
        "w._Text.flush = fail\n"
        "raise SystemExit(m.main(['analyze', 'a.txt', '--format', 'csv', '-o', 'out.csv']))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (2, "tarqim: out.csv: No space left on device\n")
    assert (folder / "out.csv").read_text(encoding="utf-8") == "what was there"
    assert sorted(held(folder)) == ["a.txt", "b.txt", "out.csv"]


def test_the_mode_of_an_output_stays(folder):
    (folder / "out.csv").touch(0o600)
    assert run("analyze", "a.txt", "--format", "csv", "-o", "out.csv", cwd=folder)[0] == 0
    assert (folder / "out.csv").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("form", FORMATS)
def test_half_characters_are_told_and_written(form, tmp_path):
    path = tmp_path / "news.jsonl"
    texts = ["وصل 80", "قبل \\ud800 وصل 80", "http://a.example/\\udfffc قتل ٣", "وصل إلى سوريا"]
    path.write_text("".join(f'{{"text": "{t}", "id": "{t}"}}\n' for t in texts), encoding="utf-8")
    out = tmp_path / "out"
    given = ["analyze", path, "--id-column", "id", "--format", form, "-o", out]
    status, _, err = run(*given, *(["--resume"] if form != "parquet" else []))
    assert status == 0
    assert [line.split(":")[2] for line in err.splitlines()] == ["2", "3"]
    assert "U+D800" in err
    if form == "parquet":
        assert len(set(pq.read_table(out)["doc"].to_pylist())) == 4
        return
    text = out.read_bytes().decode()
    assert "سوريا" in text
    if form == "jsonl":
        found = [json.loads(line)["text"] for line in text.splitlines()]
        assert found == [json.loads(f'"{t}"') for t in texts]
    else:
        assert "\ufffd" in text
    if form == "csv":
        assert len(list(csv.DictReader(io.StringIO(text)))) == 5


def test_half_characters_on_standard_output():
    line = b'{"text": "\\ud800 80", "id": "\\udcff"}\n'
    for form in ("table", "jsonl", "csv", "html"):
        given = ["analyze", "-", "--input-format", "jsonl", "--id-column", "id", "--format", form]
        assert run(*given, stdin=line)[0] == 0


@pytest.mark.skipif(sys.platform != "linux", reason="other file systems hold no such names")
@pytest.mark.parametrize("form", FORMATS)
def test_names_that_are_no_utf8_or_move_the_cursor(form, tmp_path):
    for name in (b"bad\xff.txt", b"esc\x1b[2J.txt", b"two\nlines.txt"):
        Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name))).write_text("سوريا", encoding="utf-8")
    out = tmp_path / "found"
    assert run("analyze", tmp_path, "--format", form, "-o", out)[0] == 0
    if form == "table":
        table = out.read_text(encoding="utf-8")
        assert "\x1b" not in table
        assert len(table.splitlines()) == 6
    if form == "jsonl":
        ids = [json.loads(line)["id"] for line in out.read_text(encoding="utf-8").splitlines()]
        assert ids == ["bad\udcff", "esc\x1b[2J", "two\nlines"]


@pytest.fixture
def device(tmp_path):
    """Devices by name. For root they are of the test's own: a fault would replace those of the machine."""

    def made(name):
        there = os.stat(f"/dev/{name}")
        if os.geteuid() != 0:
            return f"/dev/{name}"
        os.mknod(tmp_path / name, there.st_mode, there.st_rdev)
        return str(tmp_path / name)

    try:
        return {name: made(name) for name in ("null", "full")}
    except (OSError, AttributeError):
        pytest.skip("no such devices here, or none can be made")


@pytest.mark.parametrize("form", ["table", "jsonl", "csv", "html"])
def test_devices_and_pipes(form, folder, device):
    given = ["analyze", folder / "a.txt", "--format", form]
    plain = run(*given)
    assert run(*given, "-o", device["null"]) == (0, "", "")
    assert run(*given, "-o", "/dev/stdout") == plain
    full = (2, "", f"tarqim: {device['full']}: No space left on device\n")
    assert run(*given, "-o", device["full"]) == full
    os.mkfifo(folder / "pipe")
    with subprocess.Popen([*COMMAND, *given, "-o", folder / "pipe"]) as writer:
        assert (folder / "pipe").read_text(encoding="utf-8") == plain[1]
    assert writer.returncode == 0
    assert run("analyze", folder / "a.txt", "--format", "parquet", "-o", device["null"])[0] == 2


@pytest.mark.parametrize("pattern", ["", "/etc/*"])
def test_patterns_that_are_none(pattern, folder):
    status, _, err = run("analyze", folder, "--glob", pattern)
    assert (status, len(err.splitlines())) == (2, 1)
    assert "--glob" in err


def test_what_json_cannot_hold_as_a_name():
    lines = b'{"text": "80", "id": NaN}\n{"text": "80", "id": 1.5}\n{"text": "80", "id": Infinity}\n'
    given = ["analyze", "-", "--input-format", "jsonl", "--id-column", "id", "--format", "jsonl"]
    out = run(*given, stdin=lines)[1]

    def refuse(constant):
        raise AssertionError(constant)

    ids = [json.loads(line, parse_constant=refuse)["id"] for line in out.splitlines()]
    assert ids == ["-:1", 1.5, "inf"]


def test_nulls_are_nulls(tmp_path):
    rows = [{"id": 1, "text": "سوريا"}, {"id": 2, "text": None}, {"id": None, "text": ""}]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "n.parquet")
    (tmp_path / "n.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    for name in ("n.parquet", "n.jsonl"):
        status, out, err = run("analyze", tmp_path / name, "--id-column", "id", "--format", "jsonl")
        assert (status, err) == (0, "")
        docs = [json.loads(line) for line in out.splitlines()]
        assert [(d["id"], d["text"]) for d in docs] == [
            (1, "سوريا"), (2, None), (f"{tmp_path / name}:3", "")
        ]  # fmt: skip
        for form in ("csv", "parquet", "table", "html"):
            given = ["analyze", tmp_path / name, "--id-column", "id", "--format", form]
            assert run(*given, "-o", tmp_path / "out")[::2] == (0, "")
        assert len(pq.read_table(tmp_path / "n.parquet")) == 3


def test_bytes_that_are_no_utf8_in_parquet_are_one_bad_record(tmp_path):
    offsets = pa.py_buffer(b"".join(n.to_bytes(4, "little") for n in (0, 4, 9, 13)))
    texts = pa.StringArray.from_buffers(3, offsets, pa.py_buffer(b"80 a" + b"abc \xf0" + b"90 b"))
    pq.write_table(pa.table({"text": texts}), tmp_path / "bad.parquet")
    status, out, err = run("analyze", tmp_path / "bad.parquet", "--format", "csv")
    assert status == 2
    assert [r["text"] for r in csv.DictReader(io.StringIO(out))] == ["80", "90"]
    assert [line.split(": ", 1)[1] for line in err.splitlines()] == [
        f"{tmp_path / 'bad.parquet'}:2: 'text' is not UTF-8 (byte 0xf0)",
        "1 of 3 records were bad and left out",
    ]


def test_a_quotation_mark_that_is_never_closed_takes_one_row_away(tmp_path):
    path = tmp_path / "news.csv"
    rows = ["text,day", '"وصل ٣ إلى\nسوريا",x', '"غادر العراق,x', *["80 جندياً,x"] * 5, 'قال "نعم" 7,x']
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    status, out, err = run("analyze", path, "--format", "csv", "--labels", "GPE,CARDINAL")
    assert status == 2
    assert err.splitlines() == [
        f"tarqim: {path}:4: a quotation mark is opened here and never closed",
        "tarqim: 1 of 8 records were bad and left out",
    ]
    docs = [r["doc"].rpartition(":")[2] for r in csv.DictReader(io.StringIO(out))]
    assert docs == ["2", "2", *"56789", "10"]


def test_headings_fail_once(tmp_path):
    path = tmp_path / "news.csv"
    path.write_text("body;day\n" + "سوريا;x\n" * 1000, encoding="utf-8")
    assert run("analyze", path)[2] == (
        f"tarqim: {path}: no column 'text'; there are body;day;"
        " if the columns have another separator, say --delimiter ';'\n"
    )
    assert run("analyze", path, "--delimiter", ";", "--column", "body")[0] == 0
    path.write_text("text,text\nسوريا,x\n", encoding="utf-8")
    assert "more than once" in run("analyze", path)[2]
    pq.write_table(pa.table({"body": ["x"] * 1000}), tmp_path / "news.parquet")
    assert len(run("analyze", tmp_path / "news.parquet")[2].splitlines()) == 1
    (tmp_path / "news.jsonl").write_text('{"body": "x"}\n' * 1000, encoding="utf-8")
    assert len(run("analyze", tmp_path / "news.jsonl")[2].splitlines()) < 20


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("resume", [False, True])
def test_ctrl_c_is_one_line(resume, tmp_path):
    """Sent when the run has said, by its progress file or partial output, that it is at work."""
    path, out = tmp_path / "news.txt", tmp_path / "out.jsonl"
    path.write_text("وصل ٣ جنود إلى سوريا أمس\n" * 2_000_000, encoding="utf-8")
    given = ["analyze", path, "--lines", "--format", "jsonl", "-o", out, *(["--resume"] if resume else [])]
    with subprocess.Popen([*COMMAND, *given], stderr=subprocess.PIPE) as process:
        partial = tmp_path / "out.jsonl.partial"
        while process.poll() is None and not (partial.exists() and partial.stat().st_size):
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        said = process.stderr.read().decode()
    assert process.returncode == 130
    assert said == f"tarqim: stopped{'; the same command goes on' if resume else ''}\n"
    assert not out.exists()
    left = {"news.txt"} | ({"out.jsonl.partial", "out.jsonl.progress"} if resume else set())
    assert {p.name for p in tmp_path.iterdir()} == left


def test_a_changed_input_is_noticed(tmp_path):
    path, out = tmp_path / "news.txt", tmp_path / "out.csv"
    path.write_text("وصل ٣ جنود\n" * 5000, encoding="utf-8")
    given = ["analyze", str(path), "--lines", "--format", "csv", "-o", str(out), "--resume"]
    assert stopped_after_saving(given) == 9
    path.write_text("وصل ٣ جنود\n" * 4000, encoding="utf-8")
    status, _, err = run(*given)
    assert status == 2
    assert "the input has changed" in err
    assert not out.exists()
    os.remove(tmp_path / "out.csv.progress")
    assert run(*given)[0] == 0
    assert len(out.read_bytes().splitlines()) == 4001
    assert "is complete" in run(*given)[2]
    os.utime(path, (time.time() + 9, time.time() + 9))
    assert "is older than" in run(*given)[2]


@pytest.mark.parametrize("bad", [[4, 4001], [4], [4001]], ids=str)
def test_bad_records_of_all_legs_are_counted(bad, tmp_path):
    path, out = tmp_path / "news.jsonl", tmp_path / "out.csv"
    lines = ['{"text": "٣ جنود"}'] * 5000
    for number in bad:
        lines[number - 1] = "{"
    path.write_text("\n".join(lines), encoding="utf-8")
    given = ["analyze", str(path), "--format", "csv", "-o", str(out), "--resume"]
    assert stopped_after_saving(given) == 9
    status, _, err = run(*given)
    assert status == 2
    assert [line.split(":")[2] for line in err.splitlines()[:-1]] == [str(n) for n in bad if n > 1024]
    assert err.splitlines()[-1] == f"tarqim: {len(bad)} of 5000 records were bad and left out"


def test_an_output_that_the_disk_lost_is_written_anew(tmp_path):
    """After a power failure there may be less of it than was saved."""
    path, out = tmp_path / "news.txt", tmp_path / "out.csv"
    path.write_text("وصل ٣ جنود\n" * 5000, encoding="utf-8")
    given = ["analyze", str(path), "--lines", "--format", "csv", "-o", str(out), "--resume"]
    for left in (100, None):
        assert stopped_after_saving(given) == 9
        if left is None:
            os.remove(tmp_path / "out.csv.partial")
        else:
            os.truncate(tmp_path / "out.csv.partial", left)
        assert run(*given) == (0, "", "")
        lines = out.read_bytes().splitlines()
        assert len(lines) == 5001 and b"\0" not in out.read_bytes()
        os.remove(out)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "windows-1256", "iso-8859-6"])
def test_encodings(encoding, tmp_path):
    path = tmp_path / "a.txt"
    text = "وصل إلى سوريا\nغادر العراق\n"
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    path.write_bytes((mark + text).encode(encoding))
    given = ["--encoding", encoding] if not encoding.startswith("utf") else []
    for more in ([], ["--lines"]):
        status, out, err = run("analyze", path, *more, *given, "--labels", "GPE")
        assert (status, err) == (0, "")
        assert "سوريا" in out and "العراق" in out
    assert run("normalize", path, "--preset", "clean", *given)[1] == text


def test_another_encoding_is_named(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("وصل إلى سوريا".encode("windows-1256"))
    status, _, err = run("analyze", path)
    assert status == 2
    assert "--encoding windows-1256" in err
    status, _, err = run("analyze", path, "--encoding", "nothing")
    assert (status, "unknown encoding 'nothing'" in err) == (2, True)


def test_html_is_read_as_html(tmp_path):
    path = tmp_path / "a.html"
    page = (
        "<html><head><title>مصر</title></head><body><script>var x = 'العراق 80';</script><!-- 70 -->"
        "<p>وصل <b>٣</b> جنود إلى سور<i>يا</i></p><p>&#1602;تل 5 &amp; غادر</p></body></html>"
    )
    path.write_text(page, encoding="utf-8")
    out = run("analyze", path, "--format", "csv")[1]
    found = [(r["label"], int(r["start"]), int(r["end"])) for r in csv.DictReader(io.StringIO(out))]
    assert [(label, page[start:end]) for label, start, end in found] == [
        ("CARDINAL", "٣"), ("GPE", "سور<i>يا"), ("CARDINAL", "5")
    ]  # fmt: skip


def test_json_arrays(tmp_path):
    path = tmp_path / "a.json"
    for value in ([{"text": "سوريا"}, {"text": None}], ["سوريا"], {"data": [{"text": "سوريا"}]}):
        path.write_text(json.dumps(value), encoding="utf-8")
        assert [
            r["text"] for r in csv.DictReader(io.StringIO(run("analyze", path, "--format", "csv")[1]))
        ] == ["سوريا"]
    path.write_text('{"text": "سوريا"}\n{"text": "مصر"}\n', encoding="utf-8")
    assert "--input-format jsonl" in run("analyze", path)[2]


def test_subfolders(folder):
    (folder / "more").mkdir()
    (folder / "more" / "c.txt").write_text("مصر", encoding="utf-8")
    status, out, err = run("analyze", folder)
    assert (status, "مصر" in out) == (0, False)
    assert "1 subfolder left out; --recursive reads them" in err
    status, out, err = run("analyze", folder, "--recursive")
    assert (status, "مصر" in out, err) == (0, True, "")
    assert "*.txt" in run("analyze", folder, "--glob", "*.md")[2]
    assert "سوريا" in run("analyze", folder / "*.txt")[1]


def test_memory_that_is_a_folder_holds_files_not_streams(folder):
    from tarqim._output import is_stream

    assert [is_stream(p) for p in (None, "/dev/null", "/dev/stdout", "/dev/fd/1")] == [True] * 4
    assert [is_stream(str(p)) for p in ("/dev/shm/found.csv", folder / "new.csv", folder / "a.txt")] == [
        False
    ] * 3


@pytest.mark.parametrize("left", ["out.jsonl.partial", "out.jsonl.progress"])
def test_what_a_broken_run_left_is_no_input(left, tmp_path):
    (tmp_path / "a.txt").write_text("وصل ٣ جنود", encoding="utf-8")
    (tmp_path / left).write_text("قتل ٥", encoding="utf-8")
    out = tmp_path / "out.jsonl"
    assert run("analyze", tmp_path, "--glob", "*", "--format", "jsonl", "-o", out)[0] == 0
    assert [json.loads(line)["text"] for line in out.read_text(encoding="utf-8").splitlines()] == [
        "وصل ٣ جنود"
    ]


@pytest.mark.parametrize("command", ["normalize", "analyze"])
def test_what_is_no_pattern_is_told_once(command, folder):
    for pattern in ("", ".", "/abs", "***"):
        status, out, err = run(command, ".", "--glob", pattern, cwd=folder)
        assert (status, out, len(err.splitlines())) == (2, "", 1)
        assert "--glob" in err
    status, _, err = run(command, ".", "--glob", "*.none", "-o", "out.txt", cwd=folder)
    assert (status, len(err.splitlines())) == (2, 1)


def test_names_of_files_turn_and_end_no_line(tmp_path):
    (tmp_path / "gpj\u202e.txt").write_text("وصل ٣ جنود", encoding="utf-8")
    (tmp_path / "a\u2028b\x1b[31m.txt").write_text("وصل ٣ جنود", encoding="utf-8")
    status, out, _ = run("analyze", tmp_path)
    assert status == 0
    assert r"gpj\u202e ·" in out and r"a\u2028b\x1b[31m ·" in out
    assert not set(out) & set("\u202e\u2028\x1b")
    assert r"no\u202e.txt: No such file" in run("analyze", tmp_path / "no\u202e.txt")[2]


def test_what_json_and_parquet_cannot_hold_in_other_columns(tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_text('{"text": "وَصَلَ", "size": NaN, "all": [1, Infinity], "by": "\\ud800"}\n', encoding="utf-8")
    status, out, err = run("normalize", path)
    assert status == 0
    assert "news.jsonl:1: half a character, U+D800" in err

    def refuse(name):
        raise AssertionError(name)

    assert json.loads(out, parse_constant=refuse) == {
        "text": "وصل", "size": None, "all": [1, None], "by": "\ud800"
    }  # fmt: skip
    assert run("normalize", path, "-o", tmp_path / "out.parquet")[0] == 0
    assert pq.read_table(tmp_path / "out.parquet")["by"].to_pylist() == ["\ufffd"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names")
def test_only_what_can_be_read_again_is_resumed(tmp_path):
    os.mkfifo(tmp_path / "news")
    given = ["--format", "csv", "-o", tmp_path / "out.csv", "--resume"]
    assert "standard input can be read only once" in run("analyze", "-", *given)[2]
    assert "news can be read only once" in run("analyze", tmp_path / "news", *given)[2]
    assert not (tmp_path / "out.csv").exists()


def test_ctrl_c_before_all_is_loaded():
    code = (
        "import sys, tarqim.__main__ as m\n"
        "class Stop:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'tarqim._commands': raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Stop())\n"
        "raise SystemExit(m.main(['labels']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "tarqim: stopped\n")
