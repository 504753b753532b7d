"""Arabic text to clean text, tokens, names, numbers and dates.

>>> import tarqim
>>> [(e.text, e.label) for e in tarqim.extract("وصل إلى سوريا")]
[('سوريا', 'GPE')]
"""

import sys as _sys

from tarqim._core import EVENT_TYPES as EVENT_TYPES
from tarqim._core import LABELS as LABELS
from tarqim._core import ConfigError as ConfigError
from tarqim._core import Doc as Doc
from tarqim._core import Entity as Entity
from tarqim._core import Gazetteer as Gazetteer
from tarqim._core import Morpheme as Morpheme
from tarqim._core import Normalized as Normalized
from tarqim._core import Normalizer as Normalizer
from tarqim._core import ParseError as ParseError
from tarqim._core import Pipeline as Pipeline
from tarqim._core import Segmented as Segmented
from tarqim._core import Span as Span
from tarqim._core import Term as Term
from tarqim._core import Token as Token
from tarqim._core import Tokens as Tokens
from tarqim._core import __version__ as __version__
from tarqim._core import analyze as analyze
from tarqim._core import data_version as data_version
from tarqim._core import digits_to_words as digits_to_words
from tarqim._core import events as events
from tarqim._core import extract as extract
from tarqim._core import language as language
from tarqim._core import normalize as normalize
from tarqim._core import numerals_to_digits as numerals_to_digits
from tarqim._core import parse_number as parse_number
from tarqim._core import places as places
from tarqim._core import search_terms as search_terms
from tarqim._core import segment as segment
from tarqim._core import sentences as sentences
from tarqim._core import spell as spell
from tarqim._core import spell_money as spell_money
from tarqim._core import spell_ordinal as spell_ordinal
from tarqim._core import stem as stem
from tarqim._core import stopwords as stopwords
from tarqim._core import tokenize as tokenize
from tarqim._core import transliterate as transliterate

TYPE_CHECKING = False
# The second half is for editors that take the first one at its word (Jedi); it never holds.
if TYPE_CHECKING or _sys.flags.optimize < 0:
    from tarqim._acled import to_acled as to_acled
    from tarqim._airwars import to_airwars as to_airwars
    from tarqim._calendar import to_gregorian as to_gregorian
    from tarqim._calendar import to_hijri as to_hijri
    from tarqim._dates import parse_date as parse_date
    from tarqim._event_table import tally as tally
    from tarqim._event_types import EventTypes as EventTypes
    from tarqim._events import Event as Event
    from tarqim._events import Participant as Participant
    from tarqim._geojson import to_geojson as to_geojson
    from tarqim._near import near_keys as near_keys
    from tarqim._offsets import Offset as Offset
    from tarqim._offsets import offsets as offsets
    from tarqim._options import Options as Options
    from tarqim._order import is_visual_order as is_visual_order
    from tarqim._order import logical_order as logical_order
    from tarqim._pieces import chunk as chunk
    from tarqim._pieces import script_ratio as script_ratio
    from tarqim._roll_up import roll_up as roll_up
    from tarqim._spellings import name_key as name_key
    from tarqim._spellings import romanize as romanize
    from tarqim._tagger import Tagger as Tagger
    from tarqim._trace import Explanation as Explanation
    from tarqim._trace import explain as explain
    from tarqim._values import CountedNoun as CountedNoun
    from tarqim._values import Hijri as Hijri
    from tarqim._values import Identifier as Identifier
    from tarqim._values import Name as Name
    from tarqim._values import Number as Number
    from tarqim._values import Temporal as Temporal
    from tarqim._views import show as show
    from tarqim._whatsapp import Message as Message
    from tarqim._whatsapp import parse_whatsapp as parse_whatsapp
    from tarqim._whatsapp import read_whatsapp as read_whatsapp
    from tarqim._writing import format_date as format_date
    from tarqim._writing import format_number as format_number
    from tarqim._writing import sort_key as sort_key

#: Imported lazily: most programs need few of these, and `import tarqim` stays fast.
_LATER = {
    "to_acled": "_acled",
    "to_airwars": "_airwars",
    "to_gregorian": "_calendar",
    "to_hijri": "_calendar",
    "to_geojson": "_geojson",
    "EventTypes": "_event_types",
    "Event": "_events",
    "Participant": "_events",
    "parse_date": "_dates",
    "tally": "_event_table",
    "near_keys": "_near",
    "Offset": "_offsets",
    "offsets": "_offsets",
    "Options": "_options",
    "is_visual_order": "_order",
    "logical_order": "_order",
    "chunk": "_pieces",
    "script_ratio": "_pieces",
    "roll_up": "_roll_up",
    "name_key": "_spellings",
    "romanize": "_spellings",
    "Tagger": "_tagger",
    "Explanation": "_trace",
    "explain": "_trace",
    "CountedNoun": "_values",
    "Hijri": "_values",
    "Identifier": "_values",
    "Name": "_values",
    "Number": "_values",
    "Temporal": "_values",
    "show": "_views",
    "Message": "_whatsapp",
    "parse_whatsapp": "_whatsapp",
    "read_whatsapp": "_whatsapp",
    "format_date": "_writing",
    "format_number": "_writing",
    "sort_key": "_writing",
}


