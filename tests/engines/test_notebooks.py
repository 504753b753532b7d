"""The notebooks run from top to bottom, and their outputs are those of a run just now."""

import nbformat
import pytest

from tests.engines.notebooks import BOOKS, executed, shown

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module", params=BOOKS, ids=lambda p: p.stem)
def book(request):
    return request.param, executed(request.param)


def test_there_are_four():
    assert len(BOOKS) == 4


def test_the_outputs_kept_are_those_of_a_run(book):
    path, again = book
    assert shown(nbformat.read(path, as_version=4)) == shown(again), "make notebooks writes them anew"


def test_arabic_is_shown_right_to_left_and_without_script(book):
    views = [
        o.data["text/html"]
        for c in book[1].cells
        for o in c.get("outputs", [])
        if "text/html" in o.get("data", {})
    ]
    assert any('class="tarqim" dir="rtl"' in view for view in views)
    assert not any("<script" in view for view in views)


def test_nothing_went_wrong(book):
    for cell in book[1].cells:
        for output in cell.get("outputs", []):
            assert output["output_type"] != "error"
            assert output.get("name") != "stderr", output["text"]
