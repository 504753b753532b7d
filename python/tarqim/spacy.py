"""A tokenizer and a component for spaCy, found by entry points.

``nlp.add_pipe("tarqim_entities")`` needs no import; neither does the tokenizer in a configuration:
``[nlp.tokenizer] @tokenizers = "tarqim.Tokenizer.v1"``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import tarqim
from tarqim._core import Pipeline
from tarqim._extras import need
from tarqim._options import Options
from tarqim._tagger import Tagger
from tarqim._types import Label, Reference

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span
    from spacy.vocab import Vocab
else:
    Language = need("spacy.language", "spacy").Language
    Doc = need("spacy.tokens", "spacy").Doc
    Span = need("spacy.tokens", "spacy").Span

_util = need("spacy.util", "spacy")


class Tokenizer:
    """tarqim's tokens as spaCy's; the gaps between them become tokens too, so that no character is lost."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        words: list[str] = []
        spaces: list[bool] = []
        at = 0
        for token in tarqim.tokenize(text):
            self._gap(text[at : token.start], words, spaces)
            words.append(token.text)
            spaces.append(False)
            at = token.end
        self._gap(text[at:], words, spaces)
        return Doc(self.vocab, words=words, spaces=spaces)

    @staticmethod
    def _gap(gap: str, words: list[str], spaces: list[bool]) -> None:
        if gap.startswith(" ") and words:
            spaces[-1] = True
            gap = gap[1:]
        if gap:
            words.append(gap)
            spaces.append(False)

    def pipe(self, texts: Iterable[str], batch_size: int = 1000) -> Iterable[Doc]:
        """Tokenizes many texts."""
        return map(self, texts)

    def to_bytes(self, **_: Any) -> bytes:
        """Nothing to keep."""
        return b""

    def from_bytes(self, data: bytes, **_: Any) -> Tokenizer:
        """Nothing was kept."""
        return self

    def to_disk(self, path: Any, **_: Any) -> None:
        """Nothing to keep."""

    def from_disk(self, path: Any, **_: Any) -> Tokenizer:
        """Nothing was kept."""
        return self


def make_tokenizer() -> Callable[[Language], Tokenizer]:
    """The entry ``tarqim.Tokenizer.v1`` of spaCy's registry of tokenizers."""
    return lambda nlp: Tokenizer(nlp.vocab)


class EntityComponent:
    """Sets ``doc.ents``; ``span._.tarqim`` is the :class:`tarqim.Entity` with its value, ``span.kb_id_`` the
    id of its name.

    ``doc._.reference`` may hold the moment the text was written, as do the contexts of
    ``nlp.pipe([(text, {"reference": day})], as_tuples=True)``. If nothing else has set them, sentence starts
    are tarqim's.

    Earlier entities are kept where they do not overlap the new ones. A token that an entity covers partly
    belongs to it: ``span._.tarqim`` has the exact offsets.
    """

    def __init__(self, name: str, pipeline: Pipeline) -> None:
        self.name = name
        self.pipeline = pipeline
        for kind in (Doc, Span):
            if not kind.has_extension("tarqim"):
                kind.set_extension("tarqim", default=None)
        if not Doc.has_extension("reference"):
            Doc.set_extension("reference", default=None)

    @staticmethod
    def _reference(doc: Doc) -> Reference | None:
        """When the text was written: from the document itself, or from its context."""
        context = getattr(doc, "_context", None)
        told = context.get("reference") if isinstance(context, dict) else None
        found: Reference | None = doc._.reference if doc._.reference is not None else told
        return found

    def __call__(self, doc: Doc) -> Doc:
        return self._set(doc, self.pipeline(doc.text, reference=self._reference(doc)))

    def pipe(self, docs: Iterable[Doc], batch_size: int = 256) -> Iterable[Doc]:
        """Reads many documents on all cores."""
        for batch in _util.minibatch(docs, batch_size):
            held = list(batch)
            references = [self._reference(d) for d in held]
            found = self.pipeline.map([d.text for d in held], references=references)
            for doc, read in zip(held, found, strict=True):
                yield self._set(doc, read)

    def _set(self, doc: Doc, read: tarqim.Doc) -> Doc:
        found = []
        if not doc.has_annotation("SENT_START"):
            starts = {sentence.start for sentence in read.sentences}
            for token in doc:
                token.is_sent_start = token.i == 0 or token.idx in starts
        for entity in read.entities:
            name = getattr(entity.value, "id", None) or ""
            span = doc.char_span(
                entity.start, entity.end, label=entity.label, kb_id=name, alignment_mode="expand"
            )
            if span is not None:
                found.append((span, entity))
        kept = _util.filter_spans([span for span, _ in found])
        taken = {token.i for span in kept for token in span}
        doc.ents = (*kept, *(e for e in doc.ents if not any(t.i in taken for t in e)))
        for span, entity in found:
            span._.tarqim = entity
        return doc


@Language.factory(
    "tarqim_entities",
    assigns=["doc.ents", "span._.tarqim"],
    default_config={"labels": None, "reference": None, "options": None, "gazetteer": None},
)
def make_entities(
    nlp: Language,
    name: str,
    labels: list[Label] | None,
    reference: str | None,
    options: dict[str, Any] | None,
    gazetteer: list[list[str]] | None,
) -> EntityComponent:
    """The factory behind ``nlp.add_pipe("tarqim_entities")``; its settings may be given in a config file."""
    when: Reference | None = reference
    pipeline = Pipeline(
        labels=None if labels is None else tuple(labels),
        reference=when,
        options=None if options is None else Options.from_dict(options),
        gazetteer=gazetteer,
    )
    return EntityComponent(name, pipeline)


def names(nlp: Any, labels: Mapping[str, str | None] | None = None) -> Tagger:
    """Names from the entities of a spaCy pipeline, for ``Pipeline(names=…)``.

    Parameters
    ----------
    nlp : spacy.language.Language
        A pipeline that sets ``doc.ents``.
    labels : mapping of str to str or None, optional
        Labels of the pipeline and what they are here, as in :class:`tarqim.Tagger`. Numbers, dates and works
        (``DATE``, ``CARDINAL``, ``WORK_OF_ART`` …) are dropped: the former are read here.

    Returns
    -------
    Tagger
        A tagger for :class:`tarqim.Pipeline`.
    """
    return Tagger(_Entities(nlp), {**dict.fromkeys(_DROPPED), **(labels or {})})


#: Labels of spaCy's models that correspond to no label here.
_DROPPED = "DATE TIME PERCENT MONEY QUANTITY ORDINAL CARDINAL LANGUAGE LAW WORK_OF_ART MISC".split()


class _Entities:
    """The entities of a spaCy pipeline as spans; a class, so that it pickles wherever the pipeline does."""

    name = "spacy"

    def __init__(self, nlp: Any) -> None:
        self.nlp = nlp

    def __call__(self, text: str) -> list[tuple[int, int, str]]:
        return self._spans(self.nlp(text))

    def many(self, texts: list[str]) -> list[list[tuple[int, int, str]]]:
        return [self._spans(doc) for doc in self.nlp.pipe(texts)]

    @staticmethod
    def _spans(doc: Doc) -> list[tuple[int, int, str]]:
        return [(one.start_char, one.end_char, one.label_) for one in doc.ents]
