"""Names of types that signatures share."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

Label = Literal[
    "PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "EVENT", "DATE", "TIME", "PERCENT", "MONEY",
    "QUANTITY", "ORDINAL", "CARDINAL", "DURATION", "URL", "EMAIL", "PHONE", "MENTION", "HASHTAG",
]  # fmt: skip
"""Labels of entities."""

Kind = Literal[
    "word", "latin", "number", "punct", "symbol", "url", "email", "mention", "hashtag", "emoji", "code"
]
"""Kinds of tokens."""

Reference = date | datetime | str
"""The moment a text was written: a date, a datetime or an ISO 8601 string."""
