"""What an editor that completes with Jedi shows, notebooks among them."""

import jedi
import pytest

import tarqim


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("tarqim.Options(", {"region=", "day_first=", "event_types="}),
        ("tarqim.show(", {"language=", "whole="}),
        ("tarqim.extract('x')[0].number.", {"value", "low", "noun", "point"}),
        ("tarqim.extract('x')[0].time.", {"timex", "start_at"}),
        ("tarqim.analyze('x').", {"people", "places", "redact"}),
    ],
)
def test_completion(typed, shown):
    written = jedi.Script(f"import tarqim\n{typed}").complete(2, len(typed))
    assert shown <= {one.name for one in written}
    if typed.endswith("("):
        live = jedi.Interpreter(typed, [{"tarqim": tarqim}]).complete(1, len(typed))
        assert shown <= {one.name for one in live}