#: Names that people try, and what they mean.
_MEANT = {
    **dict.fromkeys(("ner", "entities", "find", "parse"), "tarqim.extract(text)"),
    **dict.fromkeys(("redact", "anonymize", "mask"), "tarqim.analyze(text).redact(labels)"),
    **dict.fromkeys(("doc", "process"), "tarqim.analyze(text)"),
    **dict.fromkeys(("segmenter", "split_clitics"), "tarqim.segment(text)"),
    **dict.fromkeys(("clean", "clean_text"), 'tarqim.normalize(text, preset="clean")'),
    **dict.fromkeys(
        ("remove_diacritics", "strip_tashkeel", "strip_diacritics", "dediac"),
        'tarqim.normalize(text, preset="clean", tashkeel="strip")',
    ),
    **{"Tokenizer": "tarqim.tokenize(text)", "parse_money": 'tarqim.extract(text, labels="MONEY")'},
    **{"normalise": "tarqim.normalize(text)", "tokenise": "tarqim.tokenize(text)"},
    **{"labels": "tarqim.LABELS", "event_types": "tarqim.EVENT_TYPES"},
    **dict.fromkeys(
        ("presets", "PRESETS"), 'Normalizer.preset("clean"), or on the command line: tarqim presets'
    ),
    **dict.fromkeys(("preset", "Preset"), 'tarqim.Normalizer.preset("search")'),
    **dict.fromkeys(("load", "nlp", "blank", "Nlp", "NLP", "Analyzer"), "tarqim.Pipeline()"),
    **dict.fromkeys(("word_tokenize", "words", "simple_word_tokenize"), "tarqim.tokenize(text).texts"),
    **dict.fromkeys(("sent_tokenize", "split_sentences", "sentence_tokenize"), "tarqim.sentences(text)"),
    **dict.fromkeys(("strip_tatweel", "remove_tatweel"), 'tarqim.normalize(text, preset="clean")'),
    **dict.fromkeys(("displacy", "render", "display", "visualize"), "tarqim.show(doc)"),
    **dict.fromkeys(("stop_words", "STOPWORDS", "STOP_WORDS"), "tarqim.stopwords()"),
    **dict.fromkeys(("geocode", "geoparse", "locate"), 'tarqim.places(name), or extract(text, labels="GPE")'),
    **dict.fromkeys(
        (
            "sentiment",
            "diacritize",
            "dialect",
            "detect_dialect",
            "lemma",
            "lemmatize",
            "lemmas",
            "root",
            "roots",
            "pos",
            "pos_tag",
        ),
        "docs/guides/camel.md: CAMeL Tools has these",
    ),
    **dict.fromkeys(("NER", "ner_tag", "extract_entities", "recognize"), "tarqim.extract(text)"),
    **dict.fromkeys(("people", "persons", "names"), 'tarqim.extract(text, labels="PERSON")'),
    **dict.fromkeys(("find_places", "extract_places", "locations"), "tarqim.analyze(text).places"),
    **dict.fromkeys(("extract_dates", "find_dates", "dates"), "tarqim.analyze(text).dates"),
    **dict.fromkeys(("extract_numbers", "find_numbers", "numbers"), "tarqim.analyze(text).numbers"),
    **dict.fromkeys(("parse_time", "parse_datetime"), "tarqim.parse_date(text)"),
    "parse_duration": 'tarqim.extract(text, labels="DURATION")',
    **dict.fromkeys(("parse_phone", "phones", "find_phones"), 'tarqim.extract(text, labels="PHONE")'),
    **dict.fromkeys(("detect_language", "lang", "langdetect"), "tarqim.language(text)"),
    **dict.fromkeys(("hijri", "from_gregorian"), "tarqim.to_hijri(date)"),
    **dict.fromkeys(
        ("similarity", "similar", "same_name", "fuzzy_match", "match_names"),
        "tarqim.name_key(name): spellings of one name have the same key",
    ),
    **dict.fromkeys(
        ("dedupe", "duplicates", "drop_duplicates", "cluster", "minhash", "simhash"),
        "tarqim.near_keys(texts): texts that are nearly the same have the same key",
    ),
    **dict.fromkeys(
        ("keywords", "ngrams", "collocations", "frequency", "word_count", "wordcloud"),
        "tarqim.search_terms(text), whose terms can be counted",
    ),
    **dict.fromkeys(("kinds", "counts", "casualties"), "tarqim.events(text) and tarqim.EVENT_TYPES"),
    **dict.fromkeys(
        ("kwic", "concordance"), "tarqim.search_terms(text), whose terms have start and end in the text"
    ),
    **dict.fromkeys(("normalize_alef", "normalize_hamza"), 'tarqim.normalize(text, preset="search")'),
    **dict.fromkeys(
        ("to_df", "to_pandas", "read_csv", "read_excel"), "pandas, and tarqim.pandas: .ar.extract()"
    ),
    **dict.fromkeys(("read_folder", "read_files"), "tarqim analyze FOLDER on the command line"),
}


def __getattr__(name: str) -> object:
    if name not in _LATER:
        hint = f"; see {_MEANT[name]}" if name in _MEANT else ""
        if not hint and not name.startswith("_"):
            from tarqim._core import _meant as meant

            near = meant(name, __dir__())
            hint = f"; there is tarqim.{near}" if near else ""
        raise AttributeError(f"module 'tarqim' has no attribute {name!r}{hint}")
    from importlib import import_module

    value = getattr(import_module(f"tarqim.{_LATER[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_LATER})


if "IPython" in _sys.modules:
    from tarqim._notebook import register as _register

    _register()
