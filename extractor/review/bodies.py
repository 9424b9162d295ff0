"""The rules that propose pairs of organisations and places: acronyms, endings, spellings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.actors.folding import fold, sound_keys
from extractor.actors.organisations.acronyms import is_acronym
from extractor.actors.organisations.names import organisation_key
from extractor.actors.people.names import MIN_SOUND_LETTERS
from extractor.review.pairs import MIN_TYPO, Pair, blocks, both, letters, pairs, quoted
from extractor.review.seen import Seen


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
                left, right, "ending", "likely", f"{both(left, right)} differ in an ending or in the legal form."
            )


def spelling(actors: Sequence[Seen]) -> Iterator[Pair]:
    """Organisations and places that two languages spell in two ways."""
    others = [seen for seen in actors if seen.type != "person" and len(letters(seen.name)) >= MIN_TYPO]
    keyed = ((key, seen) for seen in others for key in _sounds(seen))
    for block in blocks(keyed):
        for left, right in pairs(block):
            text = f"{both(left, right)} are spellings of one name by the rules of transliteration."
            yield Pair(left, right, "spelling", "likely", text)


def _sounds(seen: Seen) -> set[str]:
    words = [word for word in seen.name.split() if letters(word)]
    own = " ".join(min(sound_keys(word, seen.lang)) for word in words)
    other = " ".join(max(sound_keys(word, seen.lang)) for word in words)
    return {own, other} - {""}
