"""The shipped pipelines: every layer is set, batches do not matter, plain sentences are read right."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from extractor.pipelines import capabilities, find_pipelines, load, parse
from extractor.records import RawText, Segment

pytestmark = pytest.mark.model

GERMAN = [
    "Die Ministerin traf am Montag in Wien ihren Kollegen. Danach reisten beide weiter.",
    "„Wir werden das prüfen“, sagte der Sprecher der Regierung in Oslo.",
    "Norwegen verurteilt den Angriff.\n\nMehr dazu am Abend.",
    "Kund:innen warten seit 2019. Am 3. Mai öffnet das Amt.",
]
SPANISH = [
    "El presidente de Chile recibió a la canciller de Noruega. La reunión duró dos horas.",
    "«No aceptamos las sanciones», dijo el portavoz.",
]


def documents() -> list[tuple[RawText, list[Segment]]]:
    both = [("de", text) for text in GERMAN] + [("es", text) for text in SPANISH]
    return [
        (RawText(str(n), text), [Segment("s0", "body", lang, 1.0, 0, len(text))]) for n, (lang, text) in enumerate(both)
    ]


def layers(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (t.text, t.pos_, t.tag_, t.lemma_, str(t.morph), t.dep_, t.head.i, t.ent_iob_, t.ent_type_, t.is_sent_start)
        for t in doc
    ]


def read(lang: str, text: str) -> Doc:
    return load(lang)(text)


def test_both_languages_ship() -> None:
    assert set(find_pipelines()) >= {"de", "es"}


@pytest.mark.parametrize(("lang", "missing"), [("de", ()), ("es", ("tagger",))])
def test_capabilities(lang: str, missing: tuple[str, ...]) -> None:
    found = capabilities(load(lang))
    assert found.lang == lang
    assert found.scheme == "ud"
    assert found.missing == missing
    assert found.sentences
    assert found.ner_labels == ("LOC", "MISC", "ORG", "PER")
    assert found.version


@pytest.mark.parametrize("lang", ["de", "es"])
def test_shipped_pipeline_carries_its_card_and_little_else(lang: str) -> None:
    path = find_pipelines()[lang]
    meta = load(lang).meta
    assert meta["license"] == "CC BY-SA 4.0"
    assert meta["sources"]
    assert meta["performance"]["dep_las"] > 0.6
    assert (path / "README.md").is_file()
    # The weights lie beside the pipelines, once; all together stay small.
    assert sum(file.stat().st_size for file in path.rglob("*")) < 2_000_000
    assert sum(file.stat().st_size for file in (path.parent / "encoder").rglob("*")) < 56_000_000
    # A path of the machine that trained it would be a leftover.
    assert "/" not in str(load(lang).config["paths"])


def test_every_layer_is_set() -> None:
    for [one] in parse(documents()):
        for token in one.doc:
            assert token.pos_
            assert token.lemma_
            assert token.dep_
            assert token.tag_ or one.segment.lang == "es"
        for name in ("MORPH", "SENT_START", "ENT_IOB"):
            assert one.doc.has_annotation(name)
        for sentence in one.doc.sents:
            assert sum(token.head == token for token in sentence) == 1


@pytest.mark.parametrize("size", [1, 3, 64])
def test_a_parse_does_not_depend_on_its_batch(size: int) -> None:
    alone = [layers(parse([document])[0][0].doc) for document in documents()]
    assert [layers(one.doc) for [one] in parse(documents(), batch_size=size)] == alone
    assert [layers(one.doc) for [one] in parse(documents()[::-1], batch_size=size)] == alone[::-1]


def test_sentences() -> None:
    ends = [[sentence.text.strip() for sentence in one.doc.sents] for [one] in parse(documents())]
    assert ends[0] == ["Die Ministerin traf am Montag in Wien ihren Kollegen.", "Danach reisten beide weiter."]
    assert ends[2] == ["Norwegen verurteilt den Angriff.", "Mehr dazu am Abend."]
    assert ends[3] == ["Kund:innen warten seit 2019.", "Am 3. Mai öffnet das Amt."]
    assert len(ends[4]) == 2


@pytest.mark.parametrize(
    ("text", "subject", "verb", "object_"),
    [
        ("Die USA haben Sanktionen gegen Norwegen verhängt.", "USA", "verhängt", "Sanktionen"),
        ("Den Vorschlag lehnte der Minister ab.", "Minister", "lehnte", "Vorschlag"),
        ("Die chilenische Regierung verurteilte den Angriff auf die Botschaft.", "Regierung", "verurteilte", "Angriff"),
        ("Der Präsident hat die Vorwürfe am Montag zurückgewiesen.", "Präsident", "zurückgewiesen", "Vorwürfe"),
    ],
)
def test_german_subject_and_object(text: str, subject: str, verb: str, object_: str) -> None:
    found = {token.dep_: (token.text, token.head.text) for token in read("de", text)}
    assert found["nsubj"] == (subject, verb)
    assert found["obj"] == (object_, verb)


def test_german_passive_names_the_agent() -> None:
    doc = read("de", "Der Minister wurde vom Parlament gewählt.")
    assert [token.dep_ for token in doc if token.text == "Minister"] == ["nsubj:pass"]
    assert [token.dep_ for token in doc if token.text == "wurde"] == ["aux:pass"]


def test_german_entities_and_tags() -> None:
    doc = read("de", "Außenministerin Anna Berger sprach in Berlin mit der NATO.")
    assert ("Anna Berger", "PER") in [(ent.text, ent.label_) for ent in doc.ents]
    assert ("Berlin", "LOC") in [(ent.text, ent.label_) for ent in doc.ents]
    assert [token.tag_ for token in doc if token.text == "sprach"] == ["VVFIN"]
    assert [token.tag_ for token in doc if token.text == "mit"] == ["APPR"]


def test_german_contracted_form_has_the_articles_case() -> None:
    doc = read("de", "Er kam im Mai zum Treffen.")
    assert [(t.tag_, t.lemma_, t.morph.get("Case", [])) for t in doc if t.text in {"im", "zum"}] == [
        ("APPRART", "in", ["Dat"]),
        ("APPRART", "zu", ["Dat"]),
    ]


def test_spanish_subject_and_object() -> None:
    doc = read("es", "El gobierno de Chile rechaza las sanciones contra el país.")
    found = {token.text: (token.dep_, token.head.text) for token in doc}
    assert found["gobierno"] == ("nsubj", "rechaza")
    assert found["sanciones"] == ("obj", "rechaza")
    assert [token.lemma_ for token in doc if token.text == "rechaza"] == ["rechazar"]
