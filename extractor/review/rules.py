"""The rules that propose pairs of actors: each looks up what it compares, so that none compares all with all."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Literal

from extractor.actors.folding import fold, sound_keys
from extractor.actors.organisations.acronyms import is_acronym
from extractor.actors.organisations.names import organisation_key
from extractor.actors.people.names import MIN_SOUND_LETTERS, is_particle, same_person
from extractor.review.seen import Seen

Strength = Literal["strong", "likely", "weak"]

# A surname or initial that more people share says nothing about any of them.
MAX_BEARERS = 5
# More actors than this with one key are compared with their neighbours only.
MAX_BLOCK = 12
# Shorter names differ from many others by one letter.
MIN_TYPO = 6


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors that may be one, by one rule."""

    left: Seen
    right: Seen
    reason: str
    strength: Strength
    explanation: str


Rule = Callable[[Sequence[Seen]], Iterator[Pair]]


def blocks(items: Iterable[tuple[Hashable, Seen]]) -> Iterator[list[Seen]]:
    """The actors that share a key, each once, where there are two or more."""
    found: dict[Hashable, dict[str, Seen]] = {}
    for key, seen in items:
        found.setdefault(key, {}).setdefault(seen.id, seen)
    for group in found.values():
        if len(group) > 1:
            yield sorted(group.values(), key=lambda seen: seen.id)


def pairs(block: Sequence[Seen]) -> Iterator[tuple[Seen, Seen]]:
    """The pairs of a block: all of a small one, neighbours of a large one."""
    return combinations(block, 2) if len(block) <= MAX_BLOCK else pairwise(block)


def same_item(actors: Sequence[Seen]) -> Iterator[Pair]:
    """Both have one item in Wikidata."""
    for block in blocks((seen.qid, seen) for seen in actors if seen.qid):
        for left, right in pairs(block):
            yield Pair(left, right, "same Wikidata item", "strong", f"Both are {left.qid} in Wikidata.")


def same_name(actors: Sequence[Seen]) -> Iterator[Pair]:
    """Both have a name in common, accents and case aside; a bare surname is none."""
    keyed = (
        (fold(name), seen) for seen in actors for name in seen.names
        if name == seen.name or " " in name or seen.type != "person"
    )  # fmt: skip
    for block in blocks(keyed):
        for left, right in pairs(block):
            common = sorted({fold(n) for n in left.names} & {fold(n) for n in right.names}, key=lambda n: (-len(n), n))
            shown = next((name for name in left.names if common and fold(name) == common[0]), left.name)
            kinds = "" if left.type == right.type else f", once as {left.type} and once as {right.type}"
            # A club and its city, or two bodies with one acronym, are called alike and are two.
            strength: Strength = "likely" if kinds or is_acronym(shown) else "strong"
            yield Pair(left, right, "same name", strength, f"Both are called {quoted(shown)}{kinds}.")


def handle(actors: Sequence[Seen]) -> Iterator[Pair]:
    """The handle of one spells the name of the other."""
    keyed = [(letters(text), seen) for seen in actors for text in seen.handles]
    owners = {(key, seen.id) for key, seen in keyed}
    spelled = [(key, seen) for seen in actors for key in _handle_keys(seen)]
    for block in blocks((key, seen) for key, seen in (*keyed, *spelled) if len(key) > MIN_SOUND_LETTERS):
        for left, right in pairs(block):
            for one, other in ((left, right), (right, left)):
                text = next((t for t in one.handles if letters(t) in set(_handle_keys(other))), None)
                if text is not None and (letters(text), other.id) not in owners:
                    yield Pair(one, other, "handle", "likely", f"The account {text} spells {quoted(other.name)}.")
                    break


def _handle_keys(seen: Seen) -> Iterator[str]:
    if seen.type != "person":
        yield letters(seen.name)
        return
    name = seen.person
    if name.given:
        given, surname = letters(name.given[0]), letters("".join(name.surname))
        yield from (given + surname, given[:1] + surname, surname + given)


def letters(text: str) -> str:
    """The letters of a name alone."""
    return re.sub(r"[^a-z0-9]", "", fold(text))


def full_names(actors: Sequence[Seen]) -> Iterator[Pair]:
    """People whose surnames agree and whose given names do not contradict: spellings, initials, further names."""
    people = [seen for seen in actors if seen.type == "person" and seen.person.given]
    for block in blocks((key, seen) for seen in people for key in _full_keys(seen)):
        for left, right in pairs(block):
            if fold(left.name) == fold(right.name) or not same_person(left.person, right.person):
                continue
            if letters(left.name) == letters(right.name):
                yield Pair(left, right, "spelling", "likely", f"{_both(left, right)} differ only in signs.")
                continue
            shared = {fold(word) for word in left.person.words} & {fold(word) for word in right.person.words}
            if shared & {fold(word) for word in left.person.surname} and len(left.person.words) != len(
                right.person.words
            ):
                text, reason = f"{_both(left, right)} agree in what they share; one says more.", "fuller name"
            else:
                text, reason = (
                    f"{_both(left, right)} are spellings of one name by the rules of transliteration.",
                    "spelling",
                )
            yield Pair(left, right, reason, "likely", text)


