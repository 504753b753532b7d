"""The notebooks opened in JupyterLab in a real Chromium, in its light and its dark theme."""

import html
import re

import nbformat
import pytest
from selenium.webdriver.support.ui import WebDriverWait

import tarqim
from tests.engines.lab import lab
from tests.engines.notebooks import BOOKS

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module", params=[False, True], ids=["light", "dark"])
def server(request, tmp_path_factory):
    with lab(tmp_path_factory.mktemp("lab"), dark=request.param) as address:
        yield address, request.param


def kept(path):
    """The outputs that are ours, as HTML, and the number of charts."""
    cells = nbformat.read(path, as_version=4).cells
    data = [output.get("data", {}) for cell in cells for output in cell.get("outputs", [])]
    return [d["text/html"] for d in data if 'class="tarqim"' in d.get("text/html", "")], sum(
        "image/svg+xml" in d for d in data
    )


def paragraphs(views):
    for view in views:
        for paragraph in re.findall('<p lang="ar"[^>]*>(.*?)</p>', view, re.DOTALL):
            yield html.unescape(re.sub("<small.*?</small>|<[^>]*>", "", paragraph))


@pytest.mark.parametrize("book", BOOKS, ids=lambda p: p.stem)
def test_book(book, server, browser, picture, well_drawn):
    address, dark = server
    views, charts = kept(book)
    # The page asks for the other scheme: a theme of JupyterLab's goes before it.
    browser.open(f"{address}doc/tree/notebooks/{book.name}", dark=not dark, height=6000)
    WebDriverWait(browser.driver, 60).until(
        lambda _: browser.ask("views_shown") == len(views) and len(browser.ask("charts")) == charts
    )
    picture()
    assert browser.ask("texts") == list(paragraphs(views))
    well_drawn(dark=dark)
    assert all(width > 200 for width in browser.ask("charts"))
    # Kinds of tokens share the colours.
    looks = {name: found for name, found in browser.ask("looks").items() if name in tarqim.LABELS}
    assert all(len(found) == 1 for found in looks.values())
    assert len({found[0] for found in looks.values()}) == len(looks)
