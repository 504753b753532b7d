"""Memory is bounded: by distinct words in all that remembers words, and by the bytes of one long text."""

from __future__ import annotations

import tempfile
from pathlib import Path

from .measure import PEAK, Row, fresh, read_lines

#: Words after which every cache has long been full.
_WARM = 1_000_000
_WORDS = 10_000_000

_DISTINCT = (
    PEAK
    + """
import json, sys
import tarqim
letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
warm, words = int(sys.argv[1]), int(sys.argv[2])
every = len(letters) ** 6

def word(number):
    # An odd factor without 7 has no divisor in common with 28 ** 6, so that no word comes twice.
    number, out = number * 7919 % every, []
    for _ in range(6):
        number, letter = divmod(number, len(letters))
        out.append(letters[letter])
    return "".join(out)

pipeline = tarqim.Pipeline()
before = None
for first in range(0, words, 1000):
    if first == warm:
        before = peak()
    line = " ".join(map(word, range(first, first + 1000)))
    assert len(pipeline(line).tokens) == 1000
    tarqim.segment(line)
    tarqim.search_terms(line)
print(json.dumps({"before": before, "after": peak()}))
"""
)

#: Bytes of the long text.
_LONG = 10_000_000

_ONE_TEXT = (
    PEAK
    + """
import json, sys
from pathlib import Path
import tarqim
text = Path(sys.argv[1]).read_text(encoding="utf-8")
tarqim.extract("وصل 80 جندياً إلى سوريا أمس")
before = peak()
found = tarqim.extract(text)
print(json.dumps({"grown": peak() - before, "entities": len(found)}))
"""
)


def _one_text(corpus: Path) -> Row:
    """The peak of one long text, read as a whole."""
    kept, size = [], 0
    for line in read_lines(corpus):
        kept.append(line)
        size += len(line.encode()) + 1
        if size >= _LONG:
            break
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder, "text.txt")
        text.write_text("\n".join(kept), encoding="utf-8")
        found = fresh(_ONE_TEXT, str(text))
    detail = f"{size / 1e6:.1f} MB of text, {found['entities']:.0f} entities"
    ratio = found["grown"] * 1024 * 1024 / size
    return Row("peak memory of extract / bytes of one text", ratio, 13, 12, detail, smaller=True)


def rows(corpus: Path) -> list[Row]:
    """The rows of the caches and of one long text."""
    peak = fresh(_DISTINCT, str(_WARM), str(_WORDS))
    grown = peak["after"] - peak["before"]
    detail = f"{peak['before']:.1f} MB after 1 million, {peak['after']:.1f} MB after 10"
    row = Row("memory grown over 10 million distinct words, MB", grown, 5, None, detail, smaller=True)
    return [row, _one_text(corpus)]
