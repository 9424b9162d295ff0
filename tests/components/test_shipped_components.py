"""The shipped pipelines: one set of weights, well-formed whatever the text, the same in any batch."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from extractor.pipelines import load
from tests.components.fakes import assert_well_formed, layers_of

pytestmark = pytest.mark.model

GERMAN = (
    "Norwegens Ministerin Ingrid Dahl traf am Montag in Wien ihren Kollegen aus Portugal.",
    "„Wir prüfen das bis Ende Mai“, sagte der Sprecher der Regierung.",
    "Warum gerade jetzt?",
    "Die Hafenbehörde von Rotterdam meldet, dass am 3. Oktober 14 Schiffe ohne Papiere einliefen, von denen elf festliegen.",
    "Der Vertrag, den beide Länder 2019 unterzeichnet hatten, wird nicht verlängert.",
    "++ Eilmeldung ++",
    "Nach Angaben der Behörden wurden keine Waffen gefunden.",
)
SPANISH = (
    "La canciller de Uruguay, Elena Prado, se reunió el lunes en Lima con su homólogo de Portugal.",
    "«No vamos a firmar nada antes de mayo», dijo el portavoz del Gobierno.",
    "¿Por qué ahora?",
    "El puerto de Valparaíso informó que el 3 de octubre llegaron catorce barcos sin papeles, de los cuales once siguen allí.",
    "El acuerdo que ambos países firmaron en 2019 no será prorrogado.",
    "#ÚltimaHora 🇺🇾",
    "Según las autoridades, no se encontraron armas.",
)
ARTICLE = (
    "Die Fährlinie nach Bergen bleibt geschlossen. Das teilte die Reederei am Dienstag in Kiel mit.\n\n"
    "„Wir haben zu wenig Personal“, sagte Direktorin Karla Voss. Die Gewerkschaft sieht das anders. "
    "Sie wirft der Reederei vor, seit Jahren zu sparen.\n\n"
    "Norwegen will nun mit Dänemark verhandeln. Ein Termin steht noch nicht fest.",
    ["Die Fährlinie", "Das teilte", "„Wir haben", "Die Gewerkschaft", "Sie wirft", "Norwegen will", "Ein Termin"],
)


def texts_of(lang: str) -> list[str]:
    """Texts of one word to some pages."""
    sentences = GERMAN if lang == "de" else SPANISH
    rng = random.Random(lang)
    sizes = [1, 1, 2, 2, 3, 4, 5, 7, 9, 12, 20, 40, 90]
    texts = [rng.choice([" ", "\n", "\n\n"]).join(rng.choices(sentences, k=size)) for size in sizes]
    return [*texts, "Kiel", sentences[0].split(",")[0] + "\n"]


@pytest.fixture(params=["de", "es"])
def nlp(request: pytest.FixtureRequest) -> Language:
    return load(request.param)


def test_both_languages_share_one_set_of_weights() -> None:
    one, two = (load(lang).get_pipe("encoder").weights for lang in ("de", "es"))
    assert one is two


def test_the_second_language_takes_little_memory() -> None:
    code = """
import resource, sys
import spacy, onnxruntime, extractor.components.layers
from extractor.pipelines import load
sizes = []
for step in (lambda: None, lambda: load("de")("Kiel lobt Wien."), lambda: load("es")("Lima saluda a Bergen.")):
    step()
    sizes.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
sys.exit((sizes[2] - sizes[1]) * 2 > sizes[1] - sizes[0])
"""
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=Path(__file__).parents[2]).returncode == 0


def test_batches_do_not_matter(nlp: Language) -> None:
    texts = texts_of(nlp.lang)
    alone = {text: layers_of(nlp(text)) for text in texts}
    for batch_size in (1, 3, 50):
        random.Random(batch_size).shuffle(texts)
        assert all(layers_of(doc) == alone[doc.text] for doc in nlp.pipe(texts, batch_size=batch_size))


def test_other_processes_read_the_same(nlp: Language) -> None:
    texts = texts_of(nlp.lang)
    expected = [layers_of(doc) for doc in nlp.pipe(texts)]
    assert [layers_of(doc) for doc in nlp.pipe(texts, n_process=2, batch_size=4)] == expected


def test_texts_are_read_well_formed(nlp: Language) -> None:
    for doc in nlp.pipe([*texts_of(nlp.lang), "", "\n", "😀", "x" * 5000, "Kiel " * 1500, "Ingrid\nDahl spricht."]):
        assert_well_formed(doc)


def test_sentences_of_an_article() -> None:
    text, beginnings = ARTICLE
    found = [sentence.text for sentence in load("de")(text).sents]
    assert len(found) == len(beginnings)
    assert all(one.startswith(beginning) for one, beginning in zip(found, beginnings, strict=True))


def test_documents_keep_everything_in_a_bin(nlp: Language) -> None:
    docs = list(nlp.pipe(texts_of(nlp.lang)[:6]))
    found = (
        DocBin().from_bytes(DocBin(docs=docs, store_user_data=True).to_bytes()).get_docs(spacy.blank(nlp.lang).vocab)
    )
    assert [layers_of(doc) for doc in found] == [layers_of(doc) for doc in docs]


def test_a_pipeline_saved_elsewhere_has_its_own_copy(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "copy")
    again = load(nlp.lang, path=tmp_path / "copy")
    text = texts_of(nlp.lang)[5]
    assert layers_of(again(text)) == layers_of(nlp(text))
    # The same weights, so the same memory.
    assert again.get_pipe("encoder").weights is nlp.get_pipe("encoder").weights


def test_a_document_sent_as_bytes_is_the_same(nlp: Language) -> None:
    doc = nlp(texts_of(nlp.lang)[8])
    assert layers_of(Doc(nlp.vocab).from_bytes(doc.to_bytes())) == layers_of(doc)
