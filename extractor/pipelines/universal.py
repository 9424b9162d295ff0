"""Universal Dependencies (de Marneffe et al. 2021, Computational Linguistics 47) as roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.pipelines.roles import Role

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ROLES = {
    "ROOT": Role.ROOT,
    "nsubj": Role.SUBJECT,
    "nsubj:outer": Role.SUBJECT,
    "nsubj:pass": Role.PASSIVE_SUBJECT,
    "nsubjpass": Role.PASSIVE_SUBJECT,
    "obj": Role.OBJECT,
    "iobj": Role.INDIRECT,
    "obl:arg": Role.ARGUMENT,
    "obl": Role.OBLIQUE,
    "obl:agent": Role.AGENT,
    "obl:mod": Role.OBLIQUE,
    "expl": Role.EXPLETIVE,
    "expl:pv": Role.EXPLETIVE,
    "aux": Role.AUXILIARY,
    "aux:pass": Role.PASSIVE_AUXILIARY,
    "cop": Role.COPULA,
    "compound": Role.PARTICLE,
    "compound:prt": Role.PARTICLE,
    "advmod": Role.ADVERB,
    "neg": Role.NEGATION,
    "mark": Role.MARKER,
    "csubj": Role.SUBJECT_CLAUSE,
    "ccomp": Role.CONTENT,
    "xcomp": Role.INFINITIVE,
    "advcl": Role.ADVERBIAL,
    "acl": Role.NOUN_CLAUSE,
    "acl:relcl": Role.NOUN_CLAUSE,
    "parataxis": Role.PARATAXIS,
    "case": Role.CASE,
    "amod": Role.ADJECTIVE,
    "flat": Role.NAME,
    "flat:name": Role.NAME,
    "flat:foreign": Role.NAME,
    "appos": Role.APPOSITION,
    "conj": Role.CONJUNCT,
    "cc": Role.COORDINATOR,
    "dep": Role.UNKNOWN,
}
_FAMILIES = {"det": Role.DETERMINER, "nmod": Role.MODIFIER}

# Relations without a role here; with those above and their subtypes, all labels that a UD parser may have.
_ROLELESS = frozenset(
    "clf cop discourse dislocated fixed goeswith list nummod orphan punct reparandum root vocative auxpass csubjpass".split()
)


def read(doc: Doc) -> tuple[list[int], list[Role]]:
    """The head and the role of every token; the trees of this scheme are taken as they are."""
    roles: dict[str, Role] = {}
    heads, found = [], []
    for token in doc:
        heads.append(token.head.i)
        label = token.dep_
        if label not in roles:
            roles[label] = role_of(label)
        found.append(roles[label])
    return heads, found


def role_of(label: str) -> Role:
    """The role of a label.

    Example:
        >>> role_of("det:poss").name, role_of("nsubj:pass").name, role_of("punct").name
        ('DETERMINER', 'PASSIVE_SUBJECT', 'OTHER')
    """
    return _ROLES.get(label) or _FAMILIES.get(label.partition(":")[0], Role.OTHER)


def is_known(label: str) -> bool:
    """Whether a label belongs to the scheme; language-specific subtypes do.

    Example:
        >>> is_known("obl:tmod"), is_known("pobj")
        (True, False)
    """
    relation = label.partition(":")[0]
    return relation in _ROLES or relation in _FAMILIES or relation in _ROLELESS
