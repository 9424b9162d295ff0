"""Clauses with logical roles, read from dependency trees.

This reads Universal Dependencies (de Marneffe et al. 2021, Computational Linguistics 47).
The relation stage asks here for clauses, noun arguments and governors; qualifiers, speech
and the cast still look at some labels themselves (determiners, auxiliaries, appositions).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.pipelines.lemmas import repaired

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "X", "SYM", "NUM"})
_NAME_DEPS = frozenset({"flat", "flat:name", "flat:foreign"})
_SUBJECT = frozenset({"nsubj", "nsubj:outer"})
_PASSIVE_SUBJECT = frozenset({"nsubj:pass", "nsubjpass"})
_AUXILIARY = frozenset({"aux", "aux:pass", "cop"})
_RELATIVE = frozenset({"acl", "acl:relcl"})
_OPEN = frozenset({"xcomp", "ccomp", "advcl", "acl"})
_AGENT_PREPOSITIONS = frozenset({"von", "durch", "por"})

_FINAL = frozenset(".!?;…\"“”«»'’)–—")

# Preposition + article written as one word; the parts carry no meaning of their own here.
_CONTRACTED = {
    "am": "an", "ans": "an", "beim": "bei", "im": "in", "ins": "in", "vom": "von", "zum": "zu", "zur": "zu",
    "aufs": "auf", "fürs": "für", "ums": "um", "übers": "über", "durchs": "durch", "al": "a", "del": "de",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Argument:
    """A noun that fills a slot; ``preposition`` is empty for bare cases."""

    head: Token
    preposition: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb with its logical roles (passives turned, control and relative pronouns resolved).

    Attributes:
        lemma: Lemma with a separated particle joined (``wirft … vor`` gives ``vorwerfen``).
        governor: The verb, adjective or noun whose content this clause is, if any.
        auxiliaries: Auxiliary and modal verbs.
    """

    verb: Token
    lemma: str
    subjects: tuple[Token, ...]
    objects: tuple[Token, ...]
    datives: tuple[Token, ...]
    obliques: tuple[Argument, ...]
    governor: Token | None
    auxiliaries: tuple[Token, ...]
    passive: bool
    reflexive: bool


def preposition(token: Token) -> str:
    """The preposition of a noun, contractions undone; empty if it has none."""
    for child in token.children:
        if child.dep_ == "case":
            return bare(child.lower_)
    return ""


def has(token: Token, feature: str, value: str) -> bool:
    """Whether a word carries a morphological feature (``Case``, ``Gen``)."""
    return value in token.morph.get(feature, [])


def bare(word: str) -> str:
    """Undo a contraction of preposition and article.

    Example:
        >>> bare("zum"), bare("gegen")
        ('zu', 'gegen')
    """
    return _CONTRACTED.get(word.lower(), word.lower())


def conjuncts(token: Token) -> list[Token]:
    """The token and everything coordinated below it, in text order."""
    found = [token]
    for item in found:
        found.extend(child for child in item.children if child.dep_ == "conj")
    return sorted(found)


def noun_modifiers(noun: Token) -> Iterator[Argument]:
    """Nouns that hang on a noun: genitives (no preposition) and prepositional ones."""
    for child in noun.children:
        if child.dep_.startswith("nmod") or (child.dep_ == "obl" and child.pos_ in _NOMINAL):
            yield Argument(child, preposition(child))


def genitives(noun: Token, *, of: str) -> list[Token]:
    """Whose noun it is: bare genitives and those with the preposition ``of`` (von, de)."""
    return [
        argument.head
        for argument in noun_modifiers(noun)
        if argument.preposition == of or (not argument.preposition and _is_genitive(argument.head))
    ]


def _is_genitive(token: Token) -> bool:
    return not token.morph.get("Case", []) or has(token, "Case", "Gen") or token.pos_ == "PROPN"


def is_predicate(token: Token) -> bool:
    """A verb that heads a clause (no auxiliary, no attributive participle)."""
    if token.dep_ in _AUXILIARY or token.dep_ == "amod":
        return False
    return token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ in ("ROOT", "ccomp", "advcl", "conj"))


def verb_lemma(verb: Token) -> str:
    """Lemma in lower case, a separated particle in front."""
    lemma = repaired(verb.lower_, verb.lang_)
    # An infinitive is its own lemma, whatever a lemmatiser makes of a rare one.
    if lemma == verb.lower_ and not (verb.lang_ == "de" and has(verb, "VerbForm", "Inf")):
        lemma = repaired((verb.lemma_ or verb.text).lower(), verb.lang_)
    for child in verb.children:
        if child.dep_ in ("compound:prt", "compound") and child.i > verb.i and child.pos_ in ("ADP", "ADV", "PART"):
            return lemma if lemma.startswith(child.lower_) else child.lower_ + lemma
    return lemma


def clauses(doc: Doc) -> list[Clause]:
    """All clauses of a parsed document, in text order; none where there is no parse."""
    if not doc.has_annotation("DEP"):
        return []
    return [clause_of(token) for token in doc if is_predicate(token)]


