"""The suite files and the samples' gold spans keep their own rules."""

import subprocess
import sys
from pathlib import Path

import pytest

SUITES = Path(__file__).resolve().parents[1] / "suites"


@pytest.mark.parametrize(("check", "total"), [("check.py", "650"), ("check_dates.py", "550")])
def test_suites_and_samples_are_well_formed(check, total):
    command = [sys.executable, str(SUITES / check), "--min-total", total, "--min-negative", "0.3"]
    result = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    assert result.returncode == 0, result.stderr
