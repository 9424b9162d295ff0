"""The people of a sentence, and the record of who holds which office."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast, get_args

from extractor.actors.folding import fold
from extractor.actors.offices.phrases import Title, is_body
from extractor.actors.offices.titles import Office
from extractor.actors.organisations.regional import HOME_GOVERNMENT, regional_bodies
from extractor.actors.sites import NAMED_CONFIDENCE, Incumbency, Sheet, Site
from extractor.pipelines.words import once_a_doc
from extractor.records import Sector

# Offices that no party has: an adjective for one beside them tells the holder's.
_STATE_OFFICES = frozenset("local minister regional_minister premier president governor".split())
# "Mitglied im Aufsichtsrat der Firma" is an office of the firm.
_BOARDS = frozenset("aufsichtsrat vorstand verwaltungsrat direktorium beirat prasidium".split())
_SECTORS = cast("Mapping[str, Sector]", {s: s for s in get_args(Sector)})


@once_a_doc
def people_in(sheet: Sheet) -> tuple[tuple[int, int, Site], ...]:
    """The runs of tokens that name one person, with their site."""
    return tuple(_people_in(sheet))


def _people_in(sheet: Sheet) -> Iterator[tuple[int, int, Site]]:
    index = 0
    while index < len(sheet.at):
        site = sheet.at[index]
        if site is None or site.kind in {"role", "pronoun"} or not site.entity_ids[0].startswith("person:"):
            index += 1
            continue
        end = index
        while end < len(sheet.at) and sheet.at[end] is site:
            end += 1
        yield index, end, site
        index = end


def skip_brackets(sheet: Sheet, at: int) -> int:
    """The token behind a bracket that follows the name: ``Merkel (CDU)``, ``Meier (52)``."""
    doc = sheet.doc
    if (
        at < len(doc)
        and doc[at].text == "("
        and at + 1 < len(doc)
        and (doc[at + 1].like_num or is_body(sheet.at[at + 1]))
    ):
        for index in range(at + 1, min(at + 6, len(doc))):
            if doc[index].text == ")":
                return index + 1
    return at


def sector_of(office: Office) -> Sector | None:
    """The PLOVER sector an office shows."""
    return _SECTORS.get(office.sector)


def role_text(sheet: Sheet, title: Title) -> str:
    """The words of the title as they stand."""
    return " ".join(sheet.doc[title.first : title.last].text.split())


def incumbency(
    sheet: Sheet, person: str, title: Title, target: str | None, *, confidence: float = NAMED_CONFIDENCE, rule: str = ""
) -> Incumbency:
    """The record of one title."""
    office = title.office
    words = {i for site in title.targets if site.kind == "demonym" for i in site.entity_ids} - regional_bodies()
    partisan = target is not None and target in words
    on_board = any(fold(token.text).rstrip("s") in _BOARDS for token in sheet.doc[title.hit.end : title.last])
    member = (office.scope == "member" and not (office.noun == "Mitglied" and on_board)) or (
        target is not None and _party_office(office, target, partisan=partisan)
    )
    return Incumbency(
        person, target, office.office, role_text(sheet, title), sheet.start(title.first), sheet.end(title.last - 1),
        rule or title.rule, former=title.former, member=member, sector=sector_of(office), confidence=confidence,
    )  # fmt: skip


def _party_office(office: Office, target: str, *, partisan: bool) -> bool:
    """A minister or mayor named by the party alone is its member ("CSU-Innenminister", "el alcalde socialista")."""
    if not target.startswith("organisation:") or target in {HOME_GOVERNMENT, *regional_bodies()}:
        return False
    if office.scope == "region" or (office.scope == "country" and office.office in {"minister", "premier"}):
        return True
    return partisan and (office.office in _STATE_OFFICES or office.noun == "dirigente")
