"""The notebooks run from top to bottom, and show what they should."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

pytestmark = pytest.mark.filterwarnings("ignore")

FOLDER = Path(__file__).parents[2] / "notebooks"
BOOKS = sorted(FOLDER.glob("*.ipynb"))


def outputs(book, kind):
    for cell in book.cells:
        for output in cell.get("outputs", []):
            if kind in output.get("data", {}):
                yield output["data"][kind]


@pytest.fixture(scope="module", params=BOOKS, ids=lambda p: p.stem)
def executed(request):
    book = nbformat.read(request.param, as_version=4)
    NotebookClient(
        book, timeout=300, kernel_name="python3", resources={"metadata": {"path": FOLDER}}
    ).execute()
    return book


def test_there_are_three():
    assert len(BOOKS) == 3


def test_arabic_is_shown_right_to_left_and_without_script(executed):
    views = [view for view in outputs(executed, "text/html") if 'class="tarqim"' in view]
    assert views
    for view in views:
        assert 'dir="rtl"' in view
        assert "<script" not in view


def test_nothing_went_wrong(executed):
    for cell in executed.cells:
        for output in cell.get("outputs", []):
            assert output["output_type"] != "error"
            assert output.get("name") != "stderr", output["text"]
