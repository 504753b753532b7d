"""A hash of all that the library says of many texts: `python -m tests.outputs FILE…`.

For changes that must not change any output. FILE holds one JSON object a line with a ``text`` (``.jsonl``,
``.jsonl.xz``) or is a text. The texts are read by several processes (``--jobs``), which changes no hash: a
corpus of 40,000 passages (8 million characters) takes half a minute on one core. ``--write OUT`` keeps every
output, so that two builds can be compared by diff.
"""

import argparse
import hashlib
import json
import lzma
import multiprocessing
import os
from collections.abc import Iterator
from pathlib import Path

import tarqim

#: «Yesterday» of every text is the day before this one.
REFERENCE = "2024-05-15T10:00:00"

PRESETS = ["clean", "search", "model", "lucene", "camel", "arabert", "pyarabic"]


def texts(path: Path) -> Iterator[str]:
    name = path.name.removesuffix(".xz")
    opened = lzma.open if path.suffix == ".xz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        if name.endswith(".jsonl"):
            yield from (json.loads(line)["text"] for line in file)
        else:
            yield file.read()


def said(text: str) -> Iterator[tuple[str, object]]:
    """What is said of a text, by kind."""
    doc = tarqim.analyze(text, reference=REFERENCE)
    yield "entities", [e.to_dict() for e in doc.entities]
    yield "events", [e.to_dict() for e in doc.events]
    yield "tokens", [(t.start, t.end, t.kind) for t in doc.tokens]
    yield "sentences", [(s.start, s.end) for s in doc.sentences]
    yield "normalized", [tarqim.normalize(text, preset=preset) for preset in PRESETS]
    pieces = tarqim.segment(text, scheme="d3")
    yield "clitics", [([p.text for p in w.proclitics], w.stem.text, w.stem.normalized) for w in pieces]
    yield "romanized", tarqim.romanize(text)
    yield "digits", tarqim.numerals_to_digits(text)


def lines(text: str) -> list[tuple[str, str]]:
    """The same as JSON, a line for each kind."""
    return [(kind, json.dumps([kind, value], ensure_ascii=False, default=str)) for kind, value in said(text)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--write", type=Path, help="keep every output here, one line each")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes")
    given = parser.parse_args()
    hashes: dict[str, hashlib.blake2b] = {}
    count = 0
    out = given.write.open("w", encoding="utf-8") if given.write else None
    all_texts = (text for path in given.files for text in texts(path))
    with multiprocessing.Pool(given.jobs) as pool:
        for count, said_of_text in enumerate(pool.imap(lines, all_texts, chunksize=64), 1):
            for kind, line in said_of_text:
                line = f"{count} {line}\n"
                held = hashes.setdefault(kind, hashlib.blake2b(digest_size=8))
                held.update(line.encode(errors="surrogatepass"))
                if out:
                    out.write(line)
    if out:
        out.close()
    print(f"{count} texts")
    for kind, digest in hashes.items():
        print(f"{kind:12} {digest.hexdigest()}")


if __name__ == "__main__":
    main()
