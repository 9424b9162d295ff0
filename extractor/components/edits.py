"""Lemmas as edits of the form: one class for "Sanktionen → Sanktion", "Demonstrationen → Demonstration", ….

The classes follow UDPipe 2 (Straka 2018, "UDPipe 2.0 Prototype at CoNLL 2018 UD Shared Task", section 2.2): what to cut and
add at both ends of the longest part that form and lemma share, and the case. German needs one thing more, the umlaut
(Häuser → Haus).
"""

from __future__ import annotations

from collections.abc import Callable
from difflib import SequenceMatcher

_UMLAUTS = {"ä": "a", "ö": "o", "ü": "u"}
# Between the fields of an edit; no word has it, and what has it all the same is learnt as a whole.
_BAR = "\t"
_CASES: dict[str, Callable[[str], str]] = {"lower": str.lower, "title": str.capitalize, "upper": str.upper, "keep": str}


def edit_of(form: str, lemma: str) -> str:
    r"""The edit that makes the lemma of the form.

    Example:
        >>> edit_of("Sanktionen", "Sanktion").split("\t"), edit_of("Häusern", "Haus").split("\t")
        (['title', '0', '', '', '2', ''], ['title', '0', '', 'u', '3', ''])
    """
    plain, umlaut = _ends(form.lower(), lemma.lower()), _ends(_without_umlaut(form.lower()), lemma.lower())
    cut, added, mark, tail, ending = (*plain[:2], "", *plain[2:])
    if _size(umlaut) < _size(plain):
        cut, added, mark, tail, ending = (*umlaut[:2], "u", *umlaut[2:])
    if _BAR in added + ending:
        return f"={lemma}"
    for case in _CASES:
        edit = _BAR.join((case, str(cut), added, mark, str(tail), ending))
        if apply_edit(edit, form) == lemma:
            return edit
    return f"={lemma}"


def apply_edit(edit: str, form: str) -> str | None:
    """The lemma an edit gives; ``None`` if the form is too short for it.

    Example:
        >>> apply_edit(edit_of("Häusern", "Haus"), "Mäusern"), apply_edit(edit_of("Häusern", "Haus"), "ab")
        ('Maus', None)
    """
    if edit.startswith("="):
        return edit[1:]
    case, cut, added, mark, tail, ending = edit.split(_BAR)
    start, end = int(cut), len(form) - int(tail)
    if end < start or not (end > start or added or ending):
        return None
    stem = _without_umlaut(form) if mark else form
    return _CASES[case](added + stem[start:end] + ending)


def _ends(form: str, lemma: str) -> tuple[int, str, int, str]:
    match = SequenceMatcher(None, form, lemma, autojunk=False).find_longest_match()
    first, last = match.a + match.size, match.b + match.size
    return match.a, lemma[: match.b], len(form) - first, lemma[last:]


def _size(ends: tuple[int, str, int, str]) -> int:
    return ends[0] + len(ends[1]) + ends[2] + len(ends[3])


def _without_umlaut(form: str) -> str:
    """The form with its last umlaut undone: it stands in the stem, endings have none."""
    for index in reversed(range(len(form))):
        if plain := _UMLAUTS.get(form[index].lower()):
            letter = plain.upper() if form[index].isupper() else plain
            return form[:index] + letter + form[index + 1 :]
    return form
