"""What is longer than positions can count: needs 5 GB of memory for a moment."""

import gc
import mmap
import re
import sys
from pathlib import Path

import pyarrow as pa
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


@pytest.mark.skipif(
    sys.platform != "linux" or FREE_KB < 6 << 20, reason="not 6 GB of free memory, or no sparse files"
)
def test_what_is_behind_a_null_is_of_any_length(tmp_path):
    """Offsets beyond 2³², over a gap that a null row spans."""
    text, far = "وصل ٣ جنود".encode(), 2**32 + 100
    with (tmp_path / "sparse").open("w+b") as held:
        held.truncate(far + len(text))
        for at in (0, far):
            held.seek(at)
            held.write(text)
        held.flush()
        with mmap.mmap(held.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
            offsets = pa.array([0, len(text), far, far + len(text)], pa.int64()).buffers()[1]
            buffers = [pa.py_buffer(b"\x05"), offsets, pa.py_buffer(mapped)]
            column = pa.Array.from_buffers(pa.large_string(), 3, buffers)
            normalized = tarqim.Normalizer.preset("search").map(column)
            assert normalized.to_pylist() == ["وصل 3 جنود", None, "وصل 3 جنود"]
            found = pa.table(tarqim.Pipeline().to_arrow(column))
            assert found["doc"].to_pylist() == [0, 2]
            whole = pa.Array.from_buffers(pa.large_string(), 3, [None, *buffers[1:]])
            with pytest.raises(OverflowError, match="may not exceed 2 GiB"):
                tarqim.Normalizer().map(whole)
            del column, whole, buffers
            gc.collect()
