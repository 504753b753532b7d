"""A text longer than positions can count: needs 5 GB of memory for a moment."""

import re
from pathlib import Path

import pytest

import tarqim

LONGEST = 2**32 - 2
MEMORY = Path("/proc/meminfo")
FREE_KB = int(re.findall(r"MemAvailable: *(\d+) kB", MEMORY.read_text())[0]) if MEMORY.exists() else 0


@pytest.mark.skipif(FREE_KB < 6 << 20, reason="not 6 GB of free memory")
def test_a_text_that_positions_cannot_count_is_refused():
    text = "a" * (LONGEST + 1)
    for read in (tarqim.extract, tarqim.tokenize, tarqim.normalize, tarqim.analyze):
        with pytest.raises(OverflowError, match="4294967295 code points is too long: at most 4294967294"):
            read(text)
