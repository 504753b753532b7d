"""Points that a text tells by their distance from a place: «50 كلم شرق الرقة»."""

from __future__ import annotations

import functools
import itertools
import math
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import tarqim
from tarqim import _incidents

if TYPE_CHECKING:
    from tarqim._core import Doc, Entity

#: Kilometres of the units in which distances are told.
_KILOMETRES = {"km": 1.0, "m": 0.001, "[mi_i]": 1.609344, "[nmi_i]": 1.852}
_PLACES = ("GPE", "LOC", "FAC")
#: Words that may stand between a distance and its place: «إلى الجنوب الغربي من مدينة».
_BETWEEN = 6
_RADIUS = 6371.0


@dataclass(frozen=True)
class Offset:
    """A point some way from a place.

    Parameters
    ----------
    text : str
        The words from the distance to the place.
    start, end : int
        Where they stand, in code points.
    place : str
        The canonical name of the place.
    km : float
        The distance in kilometres.
    bearing : float
        The side, in degrees from north, clockwise.
    lat, lon : float
        The point, in degrees of WGS 84.
    """

    text: str
    start: int
    end: int
    place: str
    km: float
    bearing: float
    lat: float
    lon: float

    def to_dict(self) -> dict[str, Any]:
        """The fields as a dict."""
        return asdict(self)


@functools.cache
def _directions() -> dict[str, float | None]:
    """Degrees by word; None for words that only join."""
    return {
        word: float(row["degrees"]) if row["degrees"] else None
        for row in _incidents.kinds("directions.tsv")
        for word in (row["words"] or "").split("|")
    }


def offsets(text: str | Doc, /) -> list[Offset]:
    """The points that a text tells by distance and side: «50 كلم شرق الرقة», in order.

    A distance without a side («على بعد 50 كلم من الرقة») tells of no point, and neither does one from a place
    whose coordinates are not known. The entities of the text stay what they are: the place is the place.

    Parameters
    ----------
    text : str or Doc
        The text, or one that has been analyzed.

    Returns
    -------
    list of Offset
        Each with the place, the distance and the point, some kilometres off as such statements are.

    >>> import tarqim
    >>> (point,) = tarqim.offsets("انفجر لغم على بعد 50 كلم شرق الرقة")
    >>> point.text, point.place, point.km, point.bearing
    ('50 كلم شرق الرقة', 'الرقة', 50.0, 90.0)
    >>> round(point.lat, 1), round(point.lon, 1)
    (36.0, 39.6)
    """
    doc = tarqim.analyze(text) if isinstance(text, str) else text
    if not isinstance(doc, tarqim.Doc):
        raise TypeError(f"text must be a str or a Doc, not {type(doc).__name__}")
    entities = doc.entities
    found = []
    for far, place in itertools.pairwise(entities):
        if far.label != "QUANTITY" or place.label not in _PLACES or place.value.lat is None:
            continue
        km = _kilometres(far)
        bearing = _side(doc.text[far.end : place.start])
        if km is None or bearing is None:
            continue
        lat, lon = _reached(place.value.lat, place.value.lon, km, bearing)
        words = doc.text[far.start : place.end]
        found.append(
            Offset(
                words, far.start, place.end, place.value.canonical, km, bearing, round(lat, 3), round(lon, 3)
            )
        )
    return found


def _kilometres(far: Entity) -> float | None:
    """A distance in kilometres; the middle of a range."""
    number = far.value
    one = _KILOMETRES.get(number.unit or "")
    if one is None:
        return None
    if number.value is not None:
        return float(number.value) * one
    if number.low is None or number.high is None:
        return None
    return (float(number.low) + float(number.high)) / 2 * one


def _side(between: str) -> float | None:
    """The side that the words between a distance and its place tell, in degrees."""
    words = between.split()
    known = _directions()
    if not words or len(words) > _BETWEEN or any(word not in known for word in words):
        return None
    sides = [math.radians(side) for side in map(known.__getitem__, words) if side is not None]
    if not sides:
        return None
    east, north = sum(map(math.sin, sides)), sum(map(math.cos, sides))
    # North and south at once tell nothing.
    if math.hypot(east, north) < 0.5:
        return None
    return round(math.degrees(math.atan2(east, north)) % 360, 1)


def _reached(lat: float, lon: float, km: float, bearing: float) -> tuple[float, float]:
    """Where one arrives from a point on a sphere."""
    north, east, way = math.radians(lat), math.radians(lon), math.radians(bearing)
    arc = km / _RADIUS
    there = math.asin(math.sin(north) * math.cos(arc) + math.cos(north) * math.sin(arc) * math.cos(way))
    turn = math.atan2(
        math.sin(way) * math.sin(arc) * math.cos(north), math.cos(arc) - math.sin(north) * math.sin(there)
    )
    return math.degrees(there), (math.degrees(east + turn) + 540) % 360 - 180
