"""Exported WhatsApp chats, as messages."""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from tarqim._core import ConfigError, ParseError
from tarqim._values import _Record

#: Direction marks, whose position varies between phones.
_MARKS = dict.fromkeys(
    [0x061C, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF]
)
_DIGITS = {0x0660 + n: str(n) for n in range(10)} | {0x06F0 + n: str(n) for n in range(10)}
_DAY = r"(\d{1,4})[-/.]\s?(\d{1,2})[-/.]\s?(\d{1,4})"
_HOUR = (
    r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\s?([AaPp]\.?\s?[Mm]\.?|صباح\u064b?ا?\u064b?|مساء\u064b?|[صم]))?"
)
#: Android puts a dash after the hour, the iPhone brackets around date and hour.
_HEAD = re.compile(rf"\[{_DAY}[,،]?\s{_HOUR}\]\s?|{_DAY}[,،]?\s{_HOUR}\s[-–]\s")
_SENDER = re.compile(r"([^:\n]{1,80}):(?:\s|$)")


@dataclass(frozen=True, slots=True, repr=False)
class Message(_Record):
    """A message in a chat: when, who, what. A notice from WhatsApp itself has no sender."""

    at: datetime
    sender: str | None
    text: str

    @classmethod
    def _field(cls, name: str, value: Any) -> Any:
        return datetime.fromisoformat(value) if name == "at" and isinstance(value, str) else value


def parse_whatsapp(text: str, /, *, day_first: bool | None = None) -> list[Message]:
    """Parses an exported WhatsApp chat, from Android or an iPhone, in Arabic or English.

    Dates may be in any order and digits; in 3/4/2020 the other dates of the chat decide which number
    is the month, else ``day_first`` (true by default). Raises :class:`tarqim.ParseError` if the
    text is not a chat.

    >>> import tarqim
    >>> chat = "[٢٠٢٤/٥/١٢, ٩:٤١:٠٥ م] سامي: وصلنا\\nالحمد لله\\n12/5/24, 21:45 - Rana: نعم"
    >>> [(m.at.isoformat(), m.sender, m.text) for m in tarqim.parse_whatsapp(chat)]
    [('2024-05-12T21:41:05', 'سامي', 'وصلنا\\nالحمد لله'), ('2024-05-12T21:45:00', 'Rana', 'نعم')]
    """
    if not isinstance(text, str):
        raise TypeError(
            f"the text of a chat is wanted, not {type(text).__name__}; files: read_whatsapp(path)"
        )
    return [message for _, message in numbered(text, day_first)]


def numbered(text: str, day_first: bool | None = None) -> Iterator[tuple[int, Message]]:
    """The messages with the numbers of their first lines, from 1."""
    heads = list(_heads(text))
    if not heads and text.strip():
        error = ParseError("no line begins as a message of WhatsApp does: 12/5/2024, 21:41 - Rana: …")
        error.offset = 0
        raise error
    order = _order([head for head, _, _ in heads], day_first)
    for head, said, line in heads:
        yield line + 1, _message(head, order, said)


def read_whatsapp(path: str | os.PathLike[str], /, *, day_first: bool | None = None) -> list[Message]:
    """The messages of an exported chat, a .txt or the .zip it came in: see :func:`tarqim.parse_whatsapp`.

    In pandas: ``pandas.DataFrame(m.to_dict() for m in tarqim.read_whatsapp("chat.zip"))``.
    """
    if isinstance(path, str) and "\n" in path:
        raise TypeError("the path of an exported chat is wanted, not its text: write parse_whatsapp(text)")
    if Path(path).suffix.lower() == ".zip":
        text = text_of(os.fspath(path), Path(path).read_bytes())
    else:
        text = Path(path).read_text(encoding="utf-8-sig")
    return parse_whatsapp(text, day_first=day_first)


def text_of(name: str, archive: bytes) -> str:
    """The text of a chat in the ZIP archive that it is exported in."""
    with zipfile.ZipFile(io.BytesIO(archive)) as held:
        names = [inner for inner in held.namelist() if inner.lower().endswith(".txt")]
        if not names:
            raise ConfigError(f"{name} holds no .txt, as an exported chat does")
        return held.read(names[0]).decode("utf-8-sig")


Head = tuple[str, ...]


def _heads(text: str) -> Iterator[tuple[Head, str, int]]:
    """Date, time and content of each message, and its line number."""
    head: Head | None = None
    said: list[str] = []
    start = 0
    for number, line in enumerate(text.splitlines()):
        bare = line.translate(_MARKS)
        plain = re.sub("[\u00a0\u202f]", " ", bare[:60]).translate(_DIGITS)
        found = _HEAD.match(plain)
        if found is None:
            said.append(bare)
            continue
        if head is not None:
            yield head, "\n".join(said), start
        groups = found.groups(default="")
        head, start = groups[:7] if groups[0] else groups[7:], number
        said = [bare[found.end() :]]
    if head is not None:
        yield head, "\n".join(said), start


def _order(heads: list[Head], day_first: bool | None) -> str:
    """Which numbers of a date are day, month and year, for dates that do not begin with a year."""
    short = [(int(a), int(b)) for a, b, c, *_ in heads if len(a) < 3 and len(c) != 1]
    if any(first > 12 for first, _ in short):
        return "dmy"
    if any(second > 12 for _, second in short):
        return "mdy"
    return "mdy" if day_first is False else "dmy"


def _message(head: Head, order: str, said: str) -> Message:
    first, second, third, hour, minute, second_of, half = head
    if len(first) > 2:
        year, month, day = int(first), int(second), int(third)
    else:
        day, month = (int(first), int(second)) if order == "dmy" else (int(second), int(first))
        year = int(third) + (2000 if int(third) < 100 else 0)
    hours = int(hour)
    if half:
        late = half[0] in "Ppم"
        hours = hours % 12 + (12 if late else 0)
    try:
        at = datetime(year, month, day, hours, int(minute), int(second_of or 0))
    except ValueError as why:
        raise ParseError(f"{'/'.join(head[:3])} {hour}:{minute} is not a valid moment: {why}") from None
    named = _SENDER.match(said)
    if named is None:
        return Message(at, None, said.strip())
    return Message(at, named[1].strip(), said[named.end() :].strip())
