"""Reading a common noun as a reference: whom ``das Land`` or ``beide Minister`` can stand for."""

from __future__ import annotations

from spacy.tokens import Token

from extractor.actors.offices.titles import read_office
from extractor.actors.references.discourse import Reference, Sentence, clause_verb, rank
from extractor.actors.references.words import ReferenceNoun, determiner, reference_noun, region
from extractor.pipelines.coordination import conjuncts
from extractor.pipelines.roles import Role
from extractor.pipelines.tree import dependents, role
from extractor.pipelines.words import has

# Between article and noun stand at most so many adjectives.
MAX_ADJECTIVES = 2
_CLOSERS = frozenset({Role.MODIFIER, Role.GENITIVE, Role.APPOSITION, Role.NAME, Role.NOUN_CLAUSE, Role.CONTENT})
_OF = {"de": frozenset({"der", "des", "von", "vom"}), "es": frozenset({"de", "del"})}


def read_noun(sentence: Sentence, token: Token) -> Reference | None:
    """``das Land``, ``das südamerikanische Land``, ``die beiden Länder``, ``beide Minister``."""
    if token.pos_ not in {"NOUN", "PROPN"}:
        return None
    found = _opening(sentence, token)
    if found is None or _completed(sentence, token):
        return None
    kind, first, regions = found
    lang = sentence.sheet.lang
    noun = reference_noun(token.text, lang) or (_plural_office(token, lang) if kind == "both" else None)
    if noun is None or (kind == "both" and not noun.can_be_plural):
        return None
    if kind == "noun" and (noun.type == "side" or _is_plural(token, first, noun)):
        return None
    start = sentence.sheet.start
    return Reference(
        kind, token, first, token.i, noun.genders, kind == "both", rank(token),
        start(clause_verb(token).i), start(first), noun, regions | noun.regions,
    )  # fmt: skip


def read_inhabitant(sentence: Sentence, token: Token) -> Reference | None:
    """``der Argentinier``, ``die Französin``: one person, not the country."""
    sheet, doc = sentence.sheet, sentence.sheet.doc
    site = sheet.at[token.i]
    if (
        sheet.lang != "de"
        or site is None
        or site.kind != "demonym"
        or token.pos_ not in {"NOUN", "PROPN"}
        or not token.i
    ):
        return None
    article = determiner(doc[token.i - 1].text, "de")
    feminine = token.text.endswith("in")
    if article not in {"definite", "near"} or sheet.at[token.i - 1] is not None or not has(token, "Number", "Sing"):
        return None
    if (doc[token.i - 1].lower_ in {"die", "diese"}) is not feminine and not (
        feminine and doc[token.i - 1].lower_ == "der"
    ):
        return None
    if _completed(sentence, token) or len(conjuncts(token)) > 1 or role(token) == Role.CONJUNCT:
        return None
    start = sheet.start
    noun = ReferenceNoun(
        "Einwohner", frozenset("f" if feminine else "m"), False, "inhabitant", frozenset(), (), frozenset()
    )
    return Reference(
        "noun", token, token.i - 1, token.i, noun.genders, False, rank(token),
        start(clause_verb(token).i), start(token.i - 1), noun, land=site.entity_ids[0],
    )  # fmt: skip


def _is_plural(token: Token, first: int, noun: ReferenceNoun) -> bool:
    """Whether a noun phrase is plural: by its form, else (``die Unternehmen``) by article and tagger."""
    if noun.plural or not noun.can_be_plural:
        return noun.plural
    return has(token, "Number", "Plur") or (token.doc[first - 1].lower_ == "die" and "f" not in noun.genders)


def _plural_office(token: Token, lang: str) -> ReferenceNoun | None:
    """The plural of an office: it stands for people."""
    office = read_office(token.text, lang)
    if office is None or office.plural is False or office.prefix or office.office in {"thing", "relative"}:
        return None
    return ReferenceNoun(office.noun, frozenset(), True, "person", frozenset(), (), frozenset())


def _opening(sentence: Sentence, token: Token) -> tuple[str, int, frozenset[str]] | None:
    """The kind, first token and regions of a noun phrase, by the words before its noun."""
    doc, lang = sentence.sheet.doc, sentence.sheet.lang
    regions: frozenset[str] = frozenset()
    first = token.i
    for index in range(token.i - 1, max(sentence.span.start, token.i - 2 - MAX_ADJECTIVES) - 1, -1):
        if sentence.sheet.at[index] is not None:
            return None
        word = doc[index].text
        kind = determiner(word, lang)
        if kind in {"definite", "near", "contraction"}:
            return "noun", first, regions
        if kind == "both":
            return "both", index, regions
        if kind == "two" and index and determiner(doc[index - 1].text, lang) == "definite":
            return "both", index, regions
        if kind != "plain":
            named = region(word, lang)
            if not named:
                return None
            regions = named
        first = index
    return None


def _completed(sentence: Sentence, token: Token) -> bool:
    """Whether the noun says itself which one it means: a genitive, a name, a relative clause follow."""
    sheet, lang = sentence.sheet, sentence.sheet.lang
    following = token.i + 1
    if lang == "es" and following < len(sheet.doc) and region(sheet.doc[following].text, lang):
        following += 1
    if following < len(sheet.doc):
        word = sheet.doc[following]
        if word.lower_ in _OF.get(lang, frozenset()) or word.pos_ == "PROPN":
            return True
        if word.pos_ == "NOUN" and token.text[:1].isdigit():
            # "der 44-jährige Sprecher"
            return True
        if sheet.at[following] is not None or (lang == "es" and word.pos_ == "ADJ"):
            return True
    return bool(dependents(token, *_CLOSERS))
