"""Forms of Spanish verbs: those that news write are made, and lead back to the verb."""

from __future__ import annotations

import pytest

from extractor.pipelines.clauses import clauses
from extractor.relations.conjugation import forms, forms_of
from extractor.relations.lexicon import load
from tests.trees import tree

FORMS = {
    "acusar": "acusa acusan acusó acusaron acusaba acusará acusarían acusando acusado acusadas acuso acusamos acusarlo",
    "atacar": "ataque ataquen ataqué atacó",
    "entregar": "entregue entregué entregó",
    "amenazar": "amenace amenacé amenazó",
    "cometer": "cometió cometieron cometido cometiera",
    "agradecer": "agradece agradezco agradezca agradeció agradecerle",
    "exigir": "exige exija exijo exigió",
    "distinguir": "distinga distingue distinguió",
    "pedir": "pide piden pida pidió pidieron pidiendo",
    "mentir": "miente mintió mintieron mientan",
    "rogar": "ruega ruegue rogó",
    "destituir": "destituye destituyó destituyeron destituya destituido destituyendo",
    "proveer": "provee proveyó provista",
    "desoír": "desoyó desoyeron desoír",
    "imponer": "impone impuso impusieron imponga impondrá impuesta impusiera",
    "detener": "detiene detuvo detenga detendrá detenida",
    "convenir": "conviene convino convinieron",
    "contradecir": "contradice contradijo contradijeron",
    "reabrir": "reabre reabrió reabierta",
    "romper": "rompe rompió rotas",
}


@pytest.mark.parametrize(("infinitive", "written"), FORMS.items())
def test_forms_that_are_written_are_made(infinitive: str, written: str) -> None:
    assert set(written.split()) <= forms_of(infinitive)


@pytest.mark.parametrize(
    ("infinitive", "misspelled"),
    [("atacar", "atace"), ("exigir", "exiga"), ("destituir", "destituió"), ("destituir", "destituído")],
)
def test_forms_are_spelled_as_spanish_spells_them(infinitive: str, misspelled: str) -> None:
    assert misspelled not in forms_of(infinitive)


def test_a_form_of_two_verbs_goes_to_the_first() -> None:
    assert forms(["sentar", "sentir"])["siente"] == "sentar"
    assert forms(["sentir", "sentar"])["siente"] == "sentir"


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("cometió|cometiar", "cometer"),
        ("acusó|acusar", "acusar"),
        ("llueve|llover", "llover"),
        ("cooperan|cooperan", "cooperar"),
    ],
)
def test_only_a_lemma_that_is_no_listed_verb_is_mended(word: str, expected: str) -> None:
    doc, _ = tree(f"{word}|VERB|root|0", lang="es")
    assert load("es").lemma_of(clauses(doc)[0]) == expected
