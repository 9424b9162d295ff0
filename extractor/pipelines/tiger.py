"""TIGER trees, as the official German pipelines of spaCy build them, as roles.

The scheme (Brants et al. 2004, Research on Language and Computation 2; as dependencies: Seeker
and Kuhn 2012, LREC) lets function words govern: the finite auxiliary has the subject and the
rest of the cluster hangs on it (``wird ← verhängt`` as ``oc``), prepositions have their noun
(``nk``), conjunctions the next conjunct. Here the content word of such a chain takes the place
of the whole chain, its function words hang on it, and labels become roles by what they join.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.pipelines.roles import Role
from extractor.pipelines.tiger_roles import Link, role_of
from extractor.pipelines.words import feature

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_VERBAL = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "X", "SYM"})
_WERDEN = re.compile(r"werd|wird|wirst|wurd|würd|word|geword")
_SEIN = re.compile(r"(?:bin|bist|ist|sind|seid|sei|seien|sein|war|warst|waren|wart|gewesen|wär\w*)$")


@dataclass(frozen=True, slots=True)
class _Source:
    """The tree of the parser, and which word carries each function word's content.

    Attributes:
        below: The dependent that a function word makes way for; the word itself if it is none.
        content: The content word at the end of a chain of such words.
        outermost: The first function word of a chain: its label is that of the whole.
        first: The first of several conjuncts.
    """

    words: tuple[Token, ...]
    heads: Sequence[int]
    labels: Sequence[str]
    dependents: Sequence[Sequence[int]]
    below: list[int]
    content: list[int]
    outermost: list[int]
    first: list[int]

    def labelled(self, index: int, *labels: str) -> list[int]:
        return [child for child in self.dependents[index] if self.labels[child] in labels]


def read(doc: Doc) -> tuple[list[int], list[Role]]:
    """The head and the role of every token of a TIGER tree."""
    source = _source(doc)
    heads: list[int] = []
    roles: list[Role] = []
    for index in range(len(doc)):
        above, role = _function_word(source, index) or _content_word(source, index)
        heads.append(above)
        roles.append(role)
    return heads, roles


def _source(doc: Doc) -> _Source:
    heads = [token.head.i for token in doc]
    labels = [token.dep_ for token in doc]
    dependents: list[list[int]] = [[] for _ in heads]
    for index, above in enumerate(heads):
        if above != index:
            dependents[above].append(index)
    joined = [
        above if label in ("cj", "cd") else index
        for index, (above, label) in enumerate(zip(heads, labels, strict=True))
    ]
    own = range(len(heads))
    source = _Source(tuple(doc), heads, labels, dependents, list(own), [], [], _ends(joined))
    outer = list(own)
    for index in own:
        carrier = _carrier(source, index)
        if carrier is not None:
            source.below[index] = carrier
            outer[carrier] = index
    source.content.extend(_ends(source.below))
    source.outermost.extend(_ends(outer))
    return source


def _ends(steps: Sequence[int]) -> list[int]:
    """Where the chain that starts at each word ends; the last word of a chain steps to itself.

    Example:
        >>> _ends([1, 3, 2, 3])
        [3, 3, 2, 3]
    """
    ends = list(steps)
    for start in range(len(ends)):
        path = [start]
        while ends[path[-1]] != path[-1]:
            path.append(ends[path[-1]])
        for index in path:
            ends[index] = path[-1]
    return ends


# --- chains of function words


def _carrier(source: _Source, index: int) -> int | None:
    """The noun of a preposition, the verb of an auxiliary, the predicate of the copula."""
    word = source.words[index]
    if word.pos_ == "ADP" and source.labels[index] != "svp":
        return _best_noun(source, source.labelled(index, "nk"))
    if word.pos_ == "AUX" or word.tag_.startswith(("VA", "VM")):
        verbs = [child for child in source.labelled(index, "oc") if _is_part_of_cluster(source, child, index)]
        if verbs:
            return verbs[0]
        if _SEIN.match(word.lower_):
            predicates = source.labelled(index, "pd")
            return next((child for child in predicates if not _has_own_parts(source, child)), None)
    return None


def _best_noun(source: _Source, children: Sequence[int]) -> int | None:
    """The noun of a preposition; where there is none an adverb (``seit gestern``) or whatever else is no article."""
    fitting = [child for child in children if source.words[child].pos_ in _NOUNS - {"DET"}]
    others = [child for child in children if source.words[child].pos_ not in ("DET", "PUNCT", "SPACE")]
    return next(iter([*fitting, *others, *children]), None)


def _has_own_parts(source: _Source, index: int) -> bool:
    """Whether a verb is a clause of its own: it has a subject or a conjunction."""
    return source.words[index].pos_ in _VERBAL and bool(source.labelled(index, "sb", "cp"))


def _is_part_of_cluster(source: _Source, index: int, auxiliary: int) -> bool:
    """Verbs below an auxiliary; not clauses, nor "zu" behind a comma (``Ziel ist, Gas zu sparen``).

    Their form is not asked: taggers take participles like "erklärt" for finite verbs.
    """
    if source.words[index].pos_ not in _VERBAL or _has_own_parts(source, index):
        return False
    if not _has_zu(source, index):
        return True
    first, last = sorted((index, auxiliary))
    return all(between.text != "," for between in source.words[first:last])


def _has_zu(source: _Source, index: int) -> bool:
    return source.words[index].tag_ == "VVIZU" or bool(source.labelled(index, "pm"))


def _function_word(source: _Source, index: int) -> tuple[int, Role] | None:
    """Head and role of a word that makes way for another one, or that joins two conjuncts."""
    word, below = source.words[index], source.below[index]
    if below == index:
        conjuncts = source.labelled(index, "cj")
        if source.labels[index] == "cd" and conjuncts:
            return source.content[conjuncts[0]], Role.COORDINATOR
        return None
    if word.pos_ == "ADP":
        role = Role.CASE
    elif source.labels[below] == "pd":
        role = Role.COPULA
    else:
        role = Role.PASSIVE_AUXILIARY if _makes_passive(source, index, below) else Role.AUXILIARY
    return source.content[index], role


def _makes_passive(source: _Source, index: int, below: int) -> bool:
    """``wird verhängt``, ``verhängt worden``; with an agent ``ist umgeben``; ``sind aufzuheben``."""
    auxiliary, verb = source.words[index], source.words[below]
    if _WERDEN.match(auxiliary.lower_):
        return _form(verb) != "Inf" if _form(verb) else verb.lower_ != verb.lemma_.lower()
    if not _SEIN.match(auxiliary.lower_):
        return False
    return bool(source.labelled(below, "sbp")) or _has_zu(source, below)


def _form(verb: Token) -> str:
    """``Fin``, ``Inf`` or ``Part``, by morphology or by tag; empty where neither is set."""
    found = feature(verb, "VerbForm")
    if found:
        return str(found[0])
    tag = verb.tag_
    if tag.endswith(("FIN", "IMP")):
        return "Fin"
    if tag.endswith(("INF", "IZU")):
        return "Inf"
    return "Part" if tag in ("VVPP", "VAPP", "VMPP") else ""


# --- all other words


def _content_word(source: _Source, index: int) -> tuple[int, Role]:
    """Head and role of a word that stands for itself and the function words above it."""
    outer = source.outermost[index]
    label, above = source.labels[outer], source.heads[outer]
    if above == outer:
        return index, Role.ROOT
    if label == "cj":
        return source.content[source.first[outer]], Role.CONJUNCT
    if (
        label == "re"
        and source.labels[above] in ("op", "ph", "mo", "ep")
        and source.words[above].pos_ in ("ADV", "PRON")
    ):
        # "darauf …, dass", "es …, zu": the clause belongs to the verb.
        above = source.heads[source.outermost[above]]
        label = "oc"
    link = Link(
        label=label,
        word=source.words[index],
        outer=source.words[outer],
        head=source.words[source.content[above] if source.words[above].pos_ == "ADP" else above],
        finite=_is_finite(source, outer),
        passive=label == "sb" and _is_passive(source, above),
        compared=bool(source.labelled(index, "cm")),
    )
    return source.content[above], role_of(link)


def _is_passive(source: _Source, index: int) -> bool:
    """Whether one of the auxiliaries from the first word of a cluster down to its verb is passive."""
    index = source.outermost[index]
    while source.below[index] != index:
        below = source.below[index]
        if source.labels[below] == "oc" and _makes_passive(source, index, below):
            return True
        index = below
    return False


def _is_finite(source: _Source, outer: int) -> bool:
    form = _form(source.words[outer])
    return form == "Fin" if form else not _has_zu(source, outer)
