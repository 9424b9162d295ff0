"""Where the text names organisations, and bodies that stand for their country."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from extractor.actors.folding import fold
from extractor.actors.lexicon.gazetteer import find_in_text
from extractor.actors.offices.titles import find_offices_in, read_office
from extractor.actors.organisations.classes import (
    has_organisation_token,
    is_class_noun,
    is_institution,
    is_no_name,
    is_portfolio,
    portfolio_end,
)
from extractor.actors.people.names import is_given
from extractor.actors.people.spans import is_common_noun, is_picture
from extractor.actors.sites import Candidate
from extractor.lang import read_table
from extractor.pipelines.words import words_of
from extractor.records import MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from extractor.pipelines import ParsedSegment
    from extractor.records import RawText, Segment

_ARTICLES = frozenset("der die das den dem des ein eine einer eines einem einen el la los las un una lo al del".split())
_EDGES = frozenset("\"'„“”»«‚‘’()[]–—-,:;!?…*|#")
# Parts of compounds that name a field or a level, no organisation: Finanz-Experte, Landes-Chef.
_COMMON_PREFIX = re.compile(r"(?:s|schafts|ungs|heits|keits|ions|tums)$")
# The same behind which only an executive stands: Airbus-Chef is of a firm, Vertriebs-Chef is not.
_COMMON_FIRST = re.compile(
    r"(?:schafts|ungs|heits|keits|ions|tums|riebs|andes|undes|irks|kreis|ands|eins|amts|rats|hofs|werks|itäts|enz|smittel)$"
)
_CREDIT = re.compile(
    r"(?:Quelle|Fuente|Source|Foto|Fotos|Bild|Photo)\s*:\s*([^\n©/:]{2,40}?)\s*(?:©|/|$)", re.MULTILINE
)
_LEGAL = re.compile(
    r"\s+(?:AG|GmbH|SE|Inc\.?|Corp\.?|Ltd\.?|plc|S\.?A\.?|SpA|S\.p\.A\.?|KG|KGaA|e\.\s?V\.|Co\.?|N\.V\.|LLC)$"
)
# What organisations are called that have two fields.
_FIELDED = tuple("amt amts amtes behorde agentur institut instituts zentrum zentrums buro buros rat rats rates kommission gesellschaft "
                 "stiftung verband verbands verein vereins ministerium ministeriums koalition anstalt organisation komitee".split())  # fmt: skip
MIN_FIRST = 4  # letters of the first part of a closed compound that is looked for in the lexicon
_ADJECTIVE_ENDING = re.compile(r"(?:en|er|es|em|e|s|n)$")


def organisation_candidates(parsed: Sequence[ParsedSegment], *, taken: Collection[int]) -> Iterator[Candidate]:
    """Organisations and places by the recogniser."""
    for part in parsed:
        for span in part.doc.ents:
            if span.label_ not in {"ORG", "LOC"}:
                continue
            start, end = trim_organisation(part.doc, span.start, span.end)
            if start >= end or not any(ch.isupper() for ch in part.doc[start:end].text):
                continue
            if part.segment.lang == "es" and span.label_ == "ORG":
                start, end = _spanish_span(part, start, end, taken)
                start = max(start, _behind_field(part.doc, start, end))
            if start >= end or is_no_name(part.doc[start:end].text, part.segment.lang):
                continue
            if _holds_title(part, start, end) or (part.segment.lang == "es" and is_portfolio(part.doc, start, end)):
                continue
            if part.segment.lang == "de" and span.label_ == "ORG":
                start = _german_start(part, start, taken)
                start, end = _german_end(part, start, end)
                if _is_common(part, start, end, taken):
                    continue
            while span.label_ == "ORG" and end < len(part.doc) and _city(part, end, taken):
                end += 1
            piece = part.doc[start:end]
            kind: MentionKind = "acronym" if piece.text.isupper() and len(piece.text) <= 6 else "name"
            at = part.offset + piece.start_char
            yield Candidate(
                at, at + len(piece.text), piece.text, "organisation" if span.label_ == "ORG" else "place",
                kind, part.segment.lang, part.segment.id, "ner",
            )  # fmt: skip


_LINKS = frozenset("de del la las los el y e para por".split())
# What may follow a regional body: Gobierno [vasco], Gobierno [de Navarra].
_REGIONAL = frozenset({"gobierno", "ejecutivo", "parlamento", "junta", "consejo", "ayuntamiento"})


def _spanish_span(part: ParsedSegment, start: int, end: int, taken: Collection[int]) -> tuple[int, int]:
    """A Spanish name with the words behind "de" that belong to it, without "en Madrid" and loose links."""
    doc = part.doc
    for index in range(start + 1, end):
        if fold(doc[index].text) in {"en", "sobre", "con"}:
            end = index
            break
    while end < len(doc) and end - start < 9:
        stop = end
        while stop < len(doc) and stop - end < 2 and fold(doc[stop].text) in {"de", "del", "la", "los", "las"}:
            stop += 1
        if stop < len(doc) and _goes_on(part, stop, taken, linked=stop > end):
            end = stop + 1
        elif (
            stop == end
            and fold(doc[end - 1].text) in _REGIONAL
            and doc[end].pos_ == "ADJ"
            and _is_free(part, end, taken)
        ):
            end += 1
        else:
            break
    while end > start and fold(doc[end - 1].text) in _LINKS:
        end -= 1
    return start, end


def _behind_field(doc: Doc, start: int, end: int) -> int:
    """The start of a name without the field of the office before it: ``consejera de Presidencia de la [Junta]``."""
    words = words_of(doc)
    if start < 2 or fold(words[start - 1]) != "de" or not read_office(words[start - 2], "es"):
        return start
    index = portfolio_end(words, start - 1)
    if not start <= index < end or fold(words[index]) not in {"de", "del"}:
        return start
    index += 1
    while index < end and words[index] in {"la", "las", "los", "el"}:
        index += 1
    return index


def _is_free(part: ParsedSegment, index: int, taken: Collection[int]) -> bool:
    return part.offset + part.doc[index].idx not in taken


def _goes_on(part: ParsedSegment, index: int, taken: Collection[int], *, linked: bool) -> bool:
    token = part.doc[index]
    if not token.text[:1].isupper() or not token.text.isalpha() or not _is_free(part, index, taken):
        return False
    return token.ent_type_ in {"", "ORG"} or (linked and not is_given(token.text))


def _german_start(part: ParsedSegment, start: int, taken: Collection[int]) -> int:
    """The start of a German name with the capitalised adjectives before it: ``[Kurdischen] Demokratischen Partei``."""
    doc = part.doc
    while start > 1 and doc[start].text[:1].isupper() and _is_free(part, start - 1, taken):
        text = doc[start - 1].text
        adjective = text[:1].isupper() and text.endswith(("e", "en", "er", "es")) and doc[start - 1].pos_ == "ADJ"
        if doc[start - 1].is_sent_start or not (adjective or re.fullmatch(r"1\.", text)):
            break
        start -= 1
    return start


def _german_end(part: ParsedSegment, start: int, end: int) -> tuple[int, int]:
    """A German name without the person behind it and with its field: ``[Bahn-Gesellschaft] Karl Huber``, ``[Institut für Frieden]``."""
    doc = part.doc
    for index in range(start + 1, end - 1):
        if is_given(doc[index].text) and doc[index + 1].pos_ == "PROPN" and doc[index].text[:1].isupper():
            return start, index
    if fold(doc[end - 1].text) != "fur":
        return start, _second_field_end(doc, start, end)
    stop = end
    while stop < len(doc) and doc[stop].pos_ == "ADJ":
        stop += 1
    is_field = stop < len(doc) and doc[stop].pos_ in {"NOUN", "PROPN"}
    return start, _second_field_end(doc, start, stop + 1) if is_field else end - 1


def _second_field_end(doc: Doc, start: int, end: int) -> int:
    """The end of a name with its second field: ``[Landesamt für Gesundheit und Lebensmittelsicherheit]``."""
    words = words_of(doc)
    if not any(word == "für" for word in words[start + 1 : end]) or not _has_fields(words[start]):
        return end
    stop = end if words[end - 1] == "und" else end + 1
    linked = stop < len(words) and words[stop - 1] == "und"
    return stop + 1 if linked and doc[stop].pos_ in {"NOUN", "PROPN"} and words[stop][:1].isupper() else end


def _has_fields(word: str) -> bool:
    """Whether an organisation called so is one for something."""
    return fold(word.rsplit("-", 1)[-1]).endswith(_FIELDED)


def _is_common(part: ParsedSegment, start: int, end: int, taken: Collection[int]) -> bool:
    """``[Berliner Bevölkerung]``, ``[US-Zeitschrift]``: common nouns with a place or country before them."""
    doc = part.doc
    last = doc[end - 1]
    if end - start == 1 and last.pos_ == "ADJ":
        # "des [Ständigen] Ausschusses"
        return True
    named = is_class_noun(last.text, "de") or is_institution(last.text) or has_organisation_token(["", last.text])
    if end - start == 1:
        return "-" in last.text and not _is_free(part, start, taken)
    return (
        end - start == 2
        and doc[start].text.endswith("er")
        and (last.pos_ == "NOUN" or is_common_noun(last.text))
        and not named
    )


def _city(part: ParsedSegment, index: int, taken: Collection[int]) -> bool:
    """The city at the end of a club's or court's name: ``[FC Bayern] München``."""
    token = part.doc[index]
    at = part.offset + token.idx
    return token.ent_type_ == "LOC" and token.pos_ == "PROPN" and token.text[:1].isupper() and at not in taken


def _holds_title(part: ParsedSegment, start: int, end: int) -> bool:
    """``[EU-Außenbeauftragte Javier]``: a title and a name, read as an organisation."""
    lang = part.segment.lang
    return lang == "de" and any(read_office(token.text, lang) is not None for token in part.doc[start:end])


def trim_organisation(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """A span without articles, lower-case words at its start and punctuation around it; brackets stay balanced."""
    while start < end and (
        doc[start].text in _EDGES or fold(doc[start].text) in _ARTICLES or doc[start].text[:1].islower()
    ):
        start += 1
    while end > start and (
        doc[end - 1].text in _EDGES - {")"} or doc[end - 1].is_space or is_picture(doc[end - 1].text)
    ):
        end -= 1
    text = doc[start:end].text
    if text.count("(") != text.count(")"):
        for index in range(start, end):
            if doc[index].text in {"(", ")"}:
                return start, index
    return start, end


def prefix_candidates(
    parsed: Sequence[ParsedSegment], *, taken: Collection[int], known: Collection[str], names: Collection[str] = ()
) -> Iterator[Candidate]:
    """The organisation before the hyphen of an office: ``[OMV]-Chef``; not ``Finanz-Experte``.

    A prefix counts when it is an acronym, when ``known`` (organisations named elsewhere in the document) or the lexicon
    has it, and before an office that organisations have unless it is a field or one of ``names`` (surnames);
    the first part of a closed compound (``[Nordstahl]chef``) only where it is known.
    """
    for part in parsed:
        if part.segment.lang != "de":
            continue
        for hit in find_offices_in(part.doc, "de"):
            prefix, modifier = hit.office.prefix, hit.office.modifier
            body = hit.office.scope in {"organisation", "either"}
            if not prefix and (modifier in known or (body and _in_lexicon(modifier))):
                prefix = part.doc[hit.start].text[: len(modifier)]
            at = part.offset + part.doc[hit.start].idx
            if (
                not prefix
                or at in taken
                or hit.office.scope == "none"
                or not part.doc[hit.start].text.startswith(prefix)
            ):
                continue
            label = part.doc[hit.start].ent_type_
            headed = body and not is_field_prefix(prefix) and fold(prefix) not in names
            executive = hit.office.scope == "organisation" and hit.office.sector == "BUS"
            common = (_COMMON_FIRST if executive else _COMMON_PREFIX).search(prefix)
            proper = prefix[:1].isupper() and not common and (label in {"ORG", "MISC"} or headed)
            if (prefix.isupper() and len(prefix) > 1) or fold(prefix) in known or proper or _in_lexicon(prefix):
                kind: MentionKind = "acronym" if prefix.isupper() else "name"
                yield Candidate(
                    at, at + len(prefix), prefix, "organisation", kind, "de", part.segment.id, "prefix",
                    entity_id=_in_lexicon(prefix),
                )  # fmt: skip


@lru_cache(maxsize=50_000)
def _in_lexicon(word: str) -> str | None:
    """The organisation of the lexicon that a first part of a compound names in whole: [taliban]führer."""
    if len(word) < MIN_FIRST:
        return None
    text = word[:1].upper() + word[1:]
    hits = [hit for hit in find_in_text(text, lang="de") if (hit.start, hit.end) == (0, len(text))]
    return hits[0].entity_id if hits and hits[0].entity_id.startswith("organisation:") else None


@cache
def _field_prefixes() -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in read_table("de", "field_prefixes", columns=("word",)))


def is_field_prefix(word: str) -> bool:
    """Whether the first part of a compound is a field or rank and no organisation.

    Example:
        >>> is_field_prefix("Finanz"), is_field_prefix("Ryanair")
        (True, False)
    """
    return fold(word.rsplit("-", 1)[-1]) in _field_prefixes()


def credit_candidates(raw: RawText, segments: Sequence[Segment], *, taken: Collection[int]) -> Iterator[Candidate]:
    """The medium of a credit line: ``Quelle: [Agentur] © …``."""
    for segment in segments:
        if segment.kind != "caption":
            continue
        for match in _CREDIT.finditer(raw.text, segment.start, segment.end):
            name, start = match.group(1).strip(), match.start(1)
            if name[:1].isupper() and start not in taken and len(name.split()) <= 4:
                yield Candidate(
                    start, start + len(name), name, "organisation", "name", segment.lang, segment.id, "caption"
                )  # fmt: skip


def without_legal_form(text: str) -> str:
    """A company's name without its legal form.

    Example:
        >>> without_legal_form("Petronorte AG")
        'Petronorte'
    """
    return _LEGAL.sub("", text)


def organisation_key(text: str, lang: str) -> str:
    """One key for the inflected forms of an organisation's name.

    Example:
        >>> organisation_key("Vereinten Nationen", "de") == organisation_key("Vereinte Nationen", "de")
        True
        >>> organisation_key("Bundesgerichtshofs", "de") == organisation_key("Bundesgerichtshof", "de")
        True
        >>> organisation_key("Commerzbank AG", "de") == organisation_key("Commerzbank", "de")
        True
    """
    plain = without_legal_form(text)
    words = [fold(word) for word in re.findall(r"[\w.&-]+", plain)]
    if lang != "de" or plain.isupper():
        return " ".join(words)
    return " ".join(_ADJECTIVE_ENDING.sub("", word) if len(word) > 4 else word for word in words)


def nominative(text: str, forms: Collection[str]) -> str:
    """The form of a German name to show: the shortest of the forms that differ only in their ending.

    Example:
        >>> nominative("Bundesgerichtshofs", {"Bundesgerichtshofs", "Bundesgerichtshof"})
        'Bundesgerichtshof'
    """
    key = organisation_key(text, "de")
    same = [form for form in forms if organisation_key(form, "de") == key and len(form) <= len(text)]
    return min(same, key=lambda form: (len(form), form), default=text)
