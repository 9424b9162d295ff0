"""Whether a capital acts: ``+{Moskau}`` does, ``={Moskau}`` is a place; without a parse and with trees."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractor.actors.lexicon import metonyms
from extractor.actors.lexicon.gazetteer import find_hits
from extractor.actors.lexicon.metonym_cues import cues

MARK = re.compile(r"([+=])\{([^}]+)\}")

GERMAN = """
+{Moskau} verurteilt den Angriff scharf.
+{Hanoi} und +{Jakarta} vereinbarten eine Zollunion.
Am Montag unterzeichneten +{Oslo} und +{Minsk} einen Vertrag.
+{Washington} will die Sanktionen verlängern.
Die Sanktionen gegen +{Moskau} bleiben in Kraft.
Die Zusagen gegenüber +{Kiew} gelten weiter.
Im Streit zwischen +{Ankara} und +{Athen} vermittelt Deutschland.
Die Gespräche zwischen +{Peking} und +{Neu-Delhi} sind gescheitert.
Der von +{Washington} geforderte Abzug kam nicht.
+{Moskaus} Haltung ist eindeutig.
+{Teherans} jüngste Drohungen sind ernst.
Die Kritik +{Moskaus} blieb aus.
Der +{Kreml} dementierte den Bericht.
Das +{Weiße Haus} reagierte zurückhaltend.
Ein Sprecher des +{Weißen Hauses} schwieg.
+{Moskau}: Westen trägt die Verantwortung
+{Teheran}: „Wir liefern keine Waffen“
Die +{Moskauer} Führung schweigt.
Die Forderung an +{Belgrad} ist klar.
Die Beziehungen zu +{Peking} sind schlecht.
Der Gasstreit zwischen +{Moskau} und +{Kiew} eskaliert.
+{Kiew} zufolge wurden zehn Drohnen abgeschossen.
+{Kiew} hat den Vorschlag abgelehnt.
Laut +{Paris} war es ein Irrtum.
Die Waffenlieferungen an +{Kiew} gehen weiter.
Das Abkommen mit +{Teheran} steht auf der Kippe.
Der Druck auf +{Budapest} wächst.
Russland und +{Washington} vereinbarten Stillschweigen.
In ={Moskau} trafen sich die Minister.
Der Präsident reiste nach ={Moskau} und ={Teheran}.
Die Museen in ={Oslo} und ={Bern} arbeiten zusammen.
={Kiew} – Bei einem Angriff wurden zehn Menschen getötet.
={Wien} (dpa) – Der Kanzler ist zurückgetreten.
={Madrid}: Denkmal für die Opfer eingeweiht
Der Nachtzug zwischen ={Riga} und ={Warschau} wurde eingestellt.
={Moskau} hat zwölf Millionen Einwohner.
={Paris} ist die schönste Stadt der Welt.
Er stammt aus ={Berlin}.
={Moskaus} Straßen sind verstopft.
Die Hauptstadt ={Lima} war ohne Strom.
Der Zug erreichte ={Kiew} am Abend.
Sie besuchte ={Paris} im Mai.
Rund um ={Peking} wurden Straßen gesperrt.
Das Spiel gegen ={Madrid} endete torlos.
Im ={Kreml} fand ein Empfang statt.
Vor dem ={Weißen Haus} demonstrierten Hunderte.
Die Universität ={Wien} sucht einen Rektor.
Der Vertrag von ={Lissabon} gilt noch.
Die Straße von ={Rom} nach ={Neapel} ist gesperrt.
Der Kanzler landete am Abend in ={Washington} und sagte ab.
"""

SPANISH = """
+{Moscú} acusa a +{Washington} de mentir.
+{Quito} y +{Lima} acordaron abrir la frontera.
Las sanciones contra +{Teherán} siguen vigentes.
Según +{Pekín}, el acuerdo está cerca.
La disputa entre +{Bogotá} y +{Caracas} se agrava.
El +{Kremlin} rechazó las acusaciones.
La +{Casa Blanca} anunció nuevas medidas.
La posición de +{Moscú} no cambia.
El Gobierno de +{Caracas} negocia.
+{Lima} ha rechazado la propuesta.
En ={Moscú} se reunieron los ministros.
El presidente viajó a ={Moscú} y a ={Teherán}.
El vuelo entre ={Madrid} y ={Caracas} fue cancelado.
Vive en ={Lima} desde hace años.
La ciudad de ={Caracas} quedó sin luz.
={Caracas} amaneció sin luz.
={Madrid} tiene tres millones de habitantes.
El Tratado de ={Roma} cumple años.
Lo recibieron en el ={Kremlin} ayer.
"""


def read(marked: str) -> tuple[str, list[tuple[int, int, bool]]]:
    text, spans, end = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[end : match.start()]
        spans.append((len(text), len(text) + len(match[2]), match[1] == "+"))
        text += match[2]
        end = match.end()
    return text + marked[end:], spans


def check(marked: str, nlp: Language) -> None:
    text, spans = read(marked)
    doc = nlp(text)
    for start, end, expected in spans:
        span = doc.char_span(start, end)
        assert span is not None
        assert metonyms.acts(doc, span.start, span.end) is expected, span.text


@pytest.fixture(scope="module")
def german() -> Language:
    return spacy.blank("de")


@pytest.fixture(scope="module")
def spanish() -> Language:
    return spacy.blank("es")


@pytest.mark.parametrize("marked", GERMAN.strip().splitlines())
def test_german_without_parse(marked: str, german: Language) -> None:
    check(marked, german)


@pytest.mark.parametrize("marked", SPANISH.strip().splitlines())
def test_spanish_without_parse(marked: str, spanish: Language) -> None:
    check(marked, spanish)


@pytest.mark.parametrize("lang", ["de", "es"])
def test_every_marked_name_is_in_the_lexicon(lang: str) -> None:
    """Otherwise the cases would test names that the gazetteer never finds."""
    nlp = spacy.blank(lang)
    for marked in (GERMAN if lang == "de" else SPANISH).strip().splitlines():
        text, spans = read(marked)
        found = {
            (h.start, h.end)
            for h in find_hits(SimpleNamespace(doc=nlp(text), offset=0), lang=lang)
            if h.kind == "capital"
        }
        assert {(start, end) for start, end, _ in spans if text[start:end] != "Neapel"} <= found, marked


# Whether it acts, index of the capital, and the tree: word, tag, relation, head.
TREES = [
    # The subject of a distant verb of deciding.
    (True, 0, [("Moskau", "PROPN", "nsubj", 5), ("hat", "AUX", "aux", 5), ("am", "ADP", "case", 3), ("Freitag", "NOUN", "obl", 5),
               ("erneut", "ADV", "advmod", 5), ("protestiert", "VERB", "ROOT", 5)]),
    # The second part of a coordination whose first is a country.
    (True, 2, [("Indien", "PROPN", "nsubj", 5), ("und", "CCONJ", "cc", 2), ("Peking", "PROPN", "conj", 0), ("heute", "ADV", "advmod", 5),
               ("endlich", "ADV", "advmod", 5), ("verhandelten", "VERB", "ROOT", 5)]),
    # The dative of a verb aimed at governments.
    (True, 3, [("Der", "DET", "det", 1), ("Minister", "NOUN", "nsubj", 2), ("drohte", "VERB", "ROOT", 2), ("Teheran", "PROPN", "obl:arg", 2)]),
    # The accused in the passive.
    (True, 0, [("Moskau", "PROPN", "nsubj:pass", 4), ("wurde", "AUX", "aux:pass", 4), ("heute", "ADV", "advmod", 4),
               ("scharf", "ADJ", "advmod", 4), ("kritisiert", "VERB", "ROOT", 4)]),
    # A predicate of governments.
    (True, 0, [("Kiew", "PROPN", "nsubj", 2), ("ist", "AUX", "cop", 2), ("bereit", "ADJ", "ROOT", 2)]),
    # The agent of a passive, far from its verb.
    (True, 3, [("Das", "PRON", "nsubj:pass", 6), ("wurde", "AUX", "aux:pass", 6), ("von", "ADP", "case", 3), ("Paris", "PROPN", "obl", 6),
               ("sehr", "ADV", "advmod", 5), ("scharf", "ADJ", "advmod", 6), ("kritisiert", "VERB", "ROOT", 6)]),
    # The subject of a verb that says nothing about governments.
    (False, 0, [("Moskau", "PROPN", "nsubj", 2), ("langsam", "ADV", "advmod", 2), ("wächst", "VERB", "ROOT", 2)]),
    # A town that is bombed.
    (False, 0, [("Kiew", "PROPN", "nsubj:pass", 3), ("wurde", "AUX", "aux:pass", 3), ("nachts", "ADV", "advmod", 3), ("beschossen", "VERB", "ROOT", 3)]),
    # The object of a verb of motion.
    (False, 2, [("Er", "PRON", "nsubj", 1), ("verließ", "VERB", "ROOT", 1), ("Rom", "PROPN", "obj", 1)]),
    # A wrong tree does not make an actor of a place: the preposition speaks first.
    (False, 1, [("In", "ADP", "case", 1), ("Moskau", "PROPN", "nsubj", 2), ("fordern", "VERB", "ROOT", 2), ("viele", "PRON", "nsubj", 2)]),
    # Neither does a preposition that the tree hangs on the name.
    (False, 0, [("Moskau", "PROPN", "nsubj", 3), ("nahe", "ADP", "case", 0), ("heute", "ADV", "advmod", 3), ("forderten", "VERB", "ROOT", 3)]),
]  # fmt: skip


# The same in TIGER, where prepositions and auxiliaries govern.
TIGER_TREES = [
    (True, 0, [("Moskau", "PROPN", "sb", 1), ("hat", "AUX", "ROOT", 1), ("am", "ADP", "mo", 5), ("Freitag", "NOUN", "nk", 2),
               ("erneut", "ADV", "mo", 5), ("protestiert", "VERB", "oc", 1)]),
    (True, 2, [("Indien", "PROPN", "sb", 5), ("und", "CCONJ", "cd", 0), ("Peking", "PROPN", "cj", 1), ("heute", "ADV", "mo", 5),
               ("endlich", "ADV", "mo", 5), ("verhandelten", "VERB", "ROOT", 5)]),
    (True, 3, [("Der", "DET", "nk", 1), ("Minister", "NOUN", "sb", 2), ("drohte", "VERB", "ROOT", 2), ("Teheran", "PROPN", "da", 2)]),
    (True, 0, [("Kiew", "PROPN", "sb", 1), ("ist", "AUX", "ROOT", 1), ("bereit", "ADV", "pd", 1)]),
    (True, 3, [("Das", "PRON", "sb", 1), ("wurde", "AUX", "ROOT", 1), ("von", "ADP", "sbp", 6), ("Paris", "PROPN", "nk", 2),
               ("sehr", "ADV", "mo", 5), ("scharf", "ADV", "mo", 6), ("kritisiert", "VERB", "oc", 1)]),
    (False, 0, [("Moskau", "PROPN", "sb", 2), ("langsam", "ADV", "mo", 2), ("wächst", "VERB", "ROOT", 2)]),
    (False, 2, [("Er", "PRON", "sb", 1), ("verließ", "VERB", "ROOT", 1), ("Rom", "PROPN", "oa", 1)]),
    (False, 0, [("Moskau", "PROPN", "nk", 1), ("nahe", "ADP", "mo", 3), ("heute", "ADV", "mo", 3), ("forderten", "VERB", "ROOT", 3)]),
]  # fmt: skip


def tree(rows: list[tuple[str, str, str, int]]) -> Doc:
    words, tags, relations, heads = zip(*rows, strict=True)
    return Doc(spacy.blank("de").vocab, words=list(words), pos=list(tags), deps=list(relations), heads=list(heads))


@pytest.mark.parametrize(("expected", "index", "rows"), [*TREES, *TIGER_TREES])
def test_trees(expected: bool, index: int, rows: list[tuple[str, str, str, int]]) -> None:
    assert metonyms.acts(tree(rows), index, index + 1) is expected


def test_the_surname_of_a_person_is_no_capital() -> None:
    doc = Doc(
        spacy.blank("de").vocab, words=["Denzel", "Washington", "fordert", "mehr"], ents=["B-PER", "I-PER", "O", "O"]
    )  # fmt: skip
    assert not metonyms.acts(doc, 1, 2)


def test_a_recogniser_that_errs_on_the_bare_name_is_not_believed() -> None:
    doc = Doc(spacy.blank("de").vocab, words=["Washington", "fordert", "mehr"], ents=["B-PER", "O", "O"])
    assert metonyms.acts(doc, 0, 1)


@pytest.mark.parametrize("span", [(-1, -1), (0, 0), (2, 1), (0, 99)])
def test_a_span_outside_the_document_does_not_act(span: tuple[int, int]) -> None:
    assert not metonyms.acts(spacy.blank("de")("Moskau warnt."), *span)


def test_a_document_of_unknown_language_is_read_as_german() -> None:
    doc = Doc(Vocab(), words=["Moskau", "warnt", "Kiew"])
    assert metonyms.acts(doc, 0, 1)
    assert not metonyms.acts(Doc(Vocab(), words=["in", "Moskau"]), 1, 2)


@pytest.mark.parametrize("lang", ["de", "es"])
def test_cue_tables_have_the_same_kinds(lang: str) -> None:
    assert set(cues(lang)) == set(cues("de"))


@pytest.mark.model
@pytest.mark.parametrize("lang", ["de", "es"])
def test_the_shipped_pipelines_agree_with_the_tables(lang: str) -> None:
    """Trees may add actors and must not make actors of places; small pipelines miss some."""
    from extractor import pipelines

    nlp = pipelines.load(lang)
    wrong_places, missed, total = [], [], 0
    for marked in (GERMAN if lang == "de" else SPANISH).strip().splitlines():
        text, spans = read(marked)
        doc = nlp(text)
        for start, end, expected in spans:
            span = doc.char_span(start, end, alignment_mode="expand")
            total += 1
            if metonyms.acts(doc, span.start, span.end) is not expected:
                (missed if expected else wrong_places).append(marked)
    assert wrong_places == []
    assert len(missed) <= total // 10, missed
