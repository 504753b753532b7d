"""The notebooks, run from top to bottom: ``python -m tests.engines.notebooks`` writes their outputs anew."""

from __future__ import annotations

import html
import re
from pathlib import Path

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).parents[2] / "notebooks"
BOOKS = sorted(FOLDER.glob("*.ipynb"))


def executed(path: Path) -> nbformat.NotebookNode:
    """The notebook with the outputs of a run just now, and nothing of the machine it ran on."""
    book = nbformat.read(path, as_version=4)
    NotebookClient(
        book,
        timeout=300,
        kernel_name="python3",
        record_timing=False,
        resources={"metadata": {"path": str(FOLDER)}},
    ).execute()
    book.metadata["language_info"] = {"name": "python"}
    return book


def shown(book: nbformat.NotebookNode) -> list[list[str]]:
    """What a reader sees of the outputs, cell by cell: the texts, whatever the markup."""
    return [[_seen(output) for output in cell.outputs] for cell in book.cells if cell.cell_type == "code"]


def _seen(output: nbformat.NotebookNode) -> str:
    if output.output_type == "stream":
        return output.text
    data = output.data
    if "image/svg+xml" in data:
        return " ".join(re.findall(r"<text[^>]*>([^<]*)<", data["image/svg+xml"]))
    if "text/html" in data:
        body = re.sub(r"<style.*?</style>", "", data["text/html"], flags=re.DOTALL)
        return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", body)).split())
    return data["text/plain"]


def main() -> None:
    """Writes the outputs into the notebooks."""
    for path in BOOKS:
        nbformat.write(executed(path), path)


if __name__ == "__main__":
    main()
