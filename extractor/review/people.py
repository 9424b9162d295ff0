"""The rules that propose pairs of people: spellings, initials and surnames."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from extractor.actors.folding import fold, sound_keys
from extractor.actors.people.names import MIN_SOUND_LETTERS, is_particle, same_person
from extractor.review.pairs import Pair, blocks, both, letters, pairs, quoted
from extractor.review.seen import Seen

# A surname or initial that more people share says nothing about any of them.
MAX_BEARERS = 5


def full_names(actors: Sequence[Seen]) -> Iterator[Pair]:
    """People whose surnames agree and whose given names do not contradict: spellings, initials, further names."""
    people = [seen for seen in actors if seen.type == "person" and seen.person.given]
    for block in blocks((key, seen) for seen in people for key in _full_keys(seen)):
        for left, right in pairs(block):
            if fold(left.name) == fold(right.name) or not same_person(left.person, right.person):
                continue
            if letters(left.name) == letters(right.name):
                yield Pair(left, right, "spelling", "likely", f"{both(left, right)} differ only in signs.")
                continue
            shared = {fold(word) for word in left.person.words} & {fold(word) for word in right.person.words}
            if shared & {fold(word) for word in left.person.surname} and len(left.person.words) != len(
                right.person.words
            ):
                text, reason = f"{both(left, right)} agree in what they share; one says more.", "fuller name"
            else:
                text, reason = (
                    f"{both(left, right)} are spellings of one name by the rules of transliteration.",
                    "spelling",
                )
            yield Pair(left, right, reason, "likely", text)


def initials(actors: Sequence[Seen]) -> Iterator[Pair]:
    """``J. Falk`` and the few whose given name begins so."""
    people = [seen for seen in actors if seen.type == "person" and seen.person.given]
    short = {seen.id for seen in people if _is_initial(seen.person.given[0])}
    keyed = ((key, fold(seen.person.given[0])[:1], seen) for seen in people for key in _surname_keys(seen))
    for block in blocks(((key, letter), seen) for key, letter, seen in keyed):
        abbreviated, full = _parted(block, short)
        if len(full) > MAX_BEARERS:
            continue
        for one in abbreviated:
            for other in full:
                if same_person(one.person, other.person):
                    text = f"{quoted(one.name)} can be short for {quoted(other.name)}{_alone(full)}."
                    yield Pair(one, other, "initial", "likely", text)


def surnames(actors: Sequence[Seen]) -> Iterator[Pair]:
    """A bare surname and the few people of the corpus who have it."""
    people = [seen for seen in actors if seen.type == "person"]
    bare = {seen.id for seen in people if not seen.person.given}
    for block in blocks((key, seen) for seen in people for key in _surname_keys(seen)):
        alone, full = _parted(block, bare)
        for left, right in pairs(alone):
            if fold(left.name) != fold(right.name) and same_person(left.person, right.person):
                text = f"{both(left, right)} are spellings of one surname by the rules of transliteration."
                yield Pair(left, right, "spelling", "likely", text)
        if len(full) > MAX_BEARERS:
            continue
        for one in alone:
            for other in full:
                if same_person(one.person, other.person):
                    text = f"{quoted(one.name)} is the surname of {quoted(other.name)}{_alone(full)}."
                    yield Pair(one, other, "surname", "likely", text)


def _full_keys(seen: Seen) -> Iterator[Hashable]:
    for surname in _surname_keys(seen):
        for given in seen.person.given:
            for key in sound_keys(given, seen.lang):
                yield surname, key


def _surname_keys(seen: Seen) -> set[str]:
    """What the first and the last word of the surname sound like; short ones as they are."""
    words = [word for word in seen.person.surname if not is_particle(word)] or list(seen.person.surname)
    keys: set[str] = set()
    for word in (words[0], words[-1]):
        keys |= sound_keys(word, seen.lang) if len(word) >= MIN_SOUND_LETTERS else {fold(word)}
    return keys - {""}


def _parted(block: Sequence[Seen], first: set[str]) -> tuple[list[Seen], list[Seen]]:
    return [seen for seen in block if seen.id in first], [seen for seen in block if seen.id not in first]


def _alone(full: Sequence[Seen]) -> str:
    return (
        ", the only person in the corpus who is called so" if len(full) == 1 else f", one of {len(full)} in the corpus"
    )


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1
