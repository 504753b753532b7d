"""A real headless Chromium: Debian's packages chromium and chromium-driver."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

CHECKS = (Path(__file__).parent / "checks.js").read_text(encoding="utf-8")


class Browser:
    """One window; what `checks.js` measures in it are methods here."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self.driver = driver

    def open(self, url: str, *, dark: bool = False, width: int = 1000, height: int = 1400) -> None:
        """Loads a page in a window of that size, as a reader with that colour scheme has it."""
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        self.driver.get(url)

    def ask(self, function: str, *args: Any) -> Any:
        """What a function of `checks.js` finds."""
        return self.driver.execute_script(f"{CHECKS}\nreturn {function}(...arguments)", *args)

    def picture(self, path: Path) -> bytes:
        """The window as PNG."""
        png = self.driver.get_screenshot_as_png()
        path.write_bytes(png)
        return png


@contextmanager
def chromium(profile: Path) -> Iterator[Browser]:
    """A browser that leaves nothing behind but what it writes into `profile`."""
    programs = {name: shutil.which(name) for name in ("chromium", "chromedriver")}
    missing = [name for name, path in programs.items() if path is None]
    if missing:
        raise RuntimeError(f"no {' and no '.join(missing)}; apt-get install chromium chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = programs["chromium"]
    for argument in (
        *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"),
        f"--user-data-dir={profile}",
    ):
        options.add_argument(argument)
    driver = webdriver.Chrome(options=options, service=Service(programs["chromedriver"]))
    try:
        yield Browser(driver)
    finally:
        driver.quit()
