"""Where a text names the countries, organisations and payment systems of the lexicon.

One pass over the words with a dictionary of first words, the longest form first: linear in the
text, safe at word boundaries, the same for every tokeniser. Upper and lower case decide with the
form: ``Togo`` but not ``togo``, ``die russische Flotte`` but not ``auf Russisch``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from extractor.actors.lexicon.contexts import Occurrence, Words, capitalised, holds
from extractor.actors.lexicon.entries import load_lexicon
from extractor.actors.lexicon.fitting import Fitting, compound_heads
from extractor.actors.lexicon.forms import Form, FormKind, Forms, load_forms
from extractor.pipelines.words import text_of
from extractor.records import MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_FLAG_A = 0x1F1E6
_BLOC_FLAGS = {"EU": "organisation:eu", "UN": "organisation:un"}

# The parts of a closed compound are at least so long (Irakreise).
MIN_PART = 4
# "los rusos": an article before a gentilicio makes it a person.
_ARTICLES_ES = frozenset(
    "el la los las un una unos unas al del otro otra otros otras muchos varios dos tres miles".split()
)


class Parsed(Protocol):
    """A parsed segment as far as the gazetteer needs it."""

    @property
    def doc(self) -> Doc: ...

    @property
    def offset(self) -> int: ...


@dataclass(frozen=True, slots=True)
class LexiconHit:
    """A place that names an entry of the lexicon; offsets count in the document."""

    start: int
    end: int
    entity_id: str
    kind: MentionKind
    form: FormKind


def find_hits(parsed: Parsed, *, lang: str) -> list[LexiconHit]:
    """The names of the lexicon in a segment, in text order, without overlaps.

    Capitals and seats are found wherever they stand; whether they act is for :mod:`extractor.actors.lexicon.metonyms`.

    Example:
        >>> import spacy
        >>> from types import SimpleNamespace
        >>> doc = spacy.blank("de")("Die US-Regierung und die Türkei")
        >>> [(doc.text[h.start:h.end], h.entity_id, h.form) for h in find_hits(SimpleNamespace(doc=doc, offset=0), lang="de")]
        [('US', 'country:US', 'prefix'), ('Türkei', 'country:TR', 'noun')]
    """
    return [
        LexiconHit(h.start + parsed.offset, h.end + parsed.offset, h.entity_id, h.kind, h.form)
        for h in find_in_text(text_of(parsed.doc), lang=lang)
    ]


def find_in_text(text: str, *, lang: str) -> list[LexiconHit]:
    """The same on bare text; offsets count in ``text``.

    Example:
        >>> [(h.entity_id, h.kind) for h in find_in_text("Rusia y EE. UU. 🇻🇪", lang="es")]
        [('country:RU', 'name'), ('country:US', 'acronym'), ('country:VE', 'flag')]
    """
    words, forms = Words.of(text), load_forms(lang)
    scan = _Scan(Fitting(words, forms, lang), words, forms, lang)
    return sorted([*scan.hits(), *_flags(text)], key=lambda hit: (hit.start, hit.end))


def _flags(text: str) -> Iterator[LexiconHit]:
    """The flags: pairs of regional indicators, counted from the left of each run."""
    entries = load_lexicon().entries
    for match in _FLAG.finditer(text):
        code = "".join(chr(ord(sign) - _FLAG_A + ord("A")) for sign in match.group())
        entity_id = _BLOC_FLAGS.get(code, f"country:{code}")
        if entity_id in entries:
            yield LexiconHit(match.start(), match.end(), entity_id, "flag", "noun")


@dataclass(slots=True)
class _Scan:
    fitting: Fitting
    words: Words
    forms: Forms
    lang: str

    def hits(self) -> list[LexiconHit]:
        named, parties = self._evidence()
        found: list[LexiconHit] = []
        ends: set[int] = set()
        behind = 0
        for index, word in enumerate(self.words.folded):
            if index < behind:
                continue
            for last, forms in self._matches(index) if word in self.forms else ():
                owners = {form.entity_id for form in forms}
                chosen = self._choose(index, last, forms, owners, named, parties, before=ends)
                if chosen is None:
                    continue
                behind = last + 1
                if chosen.entity_id:
                    found.append(self._hit(index, last, chosen))
                    ends.add(last)
                break
            else:
                first = _first_of_compound(self.words.words[index]) if self.lang == "de" else None
                if first is not None:
                    start = self.words.starts[index]
                    end = start + len(first.words[0])
                    found.append(LexiconHit(start, end, first.entity_id, first.kind, "prefix"))
        return found

    def _matches(self, index: int) -> list[tuple[int, Sequence[Form]]]:
        """Index of the last word and the forms that match from a word on, the longest first."""
        folded = self.words.folded
        return [
            (index + len(key) - 1, forms)
            for key, forms in self.forms.get(folded[index], ())
            if folded[index : index + len(key)] == key and self._one_line(index, index + len(key) - 1)
        ]

    def _one_line(self, first: int, last: int) -> bool:
        start, end = self.words.starts[first], self.words.ends[last]
        if self.words.text[start:end].count("\n") > 1:
            return False
        return not self.words.is_hidden(start, end)

    def _evidence(self) -> tuple[set[str], set[int]]:
        """Ids named by safe forms of one owner, and the sentences that name a party so."""
        named: set[str] = set()
        parties: set[int] = set()
        entries = load_lexicon().entries
        ends: set[int] = set()
        behind = 0
        for index, word in enumerate(self.words.folded):
            for last, forms in self._matches(index) if index >= behind and word in self.forms else ():
                chosen = next(
                    (f for f in forms if not f.contexts and self.fitting.fits(index, last, f, before=ends)), None
                )
                if chosen is None:
                    continue
                behind = last + 1
                ends.add(last)
                if chosen.entity_id and len({form.entity_id for form in forms}) == 1:
                    named.add(chosen.entity_id)
                    if entries[chosen.entity_id].sector == "PTY":
                        parties.add(self.words.sentence(self.words.starts[index])[0])
                break
        return named, parties

    def _choose(
        self, first: int, last: int, forms: Sequence[Form], owners: Collection[str],
        named: Collection[str], parties: Collection[int], *, before: Collection[int],
    ) -> Form | None:  # fmt: skip
        """The form that is meant here: an unsafe one whose context holds, else a safe one."""
        fitting = [form for form in forms if self.fitting.fits(first, last, form, before=before)]
        entries = load_lexicon().entries
        for form in fitting:
            if form.contexts:
                home = entries[form.entity_id].country
                if holds(Occurrence(self.words, form, first, last, owners, home, named, parties)):
                    return form
        return next((form for form in fitting if not form.contexts), None)

    def _hit(self, first: int, last: int, form: Form) -> LexiconHit:
        kind = form.form
        if self.words.hyphen_right(last) and form.form != "adjective":
            kind = "prefix"
        elif self.lang == "es" and kind == "adjective" and form.kind == "demonym" and self._is_person_es(first):
            kind = "person"
        return LexiconHit(self.words.starts[first], self.words.ends[last], form.entity_id, form.kind, kind)

    def _is_person_es(self, first: int) -> bool:
        """Whether a gentilicio is a noun: "los rusos", "un cubano"."""
        return self.words.word(first - 1).casefold() in _ARTICLES_ES


@lru_cache(maxsize=20_000)
def _first_of_compound(word: str) -> Form | None:
    """The country or seat in a closed German compound: "Kremlsprecher", "Russlandsanktionen"."""
    if len(word) < 2 * MIN_PART or not capitalised(word) or not word[1:].islower():
        return None
    folded = word.casefold()
    for cut in range(MIN_PART, len(word) - MIN_PART + 1):
        if not folded.startswith(compound_heads(), cut):
            continue
        for key, forms in load_forms("de").get(folded[:cut], ()):
            for form in forms if len(key) == 1 else ():
                named = form.form == "seat" or (form.kind == "name" and form.entity_id.startswith("country:"))
                if named and form.words == (word[:cut],) and not form.contexts:
                    return form
    return None
