"""Packages that the integrations need and the core does not."""

from __future__ import annotations

import importlib
import re
from types import ModuleType

#: The oldest versions that work; older ones lose rows of chunked columns or lack the Arrow protocol.
OLDEST = {"pandas": (2, 2), "polars": (1, 12), "pyarrow": (16, 0)}


def need(package: str, extra: str) -> ModuleType:
    """Imports a package, or says which extra installs it.

    >>> from tarqim._extras import need
    >>> need("no_such_package", "pandas")
    Traceback (most recent call last):
    ImportError: no_such_package is not installed; try: pip install "tarqim[pandas]"
    """
    try:
        found = importlib.import_module(package)
    except ModuleNotFoundError as error:
        root = package.partition(".")[0]
        if (error.name or "").partition(".")[0] != root:
            raise
        raise ImportError(
            f'{root} is not installed; try: pip install "tarqim[{extra}]"', name=package
        ) from None
    oldest = OLDEST.get(package)
    if oldest is not None and tuple(map(int, re.findall(r"\d+", found.__version__)[:2])) < oldest:
        raise ImportError(
            f'{package} {found.__version__} is too old; try: pip install "tarqim[{extra}]"', name=package
        )
    return found
