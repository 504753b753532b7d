"""Every example in the guides and in the Arabic README runs and prints what it says."""

import doctest
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GUIDES = sorted(
    p
    for p in [*(ROOT / "docs").rglob("*.md"), ROOT / "README.ar.md"]
    if ">>>" in p.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda p: p.stem)
def test_guide(guide):
    text = guide.read_text(encoding="utf-8")
    results = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(
        doctest.DocTestParser().get_doctest(text.replace("```", ""), {}, guide.stem, str(guide), 0)
    )
    assert results.failed == 0
    assert results.attempted > 0
