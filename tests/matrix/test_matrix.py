"""Every cell of the matrix; `python -m tests.matrix` prints where the holes are."""

from tests.matrix.cells import cells, read

#: Cells known to be read otherwise; the number may only fall.
HOLES = 0


def test_the_value_is_the_same_wherever_and_however_a_phrase_is_written():
    wrong = [cell for cell in cells() if not read(cell)]
    shown = "\n".join(f"{c.writing} | {c.carrier} | {c.text!r}" for c in wrong[:40])
    assert len(wrong) <= HOLES, f"{len(wrong)} cells\n{shown}"
