"""Roles of words in TIGER trees, and that any tree stays one."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from extractor.pipelines.roles import Role
from extractor.pipelines.tree import head, role, tree_of
from tests.trees import tree

# A word, its role and its head, in a sentence of TIGER labels.
ROLES = {
    "aim behind a comma is no cluster": (
        "Ziel||NOUN|sb|2 ist|sein|AUX|root|0|VerbForm=Fin ,||PUNCT|punct|6 Gas||NOUN|oa|6 zu||PART|pm|6 "
        "sparen||VERB|oc|2|VerbForm=Inf",
        ("sparen", Role.INFINITIVE, "ist"),
    ),
    "content of an auxiliary": (
        "will|wollen|AUX|root|0|VerbForm=Fin dass||SCONJ|cp|4 Rom||PROPN|sb|4 hilft|helfen|VERB|oc|1|VerbForm=Fin",
        ("hilft", Role.CONTENT, "will"),
    ),
    "adverb of a preposition": ("gilt|gelten|VERB|root|0 seit||ADP|mo|1 gestern||ADV|nk|2", ("gestern", Role.ADVERB, "gilt")),
    "postposition of a circumposition": (
        "regiert|regieren|VERB|root|0 von||ADP|mo|1 Rom||PROPN|nk|2 aus||ADP|ac|2",
        ("aus", Role.CASE, "Rom"),
    ),
    "article at the preposition": (
        "sprach|sprechen|VERB|root|0 mit||ADP|mo|1 der||DET|nk|2 EU||PROPN|nk|2",
        ("der", Role.DETERMINER, "EU"),
    ),
    "particle is no preposition": (
        "griff|greifen|VERB|root|0 Rom||PROPN|oa|1 an||ADP|svp|1",
        ("an", Role.PARTICLE, "griff"),
    ),
    "subject clause": (
        "Dass||SCONJ|cp|3 Rom||PROPN|sb|3 hilft|helfen|VERB|sb|4|VerbForm=Fin freut|freuen|VERB|root|0|VerbForm=Fin Wien||PROPN|oa|4",
        ("hilft", Role.SUBJECT_CLAUSE, "freut"),
    ),
    "participle before its noun": (
        "das||DET|nk|5 von||ADP|sbp|4 Rom||PROPN|nk|2 geforderte|gefordert|ADJ|nk|5 Verbot||NOUN|root|0",
        ("Rom", Role.AGENT, "geforderte"),
    ),
    "number of things": ("Tausende||NOUN|root|0 Russen|Russe|NOUN|nk|1", ("Russen", Role.APPOSITION, "Tausende")),
    "bare noun that modifies a noun": ("Treffen||NOUN|root|0 Ende||NOUN|mo|1 Mai||NOUN|nk|2", ("Ende", Role.OTHER, "Treffen")),
    "genitive object": (
        "gedachten|gedenken|VERB|root|0|VerbForm=Fin der||DET|nk|3 Opfer||NOUN|og|1|Case=Gen",
        ("Opfer", Role.ARGUMENT, "gedachten"),
    ),
    "becoming is no copula": (
        "Merz||PROPN|sb|2 wird|werden|AUX|root|0|VerbForm=Fin Kanzler||NOUN|pd|2",
        ("Kanzler", Role.INFINITIVE, "wird"),
    ),
    "sentence-initial conjunction": (
        "Und||CCONJ|ju|2 schweigt|schweigen|VERB|root|0|VerbForm=Fin Rom||PROPN|sb|2",
        ("Und", Role.COORDINATOR, "schweigt"),
    ),
    "clause of cause": (
        "kam|kommen|VERB|root|0|VerbForm=Fin weil||SCONJ|cp|4 Rom||PROPN|sb|4 bat|bitten|VERB|mo|1|VerbForm=Fin",
        ("bat", Role.ADVERBIAL, "kam"),
    ),
    "sentence taken up by a relative": (
        "schwieg|schweigen|VERB|root|0|VerbForm=Fin was||PRON|sb|3 auffiel|auffallen|VERB|rc|1|VerbForm=Fin",
        ("auffiel", Role.ADVERBIAL, "schwieg"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("markup", "expected"), ROLES.values(), ids=ROLES)
def test_roles(markup: str, expected: tuple[str, Role, str]) -> None:
    doc, _ = tree(markup)
    [word] = [token for token in doc if token.text == expected[0]]
    assert (word.text, role(word), head(word).text) == expected


VOCAB = spacy.blank("de").vocab
LABELS = "sb oa da op mo oc nk ag pg mnr cd cj cp pm rc re rs svp sbp pd ng app par ph punct dep cm cc ac pnc".split()
WORDS = st.tuples(
    st.sampled_from("VERB AUX ADP NOUN PROPN PRON DET ADJ ADV CCONJ SCONJ PART PUNCT".split()),
    st.sampled_from(LABELS),
    st.sampled_from(["", "VerbForm=Fin", "VerbForm=Inf", "VerbForm=Part"]),
    st.sampled_from(["ist", "wird", "worden", "hat", "darauf", "x", ","]),
    st.integers(0, 10**6),
)


@given(st.lists(WORDS, min_size=1, max_size=14), st.randoms(use_true_random=False))
def test_any_tree_stays_a_tree(rows, random) -> None:  # type: ignore[no-untyped-def]
    """Whatever a parser says, every word hangs below the root it hung below, and there are no circles."""
    order = list(range(len(rows)))
    random.shuffle(order)
    heads = [0] * len(rows)
    for place, index in enumerate(order):
        heads[index] = order[rows[index][4] % place] if place else index
    pos, labels, morphs, words, _ = (list(column) for column in zip(*rows, strict=True))
    labels[order[0]] = "ROOT"
    doc = Doc(VOCAB, words=words, pos=pos, deps=labels, morphs=morphs, heads=heads)
    doc.user_data["extractor.scheme"] = "tiger"
    found = tree_of(doc)
    assert found is not None
    assert [index for index, above in enumerate(found.heads) if above == index and found.roles[index] == Role.ROOT]
    for index in range(len(rows)):
        steps = [index]
        while found.heads[steps[-1]] != steps[-1]:
            steps.append(found.heads[steps[-1]])
            assert len(steps) <= len(rows)
    assert sum(above == index for index, above in enumerate(found.heads)) == 1
