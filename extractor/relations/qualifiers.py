"""Negation and modality of a clause, from its words, auxiliaries and what governs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.pipelines.clauses import verb_lemma
from extractor.pipelines.roles import SUBJECTS, Role
from extractor.pipelines.tree import dependents, governor_of, head, is_predicate, role
from extractor.pipelines.words import has
from extractor.records import Modality
from extractor.relations.candidates import Qualifiers

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extractor.relations.cues import Cues

# What a negator may be to the verb it denies, and the nouns whose determiner may deny it.
_DENYING = frozenset({
    Role.ADVERB, Role.NEGATION, Role.OBJECT, Role.SUBJECT, Role.COORDINATOR, Role.UNKNOWN,
})  # fmt: skip
_DENIED = frozenset({Role.OBJECT, *SUBJECTS})
_VERB_FORMS: tuple[tuple[str, str, Modality], ...] = (("Tense", "Fut", "planned"), ("Mood", "Cnd", "possible"))
_LEVELS = 3  # how far up the tree a governing verb still colours an event
_INSTEAD = frozenset({"ohne", "statt", "anstatt"})  # begin infinitives of what is not done


def of_verb(verb: Token, cues: Cues) -> Qualifiers:
    """Qualifiers of the event a verb tells of."""
    found: list[str] = []
    negated = _negated(verb, cues, found)
    modality = _own_modality(verb, cues, found)
    level = verb
    for _ in range(_LEVELS):
        governor = governor_of(level)
        if governor is None:
            break
        lemma = verb_lemma(governor)
        if cues.has("negating_verb", lemma) or forgone(level, cues) is not None or _wanted_not(level, governor, cues):
            negated = not negated
            found.append(governor.text)
        if modality == "asserted":
            modality = _governed_modality(governor, lemma, cues, found)
        if modality == "asserted" and _is_bare_infinitive(level) and not _is_hearsay(governor):
            modality = _own_modality(governor, cues, found)  # "will versuchen, X zu treffen"
        level = governor
    return Qualifiers(negated, modality, tuple(found))


def _wanted_not(verb: Token, governor: Token, cues: Cues) -> bool:
    """Whether what an infinitive tells of is denied above it: ``hat keine Absicht, X anzugreifen``, ``ist nicht bereit, …``."""
    if not _is_bare_infinitive(verb) or governs("forgoing", governor, cues) or governs("left_open", governor, cues):
        return False
    if governor.pos_ == "NOUN":
        missed = governs("forgoing", head(governor), cues)  # "ließ keine Gelegenheit aus, X zu kritisieren"
        return not missed and _has_negative_determiner(governor, cues, [])
    return _negated(governor, cues, [])


def forgone(verb: Token, cues: Cues) -> Token | None:
    """The verb or noun that says that what an infinitive tells of is not done: ``weigert sich, X zu treffen``.

    Verbs of negative implication (Karttunen 1971, "Implicative verbs"); a denied one says that it is done.
    """
    governor = governor_of(verb)
    if governor is None or not _is_bare_infinitive(verb):
        return None
    listed = governs("forgoing", governor, cues)
    return governor if listed and (governor.pos_ == "NOUN" or not _negated(governor, cues, [])) else None


def governs(kind: str, word: Token, cues: Cues) -> bool:
    """Whether a verb or noun above an infinitive is listed; of verbs also the form, where its lemma is wrong (``vermied``)."""
    if word.pos_ == "NOUN":
        return cues.head(kind, word.lemma_)
    particles = "".join(child.lower_ for child in dependents(word, Role.PARTICLE) if child.i > word.i)
    return cues.has(kind, verb_lemma(word), particles + word.lower_)


def _is_hearsay(verb: Token) -> bool:
    """``soll sich geweigert haben, …``: what is said of the past, nothing that is wanted."""
    lemmas = {
        (child.lemma_ or child.text).lower() for child in dependents(verb, Role.AUXILIARY, Role.PASSIVE_AUXILIARY)
    }
    return "sollen" in lemmas and len(lemmas) > 1


def _is_bare_infinitive(verb: Token) -> bool:
    return has(verb, "VerbForm", "Inf") and not any(
        has(child, "VerbForm", "Fin") for child in dependents(verb, Role.AUXILIARY, Role.PASSIVE_AUXILIARY)
    )


def of_noun(noun: Token, cues: Cues) -> Qualifiers:
    """Qualifiers of the event a noun tells of: its determiner, and the verb it depends on."""
    verb = head(noun)
    while not is_predicate(verb) and head(verb) != verb:
        verb = head(verb)
    found: list[str] = []
    negated = _has_negative_determiner(noun, cues, found)
    if verb == noun or not is_predicate(verb):
        return Qualifiers(negated, "asserted", tuple(found))
    outer = of_verb(verb, cues)
    lemma = verb_lemma(verb)
    modality = outer.modality
    if modality == "asserted" and role(noun) in (Role.OBJECT, Role.PASSIVE_SUBJECT):
        modality = _governed_modality(verb, lemma, cues, found)
    # "nicht" at the verb denies the verb's own event and its object, not a noun in some other phrase.
    if head(noun) == verb and role(noun) in _DENIED:
        negated = negated or outer.negated
        if cues.has("negating_verb", lemma) and role(noun) == Role.OBJECT:
            # "dementierte die Festnahme": the verb itself denies the noun's event.
            negated = not negated
            found.append(verb.text)
    return Qualifiers(negated, modality, (*found, *outer.cues))


def _negated(verb: Token, cues: Cues, found: list[str]) -> bool:
    for child in dependents(verb):
        own = role(child)
        if child.lower_ in _INSTEAD and _is_bare_infinitive(verb) and child.i < verb.i and not dependents(child):
            found.append(child.text)
            return own != Role.CASE
        if own in _DENYING and cues.has("negator", child.lower_):
            found.append(child.text)
            return True
        if own in (Role.AUXILIARY, Role.PASSIVE_AUXILIARY) and any(
            cues.has("negator", part.lower_) for part in dependents(child)
        ):
            found.append("nicht" if verb.lang_ == "de" else "no")
            return True
        if own in _DENIED and _has_negative_determiner(child, cues, found):
            return True
    return False


def _has_negative_determiner(noun: Token, cues: Cues, found: list[str]) -> bool:
    for child in dependents(noun, Role.DETERMINER):
        if any(child.lower_.startswith(word) for word in cues.words.get("negative_determiner", ())):
            found.append(child.text)
            return True
    return cues.has("negative_determiner", noun.lower_)


def denied_by_article(noun: Token, cues: Cues) -> bool:
    """Whether a noun has a determiner that denies it: ``kein Mitglied``."""
    return _has_negative_determiner(noun, cues, [])


def _own_modality(verb: Token, cues: Cues, found: list[str]) -> Modality:
    """Modality from auxiliaries, adverbs and the clause's own conjunction."""
    infinitive = has(verb, "VerbForm", "Inf")
    for child in dependents(verb):
        own = role(child)
        lemma = (child.lemma_ or child.text).lower()
        if own == Role.AUXILIARY and (infinitive or lemma != "werden") and not _came_about(child):
            for kind in ("possible", "planned", "demanded"):
                if cues.has(kind, lemma):
                    found.append(child.text)
                    return kind
        if own == Role.ADVERB and cues.has("possible_adverb", child.lower_):
            found.append(child.text)
            return "possible"
        if own == Role.MARKER and cues.has("conditional", child.lower_):
            found.append(child.text)
            return "possible"
        if own == Role.MARKER and cues.has("purpose", child.lower_):
            found.append(child.text)
            return "planned"
    return _tense_modality(verb, found)


def _came_about(auxiliary: Token) -> bool:
    """Past ability tells of a fact: ``konnte sich einigen``, ``konnte sich nicht einigen``, ``pudo``."""
    able = (auxiliary.lemma_ or auxiliary.text).lower() in ("können", "poder")
    return able and has(auxiliary, "Tense", "Past") and has(auxiliary, "Mood", "Ind")


def _tense_modality(verb: Token, found: list[str]) -> Modality:
    """Spanish says in the verb form what German says with auxiliaries: ``levantarán``, ``levantaría``."""
    for feature, value, modality in _VERB_FORMS:
        if has(verb, feature, value):
            found.append(verb.text)
            return modality
    return "asserted"


def _governed_modality(governor: Token, lemma: str, cues: Cues, found: list[str]) -> Modality:
    if governs("left_open", governor, cues) and _negated(governor, cues, found):
        return "possible"  # "schloss nicht aus, X zu treffen"
    for kind in ("demanded", "planned", "possible"):
        if cues.has(kind, lemma) or (governor.pos_ == "NOUN" and cues.head(kind, lemma)):
            found.append(governor.text)
            return kind
    return "asserted"
