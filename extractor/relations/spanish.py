"""What Spanish leaves to the ending: participles behind a noun, and subjects that are not said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.pipelines.clauses import Clause
from extractor.pipelines.coordination import conjuncts
from extractor.pipelines.roles import AUXILIARIES, Role
from extractor.pipelines.sentences import sentence_of
from extractor.pipelines.tree import (
    NOMINAL,
    dependents,
    finite_parts,
    governor_of,
    head,
    noun_modifiers,
    preposition,
    role,
)
from extractor.pipelines.words import has, tokens_of
from extractor.relations.reduced import passive_beside_noun

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from extractor.relations.cast import Cast
    from extractor.relations.cues import Cues
    from extractor.relations.lexicon import Lexicon

_OBJECTS = frozenset({Role.OBJECT, Role.INDIRECT})
_ARTICLES = frozenset({"el", "la", "un", "una", "al", "del"})
_THANKS = frozenset("gracias enhorabuena felicidades felicitaciones bienvenido bienvenida bienvenidos".split())
_REACH = 6  # words behind a thank within which whom it is for is named
_GOVERNED = frozenset({Role.INFINITIVE, Role.SUBJECT_CLAUSE, Role.CONTENT})
_BEHIND_NOUN = frozenset({Role.ADJECTIVE, Role.NOUN_CLAUSE})


def participle_clauses(doc: Doc, lexicon: Lexicon) -> Iterator[Clause]:
    """``las sanciones impuestas por la UE a Rusia``: the noun is the object, "por" names who does it."""
    if not len(doc) or doc[0].lang_ != "es":
        return
    for token in tokens_of(doc):
        if token.pos_ not in ("ADJ", "VERB") or role(token) not in _BEHIND_NOUN:
            continue
        lemma = lexicon.forms.get(token.lower_)
        if lemma is None or head(token).pos_ not in NOMINAL or not _is_participle(token):
            continue
        agents = tuple(_agents(token))
        if agents:
            yield passive_beside_noun(token, lemma, agents, mark="por")


def makers(noun: Token) -> list[Token]:
    """Who made or did what a noun names: ``la resolución propuesta por Perú``, not ``al opositor detenido por Perú``."""
    if noun.lang_ != "es" or (role(noun) in _OBJECTS and preposition(noun) == "a"):
        return []
    return [agent for child in dependents(noun, *_BEHIND_NOUN) if _is_participle(child) for agent in _agents(child)]


def _agents(participle: Token) -> list[Token]:
    return [child for child in dependents(participle) if child.pos_ in NOMINAL and preposition(child) == "por"]


def _is_participle(token: Token) -> bool:
    return (has(token, "VerbForm", "Part") or token.pos_ == "ADJ") and not dependents(token, *AUXILIARIES)


def is_somebody(token: Token) -> bool:
    """Whether a word for a nation is one person: ``el sueco criticó …``, not ``el Gobierno sueco`` or ``los suecos``."""
    articles = dependents(token, Role.DETERMINER) or dependents(token, Role.CASE)
    return (
        token.lang_ == "es"
        and role(token) != Role.ADJECTIVE
        and any(child.lower_ in _ARTICLES and child.i == token.i - 1 for child in articles)
    )


def joint_owners(noun: Token, cast: Cast) -> list[Token]:
    """The second country of ``los gobiernos de Panamá y Venezuela``, which the name of the first government leaves out."""
    site = cast.site(noun) if noun.lang_ == "es" and noun.pos_ == "NOUN" and has(noun, "Number", "Plur") else None
    if site is None or site.entity_ids[0].startswith("person:"):
        return []
    inside = [argument.noun for argument in noun_modifiers(noun) if cast.site(argument.noun) is site]
    return [other for owner in inside for other in conjuncts(owner) if cast.site(other) is not site]


def is_first_person(clause: Clause) -> bool:
    """Whether the verb says that its subject speaks (``Compartimos con China …``, ``Quiero agradecer a China …``)."""
    if clause.verb.lang_ != "es" or clause.passive:
        return False
    if any(has(part, "Person", "1") for part in (clause.verb, *clause.auxiliaries)):
        return True
    above = head(clause.verb)
    if role(clause.verb) not in _GOVERNED or above == clause.verb or has(clause.verb, "VerbForm", "Fin"):
        return False
    # "Me alegra anunciar …": whoever feels so does it
    return any(has(part, "Person", "1") for part in finite_parts(above)) or any(
        child.lower_ in ("me", "nos") for child in dependents(above)
    )


def addresses(clause: Clause) -> bool:
    """Whether the verb has somebody spoken to or is reflexive: ``se dirigió a la ONU`` leads nobody."""
    return clause.verb.lang_ == "es" and (clause.reflexive or any(item.preposition == "a" for item in clause.obliques))


def with_own_subject(clause: Clause, cast: Cast) -> Clause:
    """The clause with nouns that the tree takes for its subject among the objects, where the verb does not allow it."""
    if clause.passive or clause.verb.lang_ != "es":
        return clause
    if any(has(part, "Person", "1") for part in finite_parts(clause.verb)):
        # "Agradezco a A, a B": but "los españoles hemos votado", "Pedro y yo fuimos"
        names = [noun for noun in clause.subjects if noun.pos_ == "PROPN" and len(conjuncts(noun)) == 1]
        own = tuple(noun for noun in clause.subjects if noun not in names)
        return replace(clause, subjects=own, objects=(*clause.objects, *names)) if names else clause
    return _with_unmarked_subject(clause, cast)


def _with_unmarked_subject(clause: Clause, cast: Cast) -> Clause:
    """A person without "a" is no object: ``la [federación] que preside [Elsa]``, where the tree has it the other way round."""
    people = [noun for noun in clause.objects if _is_unmarked_person(noun, clause, cast)]
    if not people or any(_is_person(noun, cast) for noun in clause.subjects):
        return clause
    others = [noun for noun in clause.objects if noun not in people]
    return replace(clause, subjects=tuple(people), objects=(*clause.subjects, *others))


def _is_unmarked_person(noun: Token, clause: Clause, cast: Cast) -> bool:
    return noun.i > clause.verb.i and preposition(noun) == "" and _is_person(noun, cast)


def _is_person(noun: Token, cast: Cast) -> bool:
    site = cast.site(noun)
    return site is not None and site.entity_ids[0].startswith("person:")


def in_apposition(noun: Token) -> Token | None:
    """The name that a Spanish noun explains: ``la [UGT], el sindicato que dirige X``."""
    if noun.lang_ != "es" or noun.pos_ != "NOUN" or role(noun) != Role.APPOSITION:
        return None
    return head(noun)


def demander(verb: Token, cast: Cast) -> str | None:
    """Who demands what a verb tells of: ``[Amnistía] instó a la ONU a condenar …``; it is known by those words alone."""
    governor = governor_of(verb) if verb.lang_ == "es" else None
    for clause in cast.clauses if governor is not None else ():
        if clause.verb == governor and cast.cues.has("demanded", clause.lemma):
            found = cast.fillers(clause.subjects, owned=False)
            return found[0] if len(found) == 1 else None
    return None


def is_demanded(clause: Clause, cues: Cues) -> bool:
    """What a speaker demands: ``dijo que [Pyongyang] debe renunciar``, ``que [Washington] se retire``."""
    return clause.verb.lang_ == "es" and (_is_duty(clause, cues) or _is_wish(clause))


def _is_duty(clause: Clause, cues: Cues) -> bool:
    """``debe irse``, ``tiene que firmar``; not ``debía irse``."""
    own = dependents(clause.verb, Role.AUXILIARY)
    forms = {part.lemma_.lower() for part in own}
    if "deber" in forms or any(cues.has("obligation", part.lower_) for part in own):
        return not any(has(part, "Tense", "Imp") or has(part, "Tense", "Past") for part in own)
    marked = any(child.lower_ == "que" and child.i == clause.verb.i - 1 for child in dependents(clause.verb))
    return marked and "tener" in forms


def _is_wish(clause: Clause) -> bool:
    """A main clause that begins with "que" and is in the subjunctive."""
    marks = [child for child in dependents(clause.verb, Role.MARKER) if child.lower_ == "que"]
    return bool(marks) and role(clause.verb) == Role.ROOT and has(clause.verb, "Mood", "Sub")


def thanked(word: Token, cast: Cast) -> list[str]:
    """Whom a speaker thanks or welcomes at the head of a sentence: ``Gracias, presidente X``, ``¡Gracias a Chile por …!``."""
    if word.lower_ not in _THANKS:
        return []
    doc, sentence = word.doc, sentence_of(word)
    before = tokens_of(doc)[sentence.start : word.i]
    if any(not token.is_punct for token in before) and doc[word.i - 1].text not in (",", "y"):
        return []
    behind = [token for token in tokens_of(doc)[word.i + 1 : min(sentence.end, word.i + _REACH)] if not token.is_punct]
    if not behind or (behind[0].lower_ in ("a", "al") and not any(token.lower_ == "por" for token in sentence)):
        return []  # "gracias a la ayuda de X …": what came of it
    for token in behind:
        if token.pos_ == "VERB" or token.lower_ == "por":
            return []
        if found := cast.named(token):
            return found
    return []
