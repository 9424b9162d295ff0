"""HOLDS_OFFICE by words of leading: ``X leitet das Institut``, ``X übernimmt den Vorsitz der Partei``, ``die von X geführte Firma``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from extractor.actors.folding import fold
from extractor.actors.offices.incumbents import people_in
from extractor.actors.sites import Incumbency, Sheet, Site
from extractor.lang import read_table
from extractor.pipelines.coordination import conjuncts
from extractor.pipelines.tree import genitives, noun_modifiers
from extractor.pipelines.words import has, text_of, words_of
from extractor.relations.static.ends import QUOTES, as_told, named_body, parts, person_of, single_body
from extractor.relations.surface import completed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extractor.pipelines.clauses import Clause

CONFIDENCE = 0.85
# Between preposition or participle and the name of the body stand at most so many words.
MAX_BETWEEN = 4
# "die von X und Y lange Jahre geführte": so far before the participle its people are looked for.
MAX_AGENTS = 12


@cache
def _words(kind: str) -> frozenset[str]:
    """The words of a kind of the table."""
    return frozenset(
        row["word"] for row in read_table("de", "leading", columns=("word", "kind")) if row["kind"] == kind
    )


@cache
def _led() -> frozenset[str]:
    """The forms of participles of leading before a noun: ``geführte``, ``geführten``."""
    return frozenset(f"{word}e{ending}" for word in _words("participle") for ending in ("", "n", "r", "s", "m"))


def leading(sheet: Sheet) -> Iterator[Incumbency]:
    """The offices that words of leading give in a German segment."""
    text = text_of(sheet.doc).lower() if sheet.lang == "de" else ""
    if not any(sign in text for sign in _words("sign")):
        return  # most texts have none
    for clause in completed(sheet.doc):
        yield from _by_verb(sheet, clause)
        yield from _by_post(sheet, clause)
    yield from _by_participle(sheet)
    yield from _under(sheet)


def _by_verb(sheet: Sheet, clause: Clause) -> Iterator[Incumbency]:
    """``X leitet das Institut``, ``Das Institut wird von X geleitet``, ``die Partei, der X vorsteht``."""
    if clause.lemma in _words("verb"):
        bodies: Iterable[Token] = clause.objects
    elif clause.lemma in _words("dative_verb"):
        # Names have no case: the tree may take both for the subject.
        bodies = (*clause.subjects, *clause.datives, *clause.objects)
    else:
        return
    if clause.lemma.endswith("führen") and any(
        argument.preposition in _words("towards") for argument in clause.obliques
    ):
        # "Sie führte die Partei in eine Krise."
        return
    former = has(clause.verb, "Tense", "Past") and has(clause.verb, "VerbForm", "Fin")
    yield from _held(sheet, clause, bodies, "leads by verb", former=former)


def _by_post(sheet: Sheet, clause: Clause) -> Iterator[Incumbency]:
    """``X übernimmt die Leitung der Oper``, ``X hat den Vorsitz im Bündnis inne``."""
    if clause.lemma not in _words("taking") | _words("leaving"):
        return
    for post in clause.objects:
        if post.text.rsplit("-", 1)[-1] not in _words("post"):
            continue
        owners = [
            *genitives(post, of="von"),
            *(a.noun for a in noun_modifiers(post) if a.preposition in _words("within")),
        ]
        owners += (
            [a.noun for a in clause.obliques if a.preposition in _words("within") and a.noun.i > post.i]
            if not owners
            else []
        )
        yield from _held(sheet, clause, [post, *owners], "leadership by verb", former=clause.lemma in _words("leaving"))


def _held(sheet: Sheet, clause: Clause, bodies: Iterable[Token], rule: str, *, former: bool) -> Iterator[Incumbency]:
    people = [site for subject in clause.subjects for token in parts(subject) if (site := person_of(sheet.at[token.i]))]
    targets = [site for body in bodies for token in (body, *conjuncts(body)) if (site := named_body(sheet, token))]
    for person in dict.fromkeys(people):
        for target in dict.fromkeys(targets):
            yield as_told(_record(person, target, rule, former=former), clause, sheet.lang)


def _by_participle(sheet: Sheet) -> Iterator[Incumbency]:
    """``die von [X] geführte [Firma]``, ``das von [X] und [Y] gegründete [Bündnis]``."""
    led = _led()
    for index, word in enumerate(words_of(sheet.doc)):
        target = _soon(sheet, index + 1) if word in led else None
        if target is not None:
            for person in _agents(sheet, index):
                yield _record(person, target, "led by", former=False)


def _agents(sheet: Sheet, index: int) -> list[Site]:
    """The people behind the "von" that stands before a participle."""
    people: list[Site] = []
    for at in range(index - 1, max(-1, index - MAX_AGENTS), -1):
        token, site = sheet.doc[at], sheet.at[at]
        person = person_of(site)
        if person is not None:
            people.append(person)
        elif fold(token.text) == "von":
            return list(dict.fromkeys(people))
        elif site is not None or (
            token.pos_ not in {"ADJ", "NOUN", "ADV", "NUM"} and token.text not in {"und", ",", "seit"}
        ):
            return []
    return []


def _under(sheet: Sheet) -> Iterator[Incumbency]:
    """``die [Kommission] unter Leitung von [X]``, ``die [Partei] mit [X] an der Spitze``."""
    doc = sheet.doc
    for first, _, site in people_in(sheet):
        words = [fold(doc[i].text) for i in range(max(0, first - 6), first)]
        if "von" not in words[-3:] or not any(fold(word) in words for word in _words("under")) or "unter" not in words:
            continue
        start = max(0, first - 6) + words.index("unter")
        target = single_body(sheet.at[start - 1]) if start else None
        if target is not None:
            yield _record(site, target, "led by", former=False)


def _soon(sheet: Sheet, start: int) -> Site | None:
    """The body named behind adjectives and nouns of its kind."""
    for index in range(start, min(len(sheet.doc), start + MAX_BETWEEN)):
        token, site = sheet.doc[index], sheet.at[index]
        if site is not None:
            if site.kind == "demonym":
                continue
            return single_body(site)
        if token.pos_ not in {"ADJ", "NOUN"} and token.text not in QUOTES:
            return None
    return None


def _record(person: Site, target: Site, rule: str, *, former: bool) -> Incumbency:
    start, end = min(person.start, target.start), max(person.end, target.end)
    return Incumbency(
        person.entity_ids[0], target.entity_ids[0], "head", "", start, end, rule, former=former, confidence=CONFIDENCE
    )
