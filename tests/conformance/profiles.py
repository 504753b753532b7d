"""Each source's convention as public `tarqim.Options`: one table, adjusted here and nowhere else.

What a source always does is a named profile of tarqim (`tarqim.Options(profile=…)`); a field or value that
the installed tarqim does not know is dropped and named under the report.
"""

from __future__ import annotations

from typing import Any

Profile = dict[str, Any]

#: One dimension at a time.
ALONE: Profile = {"compete": False}

DUCKLING: Profile = {"profile": "duckling"}
MAHA: Profile = {"profile": "maha"}
PUCKLING: Profile = {"profile": "puckling"}
RECOGNIZERS: Profile = {"profile": "recognizers"}
DATEPARSER: Profile = {"profile": "dateparser"}
HUMANIZER: Profile = {"profile": "dateparser"}
NEMO: Profile = {"profile": "nemo"}
ARABIC_ITN: Profile = {"profile": "itn"}

#: A unit alone is one where Puckling says so: masses, and durations when it runs with its latent rules.
PUCKLING_BARE_UNIT = ("quantity", "duration")

#: Maha's `start_of_week` parameter.
WEEK_STARTS = {"MO": "monday", "TU": "tuesday", "WE": "wednesday", "TH": "thursday", "FR": "friday",
               "SA": "saturday", "SU": "sunday"}  # fmt: skip

#: Amounts in riyals of the n2words currency cases are Saudi.
N2WORDS_MONEY: Profile = {**ALONE, "region": "SA"}
