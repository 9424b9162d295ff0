"""Spanish events: light verbs, participles behind a noun, and subjects that are not said."""

from __future__ import annotations

import pytest

from extractor.relations import find_relations
from extractor.relations.spanish import is_somebody
from tests.trees import scene, shown, tree

PERU = "Perú||PROPN|nsubj|2||@country:PE"
CASES = {
    "a phrase makes a light verb, and what hangs on its noun counts": (
        f"{PERU} llegó|llegar|VERB|root|0 a||ADP|case|5 un||DET|det|5 acuerdo||NOUN|obl|2 con||ADP|case|7 "
        "Cuba||PROPN|nmod|5||@country:CU",
        ["country:CU AGREE country:PE"],
    ),
    "another phrase does not": (
        f"{PERU} llegó|llegar|VERB|root|0 a||ADP|case|5 una||DET|det|5 final||NOUN|obl|2 con||ADP|case|7 "
        "Cuba||PROPN|nmod|5||@country:CU",
        [],
    ),
    "a phrase is found under any label": (
        f"{PERU} puso|poner|VERB|root|0 en||ADP|case|4 libertad||NOUN|compound|2 a||ADP|case|6 Ocampo||PROPN|obj|2||@person:ocampo",
        ["country:PE CONCEDE person:ocampo"],
    ),
    "a bare object leaves no room for a personal a": (
        f"{PERU} elogió|elogiar|VERB|root|0 la||DET|det|4 playa||NOUN|obj|2 frente||ADV|advmod|2 a||ADP|case|7 "
        "Cuba||PROPN|obl|2||@country:CU",
        [],
    ),
    "participle behind its noun": (
        "Las||DET|det|2 sanciones|sanción|NOUN|nsubj|8 impuestas|impuesto|ADJ|amod|2 por||ADP|case|5 "
        "Perú||PROPN|obj|3||@country:PE a||ADP|case|7 Cuba||PROPN|obj|3||@country:CU siguen|seguir|VERB|root|0",
        ["country:PE SANCTION country:CU"],
    ),
    "participle of a person seized": (
        "Ocampo||PROPN|nsubj|5||@person:ocampo detenido|detener|VERB|amod|1|VerbForm=Part por||ADP|case|4 "
        "Perú||PROPN|obj|2||@country:PE calla|callar|VERB|root|0",
        ["country:PE COERCE person:ocampo"],
    ),
    "participle without an agent": (
        "Ocampo||PROPN|nsubj|5||@person:ocampo detenido|detener|VERB|amod|1|VerbForm=Part en||ADP|case|4 "
        "Perú||PROPN|obl|2||@~country:PE calla|callar|VERB|root|0",
        [],
    ),
    "what a participle says somebody made is theirs": (
        f"{PERU} vetó|vetar|VERB|root|0 la||DET|det|4 resolución||NOUN|obj|2 propuesta|propuesto|ADJ|amod|4 por||ADP|case|7 "
        "Cuba||PROPN|obl|5||@country:CU",
        ["country:PE REJECT country:CU"],
    ),
    "somebody seized is not theirs": (
        f"{PERU} elogió|elogiar|VERB|root|0 al|a|ADP|case|4 opositor||NOUN|obj|2 citado|citado|ADJ|amod|4 por||ADP|case|7 "
        "Cuba||PROPN|obl|5||@country:CU",
        [],
    ),
    "dropped subject in a clause of the same sentence": (
        f"{PERU} espera|esperar|VERB|root|0 mientras||SCONJ|mark|4 acusa|acusar|VERB|advcl|2|VerbForm=Fin+Number=Sing a||ADP|case|6 "
        "Cuba||PROPN|obj|4||@country:CU",
        ["country:PE ACCUSE country:CU"],
    ),
    "dropped subject goes on in the next sentence": (
        f"{PERU} calla|callar|VERB|root|0 .||PUNCT|punct|2\n"
        "Acusa|acusar|VERB|root|0|VerbForm=Fin+Number=Sing a||ADP|case|3 Cuba||PROPN|obj|1||@country:CU",
        ["country:PE ACCUSE country:CU"],
    ),
    "a plural without subject may be anybody": (
        f"{PERU} calla|callar|VERB|root|0 .||PUNCT|punct|2\n"
        "Acusan|acusar|VERB|root|0|VerbForm=Fin+Number=Plur a||ADP|case|3 Cuba||PROPN|obj|1||@country:CU",
        [],
    ),
    "a plural without subject goes on from two": (
        "Perú||PROPN|nsubj|4||@country:PE y||CCONJ|cc|3 Chile||PROPN|conj|1||@country:CL callan|callar|VERB|root|0 .||PUNCT|punct|4\n"
        "Acusan|acusar|VERB|root|0|VerbForm=Fin+Number=Plur a||ADP|case|3 Cuba||PROPN|obj|1||@country:CU",
        ["country:CL ACCUSE country:CU", "country:PE ACCUSE country:CU"],
    ),
    "the first person of a news text is nobody": (
        f"{PERU} calla|callar|VERB|root|0 .||PUNCT|punct|2\n"
        "Acusamos|acusar|VERB|root|0|VerbForm=Fin+Number=Plur+Person=1 a||ADP|case|3 Cuba||PROPN|obj|1||@country:CU",
        [],
    ),
    "dropped subject of a relative clause": (
        f"{PERU} vota|votar|VERB|root|0 con||ADP|case|4 Chile||PROPN|obl|2||@country:CL ,||PUNCT|punct|8 con||ADP|case|7 "
        "quien||PRON|obl|8|PronType=Rel pactó|pactar|VERB|acl:relcl|4|VerbForm=Fin+Number=Sing una||DET|det|10 tasa||NOUN|obj|8",
        ["country:CL AGREE country:PE"],
    ),
    "a bare que that has an object besides is the subject": (
        f"{PERU} votó|votar|VERB|root|0 sin||ADP|case|4 plan||NOUN|obl|2 que||PRON|obj|6|PronType=Rel "
        "acusa|acusar|VERB|acl:relcl|4|VerbForm=Fin+Number=Sing a||ADP|case|8 Cuba||PROPN|obj|6||@country:CU",
        [],
    ),
    "dropped subject behind an adjective": (
        "Perú||PROPN|nsubj|3||@country:PE está||AUX|cop|3|VerbForm=Fin+Number=Sing dispuesto||ADJ|root|0|Number=Sing a||ADP|mark|5 "
        "ayudar|ayudar|VERB|xcomp|3|VerbForm=Inf a||ADP|case|7 Cuba||PROPN|obj|5||@country:CU",
        ["country:PE AID country:CU [planned]"],
    ),
    "dropped subject over two sentences": (
        f"{PERU} calla|callar|VERB|root|0 .||PUNCT|punct|2\nVota|votar|VERB|root|0|VerbForm=Fin+Number=Sing .||PUNCT|punct|1\n"
        "Acusa|acusar|VERB|root|0|VerbForm=Fin+Number=Sing a||ADP|case|3 Cuba||PROPN|obj|1||@country:CU",
        ["country:PE ACCUSE country:CU"],
    ),
    "who asks somebody does not do it himself": (
        f"{PERU} pidió|pedir|VERB|root|0 a||ADP|case|4 todos||PRON|obj|2 que||SCONJ|mark|6 "
        "apoye|apoyar|VERB|ccomp|2|VerbForm=Fin+Number=Sing+Mood=Sub a||ADP|case|8 Cuba||PROPN|obj|6||@country:CU",
        [],
    ),
    "a passive without a subject goes on with the last": (
        "Ocampo||PROPN|nsubj|2||@person:ocampo calla|callar|VERB|root|0 .||PUNCT|punct|2\n"
        "Fue||AUX|aux:pass|2|VerbForm=Fin+Number=Sing detenido|detener|VERB|root|0|VerbForm=Part por||ADP|case|4 "
        "Cuba||PROPN|obl|2||@country:CU",
        ["country:CU COERCE person:ocampo"],
    ),
    "an infinitive of circumstance is the subject's": (
        f"{PERU} elogió|elogiar|VERB|root|0 a||ADP|case|4 Chile||PROPN|obj|2||@country:CL al||ADP|mark|6 "
        "acusar|acusar|VERB|advcl|2|VerbForm=Inf a||ADP|case|8 Cuba||PROPN|obj|6||@country:CU",
        ["country:PE ACCUSE country:CU", "country:PE SUPPORT country:CL"],
    ),
    "le for the object": (
        "Ocampo||PROPN|nsubj|2||@person:ocampo calla|callar|VERB|root|0 .||PUNCT|punct|2\n"
        "Perú||PROPN|nsubj|3||@country:PE le||PRON|iobj|3||@person:ocampo apoyó|apoyar|VERB|root|0|VerbForm=Fin+Number=Sing",
        ["country:PE SUPPORT person:ocampo"],
    ),
    "with whose support something is done": (
        "Ocampo||PROPN|nsubj:pass|3||@person:ocampo fue||AUX|aux:pass|3|VerbForm=Fin+Number=Sing visto|ver|VERB|root|0|VerbForm=Part "
        "con||ADP|case|6 el||DET|det|6 respaldo||NOUN|obl|3 de||ADP|case|8 Cuba||PROPN|nmod|6||@country:CU",
        ["country:CU SUPPORT person:ocampo"],
    ),
    "those who meet a third do not meet one another": (
        "Perú||PROPN|nsubj|4||@country:PE y||CCONJ|cc|3 Chile||PROPN|conj|1||@country:CL iniciaron|iniciar|VERB|root|0 "
        "una||DET|det|6 alianza||NOUN|obj|4 con||ADP|case|8 Cuba||PROPN|obl|4||@country:CU",
        ["country:CL COOPERATE country:CU", "country:CU COOPERATE country:PE"],
    ),
}


