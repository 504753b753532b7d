"""Parts of texts for search and language models: chunks, redaction, share of Arabic script."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from tarqim._columns import need_text
from tarqim._core import LABELS, ConfigError, Doc, Span, sentences, tokenize
from tarqim._types import Label

#: The blocks of the Arabic script (Unicode 16, Blocks.txt), presentation forms included.
_ARABIC = re.compile(
    "[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufeff\U00010ec0-\U00010eff\U0001ee00-\U0001eeff]+"
)


def chunk(
    text: str,
    *,
    max_chars: int = 1000,
    length: Callable[[str], int] | None = None,
    overlap: int = 0,
) -> list[Span]:
    """Splits a text into chunks of whole sentences, as spans of the text.

    Parameters
    ----------
    max_chars : int
        The maximum size of a chunk, in code points or in what ``length`` counts. A longer sentence is
        split between tokens, a longer token inside.
    length : callable, optional
        The size of a str, such as ``lambda s: len(tokenizer.encode(s))`` for a language model's tokens.
    overlap : int
        A chunk begins with the last sentences of the one before it, as many as fit into this size.

    >>> import tarqim
    >>> text = "وصل الوفد. بدأت المحادثات. ثم غادر."
    >>> [c.text for c in tarqim.chunk(text, max_chars=26)]
    ['وصل الوفد. بدأت المحادثات.', 'ثم غادر.']
    >>> [c.text for c in tarqim.chunk(text, max_chars=30, overlap=16)]
    ['وصل الوفد. بدأت المحادثات.', 'بدأت المحادثات. ثم غادر.']
    >>> [c.text for c in tarqim.chunk(text, max_chars=4, length=lambda s: len(s.split()))]
    ['وصل الوفد. بدأت المحادثات.', 'ثم غادر.']
    """
    if max_chars < 1 or not 0 <= overlap < max_chars:
        raise ConfigError("max_chars must be at least 1, and overlap less than max_chars")
    size = len if length is None else length
    parts = list(_parts(text, max_chars, size))
    chunks: list[Span] = []
    first = 0

    def fits(first: int, last: int) -> bool:
        """Whether the parts in this range fit into a chunk; false past the last part."""
        return last < len(parts) and size(text[parts[first][0] : parts[last][1]]) <= max_chars

    while first < len(parts):
        last = _last(first, fits)
        start, end = parts[first][0], parts[last][1]
        chunks.append(Span(text[start:end], start, end))
        before, first = first, last + 1

        # Go back over the sentences that the next chunk repeats, as long as a new one still fits after them.
        def repeats(new: int, count: int, before: int = before, end: int = end) -> bool:
            at = new - count
            return at > before and size(text[parts[at][0] : end]) <= overlap and fits(at, new)

        if overlap and first < len(parts):
            first -= _last(first, lambda new, at: repeats(new, at - new)) - first
    return chunks


def _last(first: int, fits: Callable[[int, int], bool]) -> int:
    """The last part of the chunk that begins with a part.

    Galloping search: trying one part at a time would copy and measure a long chunk once for each part.
    """
    last, step = first, 1
    while fits(first, last + step):
        last += step
        step *= 2
    while step > 1:
        step //= 2
        if fits(first, last + step):
            last += step
    return last


def _parts(text: str, most: int, size: Callable[[str], int]) -> Iterator[tuple[int, int]]:
    """Sentences, and pieces of those that are too long."""
    for sentence in sentences(text):
        if size(sentence.text) <= most:
            yield sentence.start, sentence.end
            continue
        start = end = None
        for token in tokenize(sentence.text):
            begin, stop = sentence.start + token.start, sentence.start + token.end
            if start is not None and size(text[start:stop]) <= most:
                end = stop
                continue
            if start is not None and end is not None:
                yield start, end
            start, end = begin, stop
            if size(text[begin:stop]) > most:
                *whole, (start, end) = _cut(text, begin, stop, most, size)
                yield from whole
        if start is not None and end is not None:
            yield start, end


def _cut(text: str, start: int, end: int, most: int, size: Callable[[str], int]) -> list[tuple[int, int]]:
    """Splits a token into pieces of size at most `most`, but at least one code point each."""
    pieces = []
    while start < end:
        # A code point counts from nothing to a few units: halve until it fits.
        stop = min(end, start + most)
        while stop - start > 1 and size(text[start:stop]) > most:
            stop = start + (stop - start) // 2
        pieces.append((start, stop))
        start = stop
    return pieces


def redact(doc: Doc, labels: Label | Iterable[Label], placeholder: str = "[{label}]") -> str:
    """:meth:`tarqim.Doc.redact`."""
    wanted = {labels} if isinstance(labels, str) else set(labels)
    for label in wanted:
        if label not in LABELS:
            raise ConfigError(f"unknown label {label!r}; valid: {', '.join(LABELS)}")
    parts = []
    at = 0
    for entity in doc.entities:
        if entity.label in wanted:
            parts += [doc.text[at : entity.start], placeholder.replace("{label}", entity.label)]
            at = entity.end
    return "".join(parts) + doc.text[at:]


def script_ratio(text: str) -> float:
    """The share of Arabic script among the letters of a text, from 0 to 1; 0 where there are none.

    >>> import tarqim
    >>> tarqim.script_ratio("قال: OK")
    0.6
    """
    need_text(text)
    letters = sum(map(str.isalpha, text))
    arabic = sum(map(str.isalpha, "".join(_ARABIC.findall(text))))
    return arabic / letters if letters else 0.0
