"""The heavy engines: `make test-engines` installs them."""

from pathlib import Path

import pytest

#: Where the screenshots lie after a run, for whoever wants to look.
PICTURES = Path(__file__).parents[2] / "target" / "screenshots"


@pytest.fixture(scope="session")
def browser(tmp_path_factory):
    from tests.engines.browser import chromium

    with chromium(tmp_path_factory.mktemp("chromium")) as window:
        yield window


@pytest.fixture
def well_drawn(browser):
    """Checks that the views in the window run right to left, whole, legible, without script."""

    def check(*, dark):
        assert browser.ask("directions") == ["rtl"]
        assert browser.ask("not_at_the_right") == []
        assert browser.ask("overflowing") == []
        assert browser.ask("faint") == []
        assert browser.ask("scripts") == []
        assert browser.ask("paper") == ("dark" if dark else "light")

    return check


@pytest.fixture
def picture(request, browser):
    """Takes a picture of the window, named for the test."""

    def take():
        PICTURES.mkdir(parents=True, exist_ok=True)
        name = request.node.name.translate(str.maketrans("[]/ ", "__--")).strip("_")
        return browser.picture(PICTURES / f"{name}.png")

    return take
