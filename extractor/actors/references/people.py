"""The antecedent of a word that stands for one person, and the owner of a possessive."""

from __future__ import annotations

from spacy.tokens import Token

from extractor.actors.references.discourse import SUBJECT_RANK, Occurrence, Reference, clause_verb, gender_of
from extractor.actors.references.reach import TEXT, Choice, Profiles, Reach, actors, agrees, leading
from extractor.pipelines.words import has, tokens_of

# So many words before a demonstrative are searched for its noun.
MAX_BACK = 40
_NOUNS = frozenset({"NOUN", "PROPN"})
# Masculine nouns that tell when, and are taken up by nothing.
_DAYS = frozenset(
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag abend morgen vormittag nachmittag".split()
)


def choose_person(reference: Reference, reach: Reach, profiles: Profiles) -> Choice | None:
    """The person in this sentence, else in the one before, else two before; of several the subject.

    A noun that is no actor stands in the way where it is the subject and agrees.
    """

    def fits(identity: str) -> bool:
        return _agreeing_person(identity, reference, profiles)

    for where, occurrences in reach.windows(reference):
        singular = [o for o in occurrences if len(o.ids) == 1]
        people, subjects = actors(singular, fits), leading(singular, fits)
        blocked = any(not o.ids and o.rank == SUBJECT_RANK and agrees(o, reference) for o in occurrences)
        if not people:
            if blocked:
                return None
            body = _body(reference, singular, profiles)
            if body is not None:
                return Choice((body,), f"{where}, organisation")
            continue
        if len(people) == 1:
            role = "only one, subject" if subjects else "only one"
            return Choice((people[0],), f"{where}, {role}{', beside a noun' if blocked else ''}")
        if len(subjects) == 1:
            same_role = reference.rank == SUBJECT_RANK
            return Choice((subjects[0],), f"{where}, of several the subject{', parallel' if same_role else ''}")
        return None
    return None


def choose_inhabitant(reference: Reference, reach: Reach, profiles: Profiles) -> Choice | None:
    """Whom ``der Argentinier`` means: the only one who holds an office of that country, else as any noun for a person."""

    def fits(identity: str) -> bool:
        return _agreeing_person(identity, reference, profiles) and profiles[identity].land == reference.land

    officials = actors(reach.text, fits)
    if len(officials) == 1:
        return Choice((officials[0],), f"{TEXT}, of that country")
    found = None if officials else choose_person(reference, reach, profiles)
    return found if found is not None and profiles[found.ids[0]].gender else None


def choose_last(reference: Reference, reach: Reach, profiles: Profiles) -> Choice | None:
    """Whom ``dieser`` means: the actor whose mention holds the last noun before it that agrees."""
    noun = _last_noun(reference)
    if noun is None:
        return None
    at = reference.start - reference.token.idx + noun.idx
    for where, occurrences in reach.windows(reference):
        agreeing = [o for o in occurrences if not o.plural and _may_be(o, reference, profiles)]
        if agreeing:
            meant = {o.ids for o in agreeing if o.start <= at < o.end and len(o.ids) == 1}
            alone = len({o.ids for o in agreeing}) == 1
            return (
                Choice(meant.pop(), f"{where}, {'only one' if alone else 'last of several'}")
                if len(meant) == 1
                else None
            )
    return None


def _last_noun(reference: Reference) -> Token | None:
    """The last noun before a demonstrative, in its sentence or the one before, that agrees with it."""
    token = reference.token
    for other in reversed(tokens_of(token.doc)[max(0, token.i - MAX_BACK) : token.i]):
        if other.pos_ not in _NOUNS or has(other, "Number", "Plur") or other.lower_ in _DAYS:
            continue
        bracketed = other.i > 0 and token.doc[other.i - 1].text == "("
        if bracketed or clause_verb(other) == clause_verb(token):
            continue
        gender = gender_of(other)
        if gender in reference.genders or (not gender and other.pos_ == "PROPN"):
            return other
    return None