@pytest.mark.parametrize(("markup", "expected"), CASES.values(), ids=CASES)
def test_events(markup: str, expected: list[str]) -> None:
    raw, parsed, actors = scene(markup, lang="es")
    assert sorted(map(shown, find_relations(raw, parsed, actors).relations)) == sorted(expected)


def test_the_first_person_of_a_post_is_its_author() -> None:
    markup = (
        "Compartimos|compartir|VERB|root|0|VerbForm=Fin+Number=Plur+Person=1 información||NOUN|obj|1 con||ADP|case|4 "
        "China||PROPN|obl|1||@country:CN"
    )
    raw, parsed, actors = scene(markup, lang="es", kind="post", author="person:gil")
    (found,) = find_relations(raw, parsed, actors).relations
    assert shown(found) == "country:CN COOPERATE person:gil"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("Gracias||NOUN|root|0 ,||PUNCT|punct|3 Perú||PROPN|appos|1||@country:PE !||PUNCT|punct|1", ["person:gil SUPPORT country:PE"]),
        (
            "Gracias||NOUN|root|0 a||ADP|case|3 Perú||PROPN|nmod|1||@country:PE por||ADP|case|5 todo||PRON|nmod|1",
            ["person:gil SUPPORT country:PE"],
        ),
        ("Gracias||NOUN|root|0 a||ADP|case|3 Perú||PROPN|nmod|1||@country:PE ganamos|ganar|VERB|acl|1", []),
        (
            "Agradezco|agradecer|VERB|root|0|VerbForm=Fin+Number=Sing+Person=1 a||ADP|case|3 Perú||PROPN|obj|1||@country:PE "
            ",||PUNCT|punct|6 a||ADP|case|6 Cuba||PROPN|nsubj|1||@country:CU",
            ["person:gil SUPPORT country:CU", "person:gil SUPPORT country:PE"],
        ),
        (
            "Quiero|querer|VERB|root|0|VerbForm=Fin+Number=Sing+Person=1 agradecer|agradecer|VERB|xcomp|1|VerbForm=Inf "
            "a||ADP|case|4 Perú||PROPN|obj|2||@country:PE",
            ["person:gil SUPPORT country:PE [planned]"],
        ),
    ],
)  # fmt: skip
def test_an_author_speaks_to_somebody(markup: str, expected: list[str]) -> None:
    raw, parsed, actors = scene(markup, lang="es", kind="post", author="person:gil")
    found = find_relations(raw, parsed, actors).relations
    assert sorted(map(shown, found)) == expected
    assert {relation.speaker for relation in found} <= {"person:gil"}