def clause_of(verb: Token) -> Clause:
    """The clause a verb heads."""
    subjects: list[Token] = []
    objects: list[Token] = []
    datives: list[Token] = []
    obliques: list[Argument] = []
    passive = any(child.dep_ == "aux:pass" for child in verb.children)
    reflexive = False
    for child in verb.children:
        if _is_reflexive(child):
            reflexive = True
        elif child.dep_ in _PASSIVE_SUBJECT or (passive and child.dep_ in _SUBJECT):
            passive = True
            objects.append(_antecedent(child, verb))
        elif child.dep_ in _SUBJECT:
            subjects.append(_antecedent(child, verb))
        elif child.dep_ in ("obj", "iobj", "obl:arg", "obl", "obl:agent", "obl:mod") and child.pos_ in _NOMINAL | {
            "DET"
        }:
            _place(child, verb, objects=objects, datives=datives, obliques=obliques)
    if passive:
        subjects = [argument.head for argument in obliques if argument.preposition in _AGENT_PREPOSITIONS]
    elif not subjects:
        subjects = _inherited_subjects(verb)
    return Clause(
        verb=verb,
        lemma=verb_lemma(verb),
        subjects=tuple(subjects),
        objects=tuple(objects),
        datives=tuple(datives),
        obliques=tuple(obliques),
        governor=governor_of(verb),
        auxiliaries=tuple(_auxiliaries(verb)),
        passive=passive,
        reflexive=reflexive,
    )


def _place(child: Token, verb: Token, *, objects: list[Token], datives: list[Token], obliques: list[Argument]) -> None:
    """Sort a non-subject argument into its slot."""
    word = preposition(child)
    head = _antecedent(child, verb)
    if word == "a" and child.dep_ in ("obj", "iobj"):
        # Spanish marks persons as objects with "a".
        (datives if child.dep_ == "iobj" else objects).append(head)
        obliques.append(Argument(head, word))
    elif word:
        obliques.append(Argument(head, word))
    elif child.dep_ == "iobj" or has(child, "Case", "Dat"):
        datives.append(head)
    elif child.dep_ == "obj":
        objects.append(head)


def _is_reflexive(token: Token) -> bool:
    if token.lower_ in ("sich", "se"):
        return True
    return has(token, "Reflex", "Yes") and token.dep_ in ("obj", "iobj", "expl", "expl:pv")


def _antecedent(token: Token, verb: Token) -> Token:
    """The noun a relative pronoun stands for; any other token stands for itself."""
    relative = has(token, "PronType", "Rel") or token.tag_ in ("PRELS", "PRELAT")
    if relative and verb.dep_ in _RELATIVE and verb.head.i < token.i:
        return verb.head
    return token


def _inherited_subjects(verb: Token) -> list[Token]:
    """Subject of a verb that has none of its own: shared by coordination, or controlled."""
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        return _own_or_shared(verb.head)
    finite = has(verb, "VerbForm", "Fin") or any(
        has(child, "VerbForm", "Fin") for child in verb.children if child.dep_ in _AUXILIARY
    )
    if verb.dep_ in _OPEN and not finite and verb.head.pos_ in ("VERB", "AUX"):
        return _controllers(verb.head)
    if verb.dep_ == "ccomp" and finite and verb.lang_ == "es":
        # Spanish drops a subject that goes on: "Estados Unidos afirmó que levantará las sanciones".
        return [child for child in verb.head.children if child.dep_ in _SUBJECT and _agree(child, verb)]
    return []


def _agree(subject: Token, verb: Token) -> bool:
    """Whether the number of a subject allows the verb; several coordinated words are plural."""
    if len(conjuncts(subject)) > 1:
        return not has(verb, "Number", "Sing")
    return subject.pos_ == "PROPN" or subject.morph.get("Number", []) == verb.morph.get("Number", [])


def _controllers(verb: Token) -> list[Token]:
    """Who would do what an infinitive says: the person addressed, else the subject."""
    addressed = [
        child
        for child in verb.children
        if child.dep_ in ("obj", "iobj") and child.pos_ in ("PROPN", "PRON", "NOUN") and not _is_reflexive(child)
    ]
    persons = [child for child in addressed if child.dep_ == "iobj" or child.pos_ == "PROPN" or child.ent_type_]
    if persons:
        return persons
    return _own_or_shared(verb)


def _own_or_shared(verb: Token) -> list[Token]:
    """The subject of a verb, else that of the verb it is coordinated with or depends on as infinitive."""
    own = [child for child in verb.children if child.dep_ in _SUBJECT]
    if own or verb.dep_ not in ("conj", "xcomp") or verb.head == verb:
        return own
    return [child for child in verb.head.children if child.dep_ in _SUBJECT]


def governor_of(verb: Token) -> Token | None:
    """The verb, adjective or noun whose content a clause is (through coordination)."""
    token = verb
    while token.dep_ == "conj" and token.head != token:
        token = token.head
    return token.head if token.dep_ in ("ccomp", "xcomp", "csubj", "acl") and token.head != token else None


def _auxiliaries(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in _AUXILIARY:
            yield child
            yield from (grandchild for grandchild in child.children if grandchild.dep_ in _AUXILIARY)


def statement(token: Token) -> Span:
    """The sentence around a word; a sentence end without punctuation or line break is not trusted.

    Parsers split headlines ("Paris und London | vereinbaren Reformen").
    """
    doc = token.doc
    start, end = token.sent.start, token.sent.end
    while start > 0 and not _ends_sentence(doc[start - 1]):
        start = doc[start - 1].sent.start
    while end < len(doc) and not _ends_sentence(doc[end - 1]):
        end = doc[end].sent.end
    return doc[start:end]


def _ends_sentence(token: Token) -> bool:
    return token.text[-1] in _FINAL or "\n" in token.text


def name_tokens(token: Token) -> list[Token]:
    """The token with the other words of its name."""
    return sorted([token, *(child for child in token.children if child.dep_ in _NAME_DEPS)])
