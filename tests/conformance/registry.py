"""Which module scores which suite file, by the beginning of its name: the longest that fits."""

from __future__ import annotations

import importlib
from collections.abc import Callable

from . import recognizers, reverse
from .engine import Engine
from .model import Case, NotThere, Verdict

Judge = Callable[[Case, Engine], Verdict]

FAMILIES: dict[str, str] = {
    "arabic_itn": "arabic_itn",
    "camel_charmaps": "normalizers",
    "charabia_": "normalizers",
    "cldr_reverse": "reverse",
    "cldr_spellout": "spellout",
    "dateparser": "dateparser",
    "duckling_": "duckling",
    "hijridate": "hijridate",
    "humanizer": "reverse",
    "lucene_": "normalizers",
    "maha_distance": "maha",
    "maha_duration": "maha",
    "maha_names": "maha",
    "maha_numeral": "maha",
    "maha_ordinal": "maha",
    "maha_time": "maha",
    "maha_spellout_reverse": "maha",
    "maha_spellout": "spellout",
    "maha_": "normalizers",
    "n2words_reverse": "reverse",
    "n2words_spellout": "spellout",
    "nemo_itn": "nemo",
    "nemo_tn": "spellout",
    "puckling_": "puckling",
    "recognizers_": "recognizers",
}


def judge_of(suite: str) -> Judge:
    """The function that scores a suite's cases; `NotThere` for a suite without a family."""
    fitting = [prefix for prefix in FAMILIES if suite.startswith(prefix)]
    if not fitting:
        raise NotThere(f"a scorer for the suite {suite}")
    family = FAMILIES[max(fitting, key=len)]
    try:
        module = importlib.import_module(f".{family}", __package__)
    except ModuleNotFoundError as missing:
        raise NotThere(f"tests/conformance/{family}.py") from missing
    return module.judge if hasattr(module, "judge") else texts(module.run)


def row_of(case: Case) -> str:
    """The row of the table in which a case is counted: its suite, unless its family splits it."""
    if case.suite.startswith("recognizers_"):
        return recognizers.row(case)
    return reverse.row(case) if case.suite == "humanizer" else case.suite


def texts(run: Callable[[dict], str]) -> Judge:
    """A judge for a family that only gives back texts: `run(case)` equals the expected text, or texts in
    order.
    """

    def judge(case: Case, engine: Engine) -> Verdict:
        got = run(case.data)
        if isinstance(got, str):
            wanted = case.expect[0]["value"] or ""
        else:
            got, wanted = list(got), [expected["value"] for expected in case.expect]
        return Verdict(right=got == wanted, expected=repr(wanted), got=repr(got))

    return judge
