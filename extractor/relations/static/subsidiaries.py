"""MEMBER_OF in German between organisations: ``die Nato-Truppe Kfor``, ``A, eine Tochter von B``, ``A gehört zu B``, ``A und sein Mutterkonzern B``."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.actors.folding import fold, folded_of
from extractor.actors.organisations.classes import is_class_noun
from extractor.actors.sites import Incumbency, Sheet, Site
from extractor.pipelines.sentences import sentence_of
from extractor.pipelines.words import words_of
from extractor.relations.static.ends import (
    QUOTES,
    belongs,
    first_part,
    is_article,
    last_parts,
    membership,
    named_organisation,
    organisation_of,
    words,
)

_PLACING = frozenset({"in", "im"})
MAX_PLACE = 5  # words of a place between a body's kind and its name in brackets


def subsidiaries(sheet: Sheet) -> Iterator[Incumbency]:
    """The organisations of a German segment that belong to others."""
    if sheet.lang == "de":
        yield from _bodies(sheet)
        yield from _daughters(sheet)
        yield from _belonging_bodies(sheet)
        yield from _parents(sheet)


def _bodies(sheet: Sheet) -> Iterator[Incumbency]:
    """``die [UN]-Mission UNIFIL``, ``die [Telekom]-Tochter T-Systems``, ``die [EU]-Mission im Kongo (EUSEC)``."""
    doc = sheet.doc
    named = words("de", "body")
    for index, last in enumerate(last_parts(doc)[:-1]):
        union = first_part(sheet, index) if last in named else None
        if union is None:
            continue
        at = index + 1
        at += doc[at].text in QUOTES
        if fold(doc[at].text) in _PLACING:
            at = next((i + 1 for i in range(at, min(len(doc), at + MAX_PLACE)) if doc[i].text == "("), at)
        body = organisation_of(sheet.at[at]) if at < len(doc) else None
        if body is not None and body != union:
            yield membership(body, union, sheet.start(index), sheet.end(at), "body of another")


def _daughters(sheet: Sheet) -> Iterator[Incumbency]:
    """``[A], eine Tochter von [B]``, ``die GAL, der Hamburger Landesverband der [Grünen]``."""
    doc, named = sheet.doc, words("de", "part")
    for index, word in enumerate(folded_of(doc)):
        if not word.endswith(named) or index < 2 or "-" in word or sheet.at[index] is not None:
            continue
        at = index - 1
        while at > 0 and (doc[at].pos_ == "ADJ" or is_article(doc[at].text)):
            at -= 1
        if doc[at].text == ",":
            at -= 1
        elif fold(doc[at].text) not in {"ist", "sind", "war"}:
            continue
        if doc[at].text in {")", *QUOTES}:
            at = next((i for i in range(at, max(-1, at - 6), -1) if sheet.at[i] is not None), at)
        member, whole = sheet.at[at], _whole(sheet, index + 1)
        if member is not None and whole is not None and named_organisation(member) not in {None, whole[0]}:
            yield belongs(member, whole[0], member.start, sheet.end(whole[1]), "part of another")


def _whole(sheet: Sheet, start: int) -> tuple[str, int] | None:
    """The organisation behind "of", with article and class noun in between at most."""
    doc = sheet.doc
    if start >= len(doc) or fold(doc[start].text) not in {"von", "vom", "der", "des"}:
        return None
    for index in range(start, min(len(doc), start + 5)):
        target = named_organisation(sheet.at[index])
        if target is not None:
            return target, index
        word = doc[index]
        if sheet.at[index] is not None and sheet.at[index].kind != "demonym":  # type: ignore[union-attr]
            return None
        if (
            not is_article(word.text)
            and fold(word.text) not in {"von", "vom"}
            and word.pos_ != "ADJ"
            and not is_class_noun(word.text, "de")
        ):
            return None
    return None


def _belonging_bodies(sheet: Sheet) -> Iterator[Incumbency]:
    """``[A] gehört seit 2005 zu [B]``, ``die zu [B] gehörende [A]``."""
    doc, finite = sheet.doc, {*words("de", "belongs"), *words("de", "belong")}
    joining = words("de", "belonging")
    for index, word in enumerate(folded_of(doc)):
        if word in joining:
            whole = _behind_to(sheet, range(index - 1, max(-1, index - 6), -1))
            member = next((s for s in sheet.at[index + 1 : index + 4] if named_organisation(s)), None)
        elif word in finite:
            whole = _behind_to(sheet, range(index + 1, min(len(doc), index + 9))) or _behind_to(
                sheet, range(index - 1, max(-1, index - 6), -1)
            )
            start = sentence_of(doc[index]).start if doc.has_annotation("SENT_START") else 0
            before = [
                s
                for s in sheet.at[max(start, index - 8) : index]
                if named_organisation(s) and (whole is None or named_organisation(s) != whole)
            ]
            member = before[-1] if before and len({s.entity_ids for s in before if s}) == 1 else None
        else:
            continue
        if member is not None and whole is not None and named_organisation(member) != whole:
            start, end = min(member.start, sheet.start(index)), max(member.end, sheet.end(index))
            yield belongs(member, whole, start, end, "part of another")


def _behind_to(sheet: Sheet, span: range) -> str | None:
    """The organisation of a span that stands behind zu, zum, zur."""
    for index in span:
        target = named_organisation(sheet.at[index])
        if target is not None:
            at = index - 1
            while at > 0 and (
                sheet.doc[at].pos_ in {"ADJ", "DET"}
                or sheet.at[at] is sheet.at[index]
                or is_class_noun(sheet.doc[at].text, "de")
            ):
                at -= 1
            return target if fold(sheet.doc[at].text) in {"zu", "zum", "zur"} else None
        if sheet.doc[index].text in {",", ";", "."}:
            return None
    return None


def _parents(sheet: Sheet) -> Iterator[Incumbency]:
    """``Airbus und sein [Mutterkonzern] EADS``, ``die Instagram-[Mutter] Meta``."""
    doc, parents = sheet.doc, words("de", "parent")
    for index, last in enumerate(last_parts(doc)[:-1]):
        if last not in parents:
            continue
        at = index + 1
        at += doc[at].text in QUOTES
        whole = named_organisation(sheet.at[at]) if at < len(doc) else None
        if whole is None:
            continue
        inside = sheet.at[index]
        if inside is not None and inside.end < sheet.end(index) and named_organisation(inside):
            member: Site | None = inside
        elif "-" in words_of(doc)[index]:
            continue
        else:
            start = sentence_of(doc[index]).start if doc.has_annotation("SENT_START") else 0
            before = [s for s in sheet.at[start:index] if named_organisation(s) not in {None, whole}]
            member = before[-1] if before and len({s.entity_ids for s in before if s}) == 1 else None
        if member is not None and named_organisation(member) != whole:
            yield belongs(member, whole, member.start, sheet.end(at), "parent company")
