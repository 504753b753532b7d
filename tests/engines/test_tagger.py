"""Names from models of other libraries, made on the spot: Hugging Face's and spaCy's."""

import pytest

from tarqim import ConfigError, Pipeline

TEXT = "دفعت ميرا السالمي 300 دولار لأوكسفام في دمشق"


class TestSpacy:
    @pytest.fixture
    def nlp(self):
        spacy = pytest.importorskip("spacy")
        nlp = spacy.blank("ar", config={"nlp": {"tokenizer": {"@tokenizers": "tarqim.Tokenizer.v1"}}})
        rules = nlp.add_pipe("entity_ruler")
        rules.add_patterns(
            [
                {"label": "PER", "pattern": "ميرا السالمي"},
                {"label": "ORG", "pattern": "لأوكسفام"},
                {"label": "CARDINAL", "pattern": "300"},
            ]
        )
        return nlp

    def test_entities_are_names(self, nlp):
        from tarqim.spacy import names

        pipeline = Pipeline(names=names(nlp))
        found = [(e.text, e.label) for e in pipeline(TEXT).entities]
        assert found == [("ميرا السالمي", "PERSON"), ("300 دولار", "MONEY"), ("أوكسفام", "ORG")]
        docs = pipeline.map([TEXT, "لا أحد"] * 20, threads=2)
        assert [len(doc.people) for doc in docs] == [1, 0] * 20

    def test_labels(self, nlp):
        from tarqim.spacy import names

        nlp.get_pipe("entity_ruler").add_patterns([{"label": "ANIMAL", "pattern": "قط"}])
        with pytest.raises(ConfigError, match="'ANIMAL'; valid: PERSON"):
            Pipeline(names=names(nlp))("قط")
        assert Pipeline(names=names(nlp, labels={"ANIMAL": None}))("قط").entities == ()


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    """A folder with a tiny model that tags words by their vocabulary: its weights are set, not trained."""
    torch = pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    tokenizers = pytest.importorskip("tokenizers")
    words = [
        "[PAD]",
        "[UNK]",
        "[CLS]",
        "[SEP]",
        "ميرا",
        "السالمي",
        "لأ",
        "##وكس",
        "##فام",
        "دمشق",
        "في",
        "شيء",
    ]
    vocabulary = {word: n for n, word in enumerate(words)}
    core = tokenizers.Tokenizer(tokenizers.models.WordPiece(vocabulary, unk_token="[UNK]"))
    core.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    core.post_processor = tokenizers.processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    tokenizer = transformers.PreTrainedTokenizerFast(
        tokenizer_object=core,
        model_max_length=12,
        pad_token="[PAD]",
        unk_token="[UNK]",
        cls_token="[CLS]",
        sep_token="[SEP]",
    )
    labels = ["O", "B-PERS", "I-PERS", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC"]
    tags = {4: 1, 5: 2, 6: 3, 7: 4, 8: 4, 9: 5}
    config = transformers.BertConfig(
        vocab_size=len(words),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=1,
        intermediate_size=8,
        max_position_embeddings=16,
        id2label=dict(enumerate(labels)),
        label2id={label: n for n, label in enumerate(labels)},
    )
    net = transformers.BertForTokenClassification(config).eval()
    with torch.no_grad():
        for weight in net.parameters():
            weight.zero_()
        bert = net.bert
        for norm in (
            bert.embeddings.LayerNorm,
            *(m for m in bert.encoder.modules() if "LayerNorm" in type(m).__name__),
        ):
            norm.weight.fill_(1.0)
        # A word's vector points at its tag.
        for word in range(len(words)):
            bert.embeddings.word_embeddings.weight[word, tags.get(word, 0)] = 4.0
        for tag in range(len(labels)):
            net.classifier.weight[tag, tag] = 4.0
    folder = tmp_path_factory.mktemp("model")
    net.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return str(folder)


class TestHuggingFace:
    def test_a_model_finds_the_names(self, model):
        from tarqim.huggingface import names

        pipeline = Pipeline(names=names(model))
        doc = pipeline(TEXT)
        assert [(e.text, e.label) for e in doc.entities] == [
            ("ميرا السالمي", "PERSON"),
            ("300 دولار", "MONEY"),
            ("أوكسفام", "ORG"),
            ("دمشق", "LOC"),
        ]
        places = [e.value for e in doc.places]
        assert places[0].country == "SY"
        assert all(
            e.value.source == "given" and 0 < e.value.score <= 1 for e in doc.entities if e.label != "MONEY"
        )

    def test_many_texts_are_one_batch_and_tables_work(self, model):
        from tarqim.huggingface import names

        pipeline = Pipeline(names=names(model))
        docs = list(pipeline.map([TEXT, "شيء", ""] * 10, threads=2))
        assert [len(doc.entities) for doc in docs] == [4, 0, 0] * 10
        labels = pipeline.to_arrow([TEXT, None, TEXT])["label"].to_pylist()
        assert labels == ["PERSON", "MONEY", "ORG", "LOC"] * 2

    def test_a_text_longer_than_the_model_reads(self, model):
        from tarqim.huggingface import names

        text = "شيء " * 60 + "ميرا السالمي في دمشق"
        found = Pipeline(names=names(model))(text).entities
        assert [e.text for e in found] == ["ميرا السالمي", "دمشق"]

    def test_a_pipeline_of_ones_own_and_its_labels(self, model):
        import transformers

        from tarqim.huggingface import names

        own = transformers.pipeline("token-classification", model=model)
        found = Pipeline(names=names(own, labels={"LOC": "GPE", "ORG": None}))(TEXT).entities
        assert [e.label for e in found] == ["PERSON", "MONEY", "GPE"]
        own.model.config.id2label[7] = "B-CREATURE"
        with pytest.raises(ConfigError, match="unknown label 'CREATURE'; valid: PERSON"):
            names(own)
