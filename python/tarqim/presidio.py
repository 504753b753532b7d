"""Identifiers, telephones and addresses as a recognizer of Microsoft Presidio.

With an ``AnalyzerEngine`` of presidio-analyzer::

    engine.registry.add_recognizer(tarqim.presidio.TarqimRecognizer())
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tarqim._core import Entity, extract
from tarqim._extras import need

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Presidio's names for the kinds of identifiers; every other kind is an ``ID``.
KINDS = {"iban": "IBAN_CODE", "card": "CREDIT_CARD", "national_id": "NATIONAL_ID", "passport": "PASSPORT"}
#: Its names for the other labels.
LABELS = {
    "PHONE": "PHONE_NUMBER",
    "EMAIL": "EMAIL_ADDRESS",
    "URL": "URL",
    "PERSON": "PERSON",
    "GPE": "LOCATION",
    "LOC": "LOCATION",
}
#: Scores of a number with correct check digits, without any, and with wrong ones.
SCORES = {True: 1.0, None: 0.75, False: 0.3}


def named(entity: Entity) -> str:
    """Presidio's name for the type of an entity."""
    kind = getattr(entity.value, "kind", None)
    return LABELS.get(entity.label, "ID") if kind is None else KINDS.get(kind, "ID")


def score(entity: Entity) -> float:
    """From 0 to 1: by the check digits of identifiers, the score of names, else nearly 1."""
    if entity.label == "ID":
        return SCORES[entity.value.valid]
    return float(getattr(entity.value, "score", 0.85))


def __getattr__(name: str) -> Any:
    if name != "TarqimRecognizer":
        raise AttributeError(f"module 'tarqim.presidio' has no attribute {name!r}")
    return _recognizer()


def _recognizer() -> type:
    """The class, created on first use: Presidio is not a dependency of the package."""
    presidio = need("presidio_analyzer", "presidio")

    class TarqimRecognizer(presidio.EntityRecognizer):  # type: ignore[misc,name-defined]
        """Finds ``ID``, ``PHONE``, ``EMAIL`` and ``URL``; with ``names=True`` people and places too."""

        def __init__(self, supported_language: str = "ar", names: bool = False) -> None:
            self.labels = {"ID", *(label for label in LABELS if names or label in ("PHONE", "EMAIL", "URL"))}
            supported = {LABELS[label] for label in self.labels if label in LABELS}
            super().__init__(
                supported_entities=sorted({"ID", *KINDS.values(), *supported}),
                supported_language=supported_language,
                name="TarqimRecognizer",
            )

        def load(self) -> None:
            """There is nothing to load."""

        def analyze(self, text: str, entities: Iterable[str], nlp_artifacts: Any = None) -> list[Any]:
            """The findings, with Presidio's names; only the requested ones."""
            wanted = set(entities or self.supported_entities)
            labels: Any = self.labels
            return [
                presidio.RecognizerResult(
                    entity_type=named(entity), start=entity.start, end=entity.end, score=score(entity)
                )
                for entity in extract(text, labels=labels)
                if named(entity) in wanted
            ]

    return TarqimRecognizer
