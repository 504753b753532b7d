"""Files of texts, and places in them."""

import gzip
import json
import lzma
from collections.abc import Iterator
from pathlib import Path


def texts(path: Path) -> Iterator[str]:
    """The texts of a corpus."""
    opener = {".xz": lzma.open, ".gz": gzip.open}.get(path.suffix, open)
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.strip()
            if line.startswith("{"):
                line = str(json.loads(line)["text"])
            if line:
                yield line


def place(text: str, start: int, end: int) -> str:
    """A span with what stands around it, on one line."""
    around = f"{text[max(0, start - 35) : start]}⟦{text[start:end]}⟧{text[end : end + 35]}"
    return around.replace("\n", " ")
