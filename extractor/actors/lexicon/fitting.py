"""Whether case, hyphens and neighbours allow a form of the lexicon at a place in a text."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extractor.actors.lexicon.contexts import Words, capitalised
from extractor.actors.lexicon.entries import folds_into_country
from extractor.actors.lexicon.forms import Form, Forms
from extractor.lang import read_table

# Capitals alone write a name of so many letters in capitals (RUSSLAND); below, they are an acronym.
MIN_CAPITALS = 4
# "Ost-Ukraine", "Nicht-EU-Staaten": a region, or those outside.
_NOT_BEFORE = frozenset("nord süd ost west zentral mittel neu latein nicht non nordost nordwest südost südwest".split())
# Parts that leave a demonym behind a hyphen what it is: "Exil-Iraner".
_BEFORE_PERSON = frozenset({"exil", "ex"})
# Before a capitalised adjective without noun these make it a language: "im Russischen", "ins Deutsche".
_LANGUAGE_BEFORE_DE = frozenset("im ins aus vom zum auf".split())
_LANGUAGE_BEFORE_ES = frozenset("en idioma lengua habla hablan hablar hablaba hablando".split())
_LANGUAGE_VERBS_ES = ("aprend", "estudi", "domin", "enseñ", "traduc", "traduj", "habl")
_JOINERS_ES = frozenset({"y", "e", "o", "u", "ni", ","})
# "Irán a votar", "Irán llegando": the future of the verb ir.
_AFTER_VERB_IRAN = frozenset("a al juntos juntas hacia".split())
_GERUNDS_ES = ("ando", "iendo", "yendo")
# Handles and parts of file names; money ("US$").
_SIGNS_BEFORE = frozenset({"@", "_"})
_SIGNS_AFTER = frozenset({"$", "_"})
# Forms that are adjective, person and language at once.
_ADJECTIVE_LIKE = frozenset({"deutsche", "deutschen", "deutscher", "deutschem"})


@dataclass(frozen=True, slots=True)
class Fitting:
    """The tests of one text.

    Attributes:
        words: The text in words.
        forms: The forms of its language.
        lang: ``de``, ``es`` or another, which has no rules of its own.
    """

    words: Words
    forms: Forms
    lang: str

    def fits(self, first: int, last: int, form: Form, *, before: Collection[int]) -> bool:
        """Whether case and neighbours allow the form here."""
        words = self.words
        sign = words.glued_left(first)
        if sign in _SIGNS_BEFORE or words.glued_right(last) in _SIGNS_AFTER:
            return False
        if not _same_case(words.words[first : last + 1], form, hashtag=sign == "#"):
            return False
        return not form.entity_id or self._fits_neighbours(first, last, form, before)

    def _fits_neighbours(self, first: int, last: int, form: Form, before: Collection[int]) -> bool:
        words = self.words
        if words.hyphen_left(first) and not self._behind_hyphen(first, form, before):
            return False
        if words.hyphen_right(last):
            return self._before_hyphen(last, form)
        if self.lang == "es":
            return self._fits_spanish(first, last, form)
        if form.form == "adjective":
            return not form.bare and self._fits_adjective(first, last, form)
        return form.form != "person" or self._fits_person(first, last)

    def _behind_hyphen(self, first: int, form: Form, before: Collection[int]) -> bool:
        """Whether it may follow a hyphen: "türkisch-syrische", "Exil-Iraner", "Anti-Russland-Kurs"; not "pro-russische", "Ost-Ukraine"."""
        previous = self.words.folded[first - 2]
        if first - 2 in before:
            return True
        if form.form == "adjective":
            return False
        if form.form == "person":
            return previous in _BEFORE_PERSON
        return previous not in _NOT_BEFORE

    def _before_hyphen(self, last: int, form: Form) -> bool:
        """Whether it may precede a hyphen: "EU-Gipfel", "Kreml-Sprecher", "russisch-ukrainisch"; not "Berlin-Kreuzberg", "russisch-orthodox"."""
        if form.form != "adjective":
            return form.kind != "capital" or form.form == "seat"
        if self.lang == "es":
            following = self.words.word(last + 2).casefold()
            return any(f.form == "adjective" for _, forms in self.single(following) for f in forms)
        if not form.bare:
            return False
        parts = [
            self.words.word(last + 2).casefold(),
            f"{self.words.word(last + 2)}-{self.words.word(last + 4)}".casefold(),
        ]
        return any(f.form == "adjective" for part in parts for _, forms in self.single(part) for f in forms) or (
            self.words.word(last + 2) == "US"
        )

    def single(self, part: str) -> Iterator[tuple[tuple[str, ...], tuple[Form, ...]]]:
        for key, forms in self.forms.get(part, ()):
            if len(key) == 1:
                yield key, forms

    def _fits_adjective(self, first: int, last: int, form: Form) -> bool:
        """Whether a German adjective is one: "die russische Flotte", "Russische Bomber …", "die Israelische Armee".

        Not "auf Russisch", "der Deutsche Mieterbund", "schwedische Kronen"; of a capital only before its
        government ("die Moskauer Führung").
        """
        words = self.words
        after = words.word(last + 1)
        if after in currencies("de"):
            return False
        if form.kind == "capital":
            return capitalised(after) and folds_into_country(after, "de")
        if form.contexts or not capitalised(words.word(first)) or not form.words[0][:1].islower():
            # Schweizer, US-amerikanische: the capital is part of the word.
            return capitalised(after) or form.words[0][:1].islower() or len(form.words) > 1
        if not words.begins(first):
            return folds_into_country(after, "de")
        return after.isalpha()

    def _fits_person(self, first: int, last: int) -> bool:
        """Whether a demonym is one: "die Deutschen"; not "im Deutschen", "Deutsche Bank" (an adjective, or the company)."""
        words = self.words
        if capitalised(words.word(last + 1)) and words.word(first).casefold() in _ADJECTIVE_LIKE:
            return False
        return not (
            words.word(first).casefold() in _ADJECTIVE_LIKE and words.word(first - 1).casefold() in _LANGUAGE_BEFORE_DE
        )

    def _fits_spanish(self, first: int, last: int, form: Form) -> bool:
        words = self.words
        before, after = words.word(first - 1).casefold(), words.word(last + 1).casefold()
        if form.form == "adjective":
            if before in currencies("es") or self._is_language_es(first):
                return False
            written = words.word(first)
            if capitalised(written) and not written.isupper():
                return words.begins(first) or folds_into_country(before, "es")
            return True
        is_verb = after in _AFTER_VERB_IRAN or after.endswith(_GERUNDS_ES)
        return not (words.word(first) == "Irán" and words.begins(first) and is_verb)

    def _is_language_es(self, first: int) -> bool:
        """Whether a gentilicio is a language: "en ruso", "hablan inglés y francés", "aprendió el alemán", "del ruso al español"."""
        word = self.words.word
        at = first - 1
        while word(at).casefold() in _JOINERS_ES and self._is_gentilicio(at - 1):
            at -= 2
        before = word(at).casefold()
        if before in _LANGUAGE_BEFORE_ES:
            return True
        if before == "el" and word(at - 1).casefold().startswith(_LANGUAGE_VERBS_ES):
            return True
        into = before == "al" and word(at - 2).casefold() == "del" and self._is_gentilicio(at - 1)
        return into or (before == "del" and word(first + 1) == "al" and self._is_gentilicio(first + 2))

    def _is_gentilicio(self, index: int) -> bool:
        return any(f.form == "adjective" for _, forms in self.single(self.words.word(index).casefold()) for f in forms)


@cache
def currencies(lang: str) -> frozenset[str]:
    """The nouns for money, which take a country's adjective and are no actors."""
    return frozenset(row["noun"] for row in read_table(lang, "currencies", columns=("noun",)))


@cache
def compound_heads() -> tuple[str, ...]:
    """What the second part of a closed German compound begins with."""
    return tuple(row["head"] for row in read_table("de", "compound_heads", columns=("head",)))


def _same_case(written: Sequence[str], form: Form, *, hashtag: bool) -> bool:
    """Whether the words are written as the form: exactly, at the start of a sentence, or in capitals."""
    if tuple(written) == form.words:
        return True
    text, own = "".join(written), "".join(form.words)
    letters = [c for c in own if c.isalpha()]
    if len(letters) >= MIN_CAPITALS and form.kind != "acronym":
        if text.isupper() and text == own.upper().replace("ß", "SS"):
            return True
        if hashtag and text == own.casefold():
            return True
    return form.words[0][:1].islower() and text == own[:1].upper() + own[1:] and form.kind != "acronym"