def _full_keys(seen: Seen) -> Iterator[Hashable]:
    for surname in _surname_keys(seen):
        for given in seen.person.given:
            for key in sound_keys(given, seen.lang):
                yield surname, key


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
                text = f"{_both(left, right)} are spellings of one surname by the rules of transliteration."
                yield Pair(left, right, "spelling", "likely", text)
        if len(full) > MAX_BEARERS:
            continue
        for one in alone:
            for other in full:
                if same_person(one.person, other.person):
                    text = f"{quoted(one.name)} is the surname of {quoted(other.name)}{_alone(full)}."
                    yield Pair(one, other, "surname", "likely", text)


def _alone(full: Sequence[Seen]) -> str:
    return (
        ", the only person in the corpus who is called so" if len(full) == 1 else f", one of {len(full)} in the corpus"
    )


def _parted(block: Sequence[Seen], first: set[str]) -> tuple[list[Seen], list[Seen]]:
    return [seen for seen in block if seen.id in first], [seen for seen in block if seen.id not in first]


def _surname_keys(seen: Seen) -> set[str]:
    """What the first and the last word of the surname sound like; short ones as they are."""
    words = [word for word in seen.person.surname if not is_particle(word)] or list(seen.person.surname)
    keys: set[str] = set()
    for word in (words[0], words[-1]):
        keys |= sound_keys(word, seen.lang) if len(word) >= MIN_SOUND_LETTERS else {fold(word)}
    return keys - {""}


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1


def acronym(actors: Sequence[Seen]) -> Iterator[Pair]:
    """The first letters of one name are the other."""
    bodies = [seen for seen in actors if seen.type in {"organisation", "payment_system"}]
    short = [(fold(name), seen) for seen in bodies for name in seen.names if is_acronym(name) and len(name) > 2]
    known = {key for key, _ in short}
    long = [
        (key, seen) for seen in bodies for name in seen.names if len(name.split()) > 2 for key in _initials(name) if key in known
    ]  # fmt: skip
    for block in blocks((*short, *long)):
        for left, right in pairs(block):
            for one, other in ((left, right), (right, left)):
                name = next((n for n in one.names if is_acronym(n) and len(n) > 2), "")
                full = next((n for n in other.names if len(n.split()) > 2 and fold(name) in _initials(n)), None)
                if name and full:
                    yield Pair(
                        one, other, "acronym", "likely", f"{quoted(name)} are the first letters of {quoted(full)}."
                    )
                    break


def _initials(name: str) -> set[str]:
    words = name.split()
    return {"".join(fold(w)[:1] for w in words), "".join(fold(w)[:1] for w in words if w[:1].isupper())}


def inflection(actors: Sequence[Seen]) -> Iterator[Pair]:
    """Organisations and places that differ in endings or in the legal form."""
    others = [seen for seen in actors if seen.type != "person"]
    keyed = ((organisation_key(name, seen.lang), seen) for seen in others for name in seen.names)
    for block in blocks((key, seen) for key, seen in keyed if len(key) > MIN_SOUND_LETTERS):
        for left, right in pairs(block):
            yield Pair(
                left, right, "ending", "likely", f"{_both(left, right)} differ in an ending or in the legal form."
            )


def spelling(actors: Sequence[Seen]) -> Iterator[Pair]:
    """Organisations and places that two languages spell in two ways."""
    others = [seen for seen in actors if seen.type != "person" and len(letters(seen.name)) >= MIN_TYPO]
    keyed = ((key, seen) for seen in others for key in _sounds(seen))
    for block in blocks(keyed):
        for left, right in pairs(block):
            text = f"{_both(left, right)} are spellings of one name by the rules of transliteration."
            yield Pair(left, right, "spelling", "likely", text)


def _sounds(seen: Seen) -> set[str]:
    words = [word for word in seen.name.split() if letters(word)]
    own = " ".join(min(sound_keys(word, seen.lang)) for word in words)
    other = " ".join(max(sound_keys(word, seen.lang)) for word in words)
    return {own, other} - {""}


def typing(actors: Sequence[Seen]) -> Iterator[Pair]:
    """Names of one type that differ in one letter: a typing error, or two actors (Scholz, Schulz)."""
    keyed = ((key, seen) for seen in actors for key in _shortened(seen))
    for block in blocks(keyed):
        for left, right in pairs(block):
            if one_letter(letters(left.name), letters(right.name)):
                text = f"{_both(left, right)} differ in one letter, which may be a typing error or make two names."
                yield Pair(left, right, "one letter", "weak", text)


def _shortened(seen: Seen) -> Iterator[tuple[str, str]]:
    """The name without each of its letters in turn: two names one letter apart have one such form in common."""
    plain = letters(seen.name)
    if MIN_TYPO <= len(plain) <= 60:
        yield from {(seen.type, plain), *((seen.type, plain[:i] + plain[i + 1 :]) for i in range(len(plain)))}


def one_letter(left: str, right: str) -> bool:
    """Whether two texts differ in one letter: another, one more, one less, or two swapped.

    Example:
        >>> one_letter("scholz", "schulz"), one_letter("lawrow", "lavrov"), one_letter("falk", "flak")
        (True, False, True)
    """
    if left == right or abs(len(left) - len(right)) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    a, b = left[at:], right[at:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[:2][::-1] and a[2:] == b[2:])


def quoted(name: str) -> str:
    """A name in an explanation."""
    return f"“{name}”"


def _both(left: Seen, right: Seen) -> str:
    return f"{quoted(left.name)} and {quoted(right.name)}"


# In this order: a pair keeps the first reason found.
RULES: tuple[Rule, ...] = (
    same_item, same_name, full_names, surnames, initials, handle, acronym, inflection, spelling, typing,
)  # fmt: skip