def _may_be(occurrence: Occurrence, reference: Reference, profiles: Profiles) -> bool:
    """Whether a demonstrative agrees: with a person's gender, with the noun's of anything else."""
    profile = profiles.get(occurrence.ids[0]) if len(occurrence.ids) == 1 else None
    if profile is not None and profile.type == "person":
        return not profile.gender or profile.gender in reference.genders
    return bool(occurrence.gender) and occurrence.gender in reference.genders


def choose_clitic(reference: Reference, reach: Reach, profiles: Profiles) -> Choice | None:
    """Whom a Spanish clitic means (``le pidió``, ``la acusó``): the only actor near, of several the subject."""

    def fits(identity: str) -> bool:
        profile = profiles.get(identity)
        return profile is not None and (
            _agreeing_person(identity, reference, profiles) if profile.type == "person" else profile.type != "place"
        )

    for where, occurrences in reach.windows(reference):
        singular = [o for o in occurrences if len(o.ids) == 1 and _could_be(o, reference, profiles)]
        found, subjects = actors(singular, fits), leading(singular, fits)
        people = [identity for identity in found if profiles[identity].type == "person"]
        if len(found) == 1:
            return Choice((found[0],), f"{where}, only one")
        if len(subjects) == 1:
            return Choice((subjects[0],), f"{where}, of several the subject")
        if len(people) == 1:
            return Choice((people[0],), f"{where}, only person")
        if found:
            return None
    return None


def _could_be(occurrence: Occurrence, reference: Reference, profiles: Profiles) -> bool:
    """Whether the gender of a body's noun allows the pronoun."""
    profile = profiles.get(occurrence.ids[0])
    return profile is None or profile.type == "person" or agrees(occurrence, reference)


def _agreeing_person(identity: str, reference: Reference, profiles: Profiles) -> bool:
    profile = profiles.get(identity)
    if profile is None or profile.type != "person" or (reference.land and profile.land not in {None, reference.land}):
        return False
    return not profile.gender or not reference.genders or profile.gender in reference.genders


def _body(reference: Reference, occurrences: list[Occurrence], profiles: Profiles) -> str | None:
    """The one organisation that is the subject and agrees with a pronoun: ``Die Kommission … Sie fordert``."""
    if reference.kind != "personal" or reference.rank != SUBJECT_RANK:
        return None
    subjects = [o for o in occurrences if o.rank == SUBJECT_RANK and o.ids[0] in profiles]
    if len(subjects) != 1 or profiles[subjects[0].ids[0]].type != "organisation":
        return None
    agreeing = subjects[0].gender in reference.genders and not subjects[0].plural
    return subjects[0].ids[0] if agreeing else None


def choose_owner(reference: Reference, reach: Reach, profiles: Profiles) -> Choice | None:
    """Whose a thing is: the subject's of its clause, or, where the thing is the subject, a person's named before."""
    subjects = [o for o in reach.whole if o.rank == SUBJECT_RANK and o.clause == reference.clause]
    if reference.rank == SUBJECT_RANK or not subjects:
        if not reference.genders:
            # Spanish "su" agrees with anybody: his, her, its, their.
            return None
        found = choose_person(reference, reach, profiles)
        return None if found is None else Choice(found.ids, f"no subject, {found.reason}")
    ids = tuple(dict.fromkeys(identity for o in subjects for identity in o.ids))
    profile = profiles.get(ids[0]) if len(ids) == 1 == len(subjects) else None
    if profile is None:
        return None
    gender = profile.gender if profile.type == "person" else subjects[0].gender
    if gender and reference.genders and gender not in reference.genders:
        return None
    if profile.type != "person":
        return Choice(ids, f"subject, {profile.type}")
    return Choice(ids, "subject, person" if subjects[0].start < reference.start else "subject, person, behind it")
