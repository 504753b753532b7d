"""Packages that the integrations need and the core does not."""

from __future__ import annotations

import importlib
from types import ModuleType


def need(package: str, extra: str) -> ModuleType:
    """Imports a package, or says which extra brings it.

    >>> from tarqim._extras import need
    >>> need("no_such_package", "pandas")
    Traceback (most recent call last):
    ImportError: no_such_package is not installed; try: pip install "tarqim[pandas]"
    """
    try:
        return importlib.import_module(package)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != package.partition(".")[0]:
            raise
        raise ImportError(
            f'{package} is not installed; try: pip install "tarqim[{extra}]"', name=package
        ) from None
