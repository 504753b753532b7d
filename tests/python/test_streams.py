"""Standard streams that are closed: nothing is lost in silence, and no message gets into an output."""

import subprocess
import sys

import pytest

COMMAND = [sys.executable, "-m", "tarqim"]


def run(closed, *args, **given):
    """Runs the command line with these descriptors closed, by a shell: no fork beside threads."""
    shell = "".join(f" {number}>&-" for number in closed)
    command = ["sh", "-c", f'exec "$@"{shell}', "sh", *COMMAND, *map(str, args)]
    done = subprocess.run(command, capture_output=True, check=False, **given)
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done.returncode, done.stdout.decode(), done.stderr.decode()


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="descriptors of POSIX")


@pytest.fixture
def news(tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_text('{"text": "وصل ٣ جنود"}\n{\n{"text": "غادر العراق"}\n', encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "command", [["analyze"], ["events"], ["normalize"], ["tokenize"], ["explain"], ["spell", "5"], ["labels"]]
)
def test_what_would_go_nowhere_is_refused(command, news):
    more = [] if len(command) == 2 or command == ["labels"] else [news]
    status, _, err = run([1], *command, *more)
    assert (status, len(err.splitlines())) == (2, 1)
    assert "standard output is closed" in err


@pytest.mark.parametrize("closed", [[0], [1], [2], [0, 1, 2]], ids=str)
@pytest.mark.parametrize(
    "command", [["analyze", "--format", "csv"], ["normalize"], ["events"]], ids=lambda c: c[0]
)
def test_an_output_is_the_same_whatever_is_closed(closed, command, news, tmp_path):
    out = [tmp_path / "open.csv", tmp_path / "closed.csv"]
    assert run([], *command, news, "-o", out[0])[0] == 2
    status, _, err = run(closed, *command, news, "-o", out[1])
    assert (status, "news.jsonl:2" in err) == (2, 2 not in closed)
    assert out[1].read_bytes() == out[0].read_bytes()


def test_messages_do_not_get_into_the_output(news):
    given = ["analyze", news, "--format", "csv"]
    assert run([2], *given)[:2] == run([], *given)[:2]


def test_standard_input_that_is_closed_is_told(news):
    for paths in ([], ["-"]):
        status, _, err = run([0], "analyze", *paths, "--format", "csv")
        assert (status, len(err.splitlines())) == (2, 1)
        assert "standard input is closed" in err or "nothing to read" in err
