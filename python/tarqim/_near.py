"""Near-duplicate texts: news that several papers reprinted, forwarded messages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from zlib import crc32

from tarqim._cells import is_missing
from tarqim._columns import texts as column_texts
from tarqim._core import ConfigError, Normalizer, tokenize

#: Words per shingle.
_TOGETHER = 3
#: Slots of a MinHash sketch, and slots per band.
_SLOTS = 128
_BAND = 4
_SPREAD = 0x9E3779B97F4A7C15
_MASK = (1 << 64) - 1


def _shingles(text: str) -> set[int]:
    """Hashes of all runs of three words (shingles), without punctuation."""
    words = [t.text for t in tokenize(text) if t.kind not in ("punct", "symbol", "emoji")]
    runs = range(max(1, len(words) - _TOGETHER + 1)) if words else ()
    made = (crc32(" ".join(words[at : at + _TOGETHER]).encode("utf-8", "surrogatepass")) for at in runs)
    return {n * _SPREAD & _MASK for n in made}


def _sketch(shingles: set[int]) -> tuple[int, ...]:
    """The minimum of each slot; an empty one borrows from the next non-empty slot."""
    slots = [_MASK + 1] * _SLOTS
    for n in shingles:
        slot = n >> 57
        if n < slots[slot]:
            slots[slot] = n
    filled = [at for at, n in enumerate(slots) if n <= _MASK]
    for at in range(_SLOTS):
        if slots[at] > _MASK:
            near = next((f for f in filled if f > at), filled[0])
            slots[at] = slots[near] ^ (near - at) % _SLOTS
    return tuple(slots)


def near_keys(texts: Iterable[str | None], /, *, threshold: float = 0.6) -> list[int | None]:
    """For each text the index of the first near-duplicate; its own index if there is no earlier one.

    Texts are compared by their runs of three words, without marks, punctuation and spelling variants:
    ``threshold`` is the share of their runs that two texts must have in common, accurate to a few hundredths.
    A text that is missing or has no words has no key. Time is linear in the length of the column.

    >>> import tarqim
    >>> news = ["وصل الوفد إلى مدينة حلب مساء أمس وكان في استقباله عدد كبير من الأهالي",
    ...         "وَصَلَ الوفد الى مدينة حلب، مساء أمس وكان في استقباله عدد كبير من الأهالي (سانا)",
    ...         "ارتفعت أسعار القمح في الأسواق المحلية خلال الأسبوع الماضي", None]
    >>> tarqim.near_keys(news)
    [0, 0, 2, None]
    """
    if isinstance(texts, str):
        raise TypeError("a column of texts is wanted, not one str: write [text]")
    texts = column_texts(texts)
    if not 0 < threshold <= 1:
        raise ConfigError(f"threshold is a part of one, as 0.6, not {threshold}")
    search = Normalizer.preset("search")
    keys: list[int | None] = []
    sketches: dict[int, tuple[int, ...]] = {}
    bands: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        shingles = set() if text is None or is_missing(text) else _shingles(search(text))
        if not shingles:
            keys.append(None)
            continue
        sketch = _sketch(shingles)
        found = _like(sketch, sketches, bands, threshold)
        keys.append(number if found is None else found)
        # A duplicate of an earlier text is found through that text.
        if found is None:
            sketches[number] = sketch
            for band in _bands(sketch):
                bands[band].append(number)
    return keys


def _bands(sketch: Sequence[int]) -> Iterable[tuple[int, ...]]:
    for at in range(0, _SLOTS, _BAND):
        yield (at, *sketch[at : at + _BAND])


#: Maximum texts compared per band: a larger band holds what occurs in every text.
_MOST = 32


def _like(
    sketch: tuple[int, ...],
    sketches: dict[int, tuple[int, ...]],
    bands: dict[tuple[int, ...], list[int]],
    threshold: float,
) -> int | None:
    best, most = None, threshold
    seen: set[int] = set()
    for band in _bands(sketch):
        for other in bands.get(band, ())[:_MOST]:
            if other not in seen:
                seen.add(other)
                shared = sum(map(int.__eq__, sketch, sketches[other])) / _SLOTS
                if shared >= most and (best is None or shared > most or other < best):
                    best, most = other, shared
    return best
