"""The recognizer for Presidio, against a stand-in with its constructor and results."""

import sys
from types import ModuleType, SimpleNamespace

import pytest

TEXT = "اتصل على 0505557746 أو حول إلى GB82 WEST 1234 5698 7654 32"


class EntityRecognizer:
    def __init__(self, supported_entities, supported_language, name):
        self.supported_entities = supported_entities
        self.supported_language = supported_language
        self.name = name


@pytest.fixture
def recognizer(monkeypatch):
    stand_in = ModuleType("presidio_analyzer")
    stand_in.EntityRecognizer = EntityRecognizer
    stand_in.RecognizerResult = lambda **fields: SimpleNamespace(**fields)
    monkeypatch.setitem(sys.modules, "presidio_analyzer", stand_in)
    from tarqim import presidio

    return presidio.TarqimRecognizer


def test_identifiers_and_telephones_are_found(recognizer):
    found = recognizer().analyze(TEXT, [])
    assert [(r.entity_type, TEXT[r.start : r.end], r.score) for r in found] == [
        ("PHONE_NUMBER", "0505557746", 0.85),
        ("IBAN_CODE", "GB82 WEST 1234 5698 7654 32", 1.0),
    ]


def test_only_what_is_asked_for(recognizer):
    assert [r.entity_type for r in recognizer().analyze(TEXT, ["IBAN_CODE"])] == ["IBAN_CODE"]
    assert "PERSON" not in recognizer().supported_entities
    assert "PERSON" in recognizer(names=True).supported_entities
