"""The guides whose examples need a heavy engine."""

import pytest

from tests.python.guides import ENGINES, run

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.mark.parametrize("guide", ENGINES, ids=lambda p: p.stem)
def test_guide(guide):
    run(guide)
