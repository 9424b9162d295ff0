"""What the text and the lexicon tell of each actor: gender, class words, region, country and party."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extractor.actors.folding import fold
from extractor.actors.lexicon.entries import load_lexicon
from extractor.actors.offices.titles import read_office
from extractor.actors.people.names import parse_name
from extractor.actors.references.words import LANGUAGES, ReferenceNoun, called_so, name_gender
from extractor.actors.sites import Incumbency, Sheet
from extractor.pipelines.words import has
from extractor.records import Entity

_FORMS_OF_ADDRESS = {"herr": "m", "herrn": "m", "frau": "f", "don": "m", "dona": "f", "senor": "m", "senora": "f"}
_TAGGED = {"Masc": "m", "Fem": "f"}
# A gender that the tagger alone gives must be given to this share of a person's full names.
TAGGED_SHARE = 0.75


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of an actor.

    Attributes:
        gender: m or f of a person, empty where nothing shows it.
        words: Folded words of an organisation's names and the nouns straight before them.
        region: Region of a country.
        land: The country whose office a person holds.
        party: The party of a person.
    """

    id: str
    type: str
    gender: str = ""
    sector: str | None = None
    words: frozenset[str] = frozenset()
    region: str | None = None
    land: str | None = None
    party: str | None = None

    def fits(self, noun: ReferenceNoun) -> bool | None:
        """Whether an organisation can be called so; None where nothing is known of it."""
        if self.sector is not None and self.sector in noun.sectors:
            return True
        shown = called_so(self.words)
        if noun.noun in shown:
            return True
        return None if self.sector is None and not shown else False


def read_profiles(
    entities: Iterable[Entity], sheets: Sequence[Sheet], holders: Sequence[Incumbency]
) -> Mapping[str, Profile]:
    """The profiles of a document's actors by id; ``sheets`` have names alone, without titles."""
    offices = office_genders(holders)
    before, tagged = _beside_names(sheets)
    entries = load_lexicon().entries
    found = {}
    for entity in entities:
        held = [i for i in holders if i.person == entity.id and i.target and not i.former]
        lands = {i.target for i in held if not i.member and i.target and i.target.startswith("country:")}
        parties = {i.target for i in held if i.member or i.sector == "PTY"}
        entry = entries.get(entity.id)
        found[entity.id] = Profile(
            entity.id,
            entity.type,
            gender=_gender(entity, offices, before[entity.id], tagged[entity.id]) if entity.type == "person" else "",
            sector=entity.sector,
            words=frozenset(_words(entity)) | frozenset(before[entity.id]),
            region=entry.region if entry is not None else None,
            land=lands.pop() if len(lands) == 1 else None,
            party=parties.pop() if len(parties) == 1 else None,
        )
    return found


def office_genders(holders: Sequence[Incumbency]) -> dict[str, str]:
    """Person id -> gender, by a feminine form of the office (a masculine one is written for women too).

    Example:
        >>> held = Incumbency("person:x", None, "minister", "norwegische Ministerin", 0, 5, "test")
        >>> office_genders([held])
        {'person:x': 'f'}
    """
    known: dict[str, str] = {}
    for holder in holders:
        for word in holder.role.split():
            for lang in LANGUAGES:
                office = read_office(word, lang)
                if office is not None and office.feminine is not None and known.get(holder.person) != "f":
                    known[holder.person] = "f" if office.feminine else "m"
    return known


def _gender(entity: Entity, offices: Mapping[str, str], before: Iterable[str], tagged: Counter[str]) -> str:
    """By form of address, office, given name, in this order; else as the tagger has it."""
    for word in before:
        if word in _FORMS_OF_ADDRESS:
            return _FORMS_OF_ADDRESS[word]
    given = parse_name(entity.name, lang="de").given
    listed = name_gender(given[0]) if given else None
    if offices.get(entity.id) == "f" or (entity.id in offices and not listed):
        return offices[entity.id]
    if listed is not None:
        return listed
    best, count = max(tagged.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return best if count and count >= TAGGED_SHARE * sum(tagged.values()) else ""


def _words(entity: Entity) -> Iterable[str]:
    if entity.type == "organisation":
        for name in (entity.name, *entity.aliases):
            yield from fold(name).replace("-", " ").split()


Words = Mapping[str, set[str]]


def _beside_names(sheets: Sequence[Sheet]) -> tuple[Words, Mapping[str, Counter[str]]]:
    """For each actor the words straight before its names and its genders by tag."""
    before: defaultdict[str, set[str]] = defaultdict(set)
    tagged: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for sheet in sheets:
        for index, site in enumerate(sheet.at):
            if site is None or len(site.entity_ids) != 1:
                continue
            identity, token = site.entity_ids[0], sheet.doc[index]
            goes_on = index + 1 < len(sheet.at) and sheet.at[index + 1] is site
            if token.pos_ == "PROPN" and goes_on and sheet.doc[index + 1].pos_ == "PROPN":
                tagged[identity].update(value for tag, value in _TAGGED.items() if has(token, "Gender", tag))
            previous = sheet.doc[index - 1] if index else None
            if previous is not None and sheet.at[index - 1] is None and previous.pos_ in {"NOUN", "PROPN"}:
                before[identity].add(fold(previous.text))
    return before, tagged
