"""Cells that mean something else, or nothing: (phrase, carrier or None, writing or None) and why."""

DIFFERENT: dict[tuple[str, str | None, str | None], str] = {
    ("35 د.إ", None, "no hamza"): "د.ا is the dinar of Jordan as well, and the region decides",
}