def test_who_demands_says_what_is_demanded() -> None:
    markup = (
        f"{PERU} instó|instar|VERB|root|0 a||ADP|case|4 Chile||PROPN|obj|2||@country:CL a||ADP|mark|6 "
        "condenar|condenar|VERB|advcl|2|VerbForm=Inf a||ADP|case|8 Cuba||PROPN|obj|6||@country:CU"
    )
    raw, parsed, actors = scene(markup, lang="es")
    found = {shown(relation): relation.speaker for relation in find_relations(raw, parsed, actors).relations}
    assert found == {
        "country:PE REQUEST country:CL": None,
        "country:CL ACCUSE country:CU [demanded]": "country:PE",
    }


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("El||DET|det|2 sueco||NOUN|nsubj|3 calla||VERB|root|0", True),
        ("Los||DET|det|2 suecos||NOUN|nsubj|3 callan||VERB|root|0", False),
        ("El||DET|det|2 rey||NOUN|nsubj|4 sueco||ADJ|amod|2 calla||VERB|root|0", False),
    ],
)
def test_one_person_of_a_nation(markup: str, expected: bool) -> None:
    doc, _ = tree(markup, lang="es")
    word = next(token for token in doc if token.lower_.startswith("sueco"))
    assert is_somebody(word) is expected
