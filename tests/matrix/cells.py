"""The cells of the matrix, and whether one is read as it is meant."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

import tarqim
from tests.matrix.different import DIFFERENT
from tests.matrix.phrases import CARRIERS, GLUED, PHRASES
from tests.matrix.writings import WRITINGS


class Cell(NamedTuple):
    """A phrase, written in one way, in one carrier."""

    phrase: str
    carrier: str
    writing: str
    text: str
    label: str
    value: str
    unit: str | None


def cells() -> Iterator[Cell]:
    """Every cell that is not declared different, each text once."""
    seen = set()
    for phrase, label, value, unit in PHRASES:
        for writing, write in WRITINGS.items():
            written = write(phrase)
            carriers = CARRIERS | GLUED if written[0].isdecimal() else CARRIERS
            for carrier, frame in carriers.items():
                keys = ((phrase, c, w) for c in (carrier, None) for w in (writing, None))
                text = frame.format(written)
                if text not in seen and not any(key in DIFFERENT for key in keys):
                    seen.add(text)
                    yield Cell(phrase, carrier, writing, text, label, value, unit)


def _same(got: object, value: str) -> bool:
    if isinstance(got, str):
        return got == value
    return got is not None and Fraction(str(got)) == Fraction(value)


def read(cell: Cell) -> bool:
    """Whether exactly one entity of the label stands there, with the value and unit."""
    found = [e for e in tarqim.extract(cell.text) if e.label == cell.label]
    if len(found) != 1:
        return False
    meaning = found[0].value
    value = meaning if isinstance(meaning, str) else meaning.value
    return _same(value, cell.value) and getattr(meaning, "unit", None) == cell.unit
