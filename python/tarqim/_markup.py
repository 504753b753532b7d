"""Blanks out everything in HTML that is not text, so that offsets still refer to the file."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: Elements whose content is not displayed.
_HIDDEN = ("script", "style", "template", "noscript", "svg", "head")
#: Inline tags: they do not separate words, and the normalizer removes them.
_INLINE = frozenset(
    "a abbr b bdi bdo big cite code em font i ins kbd mark q s small span strike strong sub sup tt u var"
    " wbr".split()
)

_OPENING = re.compile(
    rf"<!--|<(?:{'|'.join(_HIDDEN)})(?=[\s/>])|</?([a-z][a-z0-9-]*)[^<>]*>|<[!?][^<>]*>", re.I
)


def masked(text: str) -> str:
    """The text of a page, of the same length: blanks for what is hidden, a line break where a block ends."""
    parts, at = [], 0
    for start, end, is_break in _spans(text):
        parts.append(text[at:start])
        blank = "".join(c if c in "\r\n" else " " for c in text[start:end])
        parts.append("\n" + blank[1:] if is_break else blank)
        at = end
    parts.append(text[at:])
    return "".join(parts)


def _spans(text: str) -> Iterator[tuple[int, int, bool]]:
    at = 0
    # An unclosed element has no end; search for it only once.
    missing: set[str] = set()
    lower = text.lower() if len(text.lower()) == len(text) else text
    while found := _OPENING.search(text, at):
        start, at = found.span()
        name = found[1]
        if name is None and not found[0].endswith(">"):
            closing = "-->" if found[0] == "<!--" else f"</{found[0][1:].lower()}"
            end = -1 if closing in missing else lower.find(closing, at)
            if end < 0:
                missing.add(closing)
                end = text.find(">", at)
            else:
                end = text.find(">", end)
            at = len(text) if end < 0 else end + 1
        elif name is not None and name.lower() in _INLINE:
            # Between two letters it separates nothing: the normalizer removes it.
            if not (text[start - 1 : start].isalnum() and text[at : at + 1].isalnum()):
                yield start, at, False
            continue
        yield start, at, True
