"""The suite files and the samples' gold spans keep their own rules."""

import subprocess
import sys
from pathlib import Path

CHECK = Path(__file__).resolve().parents[1] / "suites" / "check.py"


def test_suites_and_samples_are_well_formed():
    command = [sys.executable, str(CHECK), "--min-total", "650", "--min-negative", "0.3"]
    result = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    assert result.returncode == 0, result.stderr
