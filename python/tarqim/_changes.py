"""What a normalizer changed."""

from __future__ import annotations

from collections.abc import Iterator

from tarqim._core import Normalized

#: Start and length in the original, start and length in the result.
Change = tuple[int, int, int, int]


def changes(normalized: Normalized) -> Iterator[Change]:
    """The changed parts in order, each a maximal contiguous range.

    The alignment records where lengths differ; between its runs letters map one to
    one, and changed ones are found by comparison.
    """
    last: Change | None = None
    for src, src_len, dst, dst_len in _parts(normalized):
        if last is not None and last[0] + last[1] == src and last[2] + last[3] == dst:
            last = (last[0], last[1] + src_len, last[2], last[3] + dst_len)
            continue
        if last is not None:
            yield last
        last = (src, src_len, dst, dst_len)
    if last is not None:
        yield last


def _parts(normalized: Normalized) -> Iterator[Change]:
    original, text = normalized.original, normalized.text
    at = to = 0
    for src, src_len, dst, dst_len in [*normalized.to_dict()["runs"], (len(original), 0, len(text), 0)]:
        for k in range(src - at):
            if original[at + k] != text[to + k]:
                yield at + k, 1, to + k, 1
        if src_len or dst_len:
            yield src, src_len, dst, dst_len
        at, to = src + src_len, dst + dst_len
