"""Other libraries' readings of a text, as (start, end, value) with the kind of each."""

from collections.abc import Iterator
from typing import NamedTuple

from dateparser.search import search_dates
from maha.parsers.functions import parse_dimension


class Reading(NamedTuple):
    """What a library reads at a place of a text."""

    peer: str
    start: int
    end: int
    value: str


#: The dimensions of mahad that it implements for running text.
DIMENSIONS = ("numeral", "ordinal", "duration", "time")


def readings(text: str) -> Iterator[Reading]:
    """Every reading of every library; one that fails on the text reads nothing."""
    for name in DIMENSIONS:
        try:
            found = parse_dimension(text, **{name: True})
        except Exception:  # a peer's failure is no finding
            continue
        for one in found:
            yield Reading(f"mahad {name}", one.start, one.end, str(one.value))
    try:
        dates = search_dates(text, languages=["ar"]) or []
    except Exception:
        return
    at = 0
    for body, value in dates:
        start = text.find(body, at)
        if start >= 0:
            at = start + len(body)
            yield Reading("dateparser", start, at, value.date().isoformat())
