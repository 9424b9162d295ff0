"""The rules that propose pairs of actors: each looks up what it compares, so that none compares all with all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.actors.folding import fold
from extractor.actors.organisations.acronyms import is_acronym
from extractor.actors.people.names import MIN_SOUND_LETTERS
from extractor.review.bodies import acronym, inflection, spelling
from extractor.review.pairs import MIN_TYPO, Pair, Rule, Strength, blocks, both, letters, pairs, quoted
from extractor.review.people import full_names, initials, surnames
from extractor.review.seen import Seen


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


def typing(actors: Sequence[Seen]) -> Iterator[Pair]:
    """Names of one type that differ in one letter: a typing error, or two actors (Scholz, Schulz)."""
    keyed = ((key, seen) for seen in actors for key in _shortened(seen))
    for block in blocks(keyed):
        for left, right in pairs(block):
            if one_letter(letters(left.name), letters(right.name)):
                text = f"{both(left, right)} differ in one letter, which may be a typing error or make two names."
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


# In this order: a pair keeps the first reason found.
RULES: tuple[Rule, ...] = (
    same_item, same_name, full_names, surnames, initials, handle, acronym, inflection, spelling, typing,
)  # fmt: skip
