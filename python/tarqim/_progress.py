"""The progress bar."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sized
from typing import TypeVar

_T = TypeVar("_T")


def bar(items: Iterable[_T], source: object = None, unit: str = "doc") -> Iterator[_T]:
    """Iterates over ``items`` with a progress bar on standard error; ``source`` gives the total."""
    from tqdm import tqdm

    total = len(source) if isinstance(source, Sized) else None
    return iter(tqdm(items, total=total, unit=unit, smoothing=0.05))


def bytes_bar(total: int | None) -> Callable[[int], object]:
    """A progress bar on standard error in bytes read, with rate and remaining time."""
    from tqdm import tqdm

    bar = tqdm(total=total, unit="B", unit_scale=True, smoothing=0.05)
    return bar.update
