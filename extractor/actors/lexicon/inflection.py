"""The surface forms of names: German and Spanish inflection, and spelling variants.

Only what names of countries and organisations need. Each function returns every form, the
given one first, without duplicates. A form too many does no harm where it is no word of the
language ("Laoss"); a form that is one would, so the tests list the collisions.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

GERMAN_ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")

# Endings after which a German noun takes no genitive -s.
_SIBILANTS = ("s", "ß", "x", "z")
# Endings of feminine nouns and of plurals in -en, which have no genitive form of their own.
_NO_GENITIVE = ("ung", "ion", "tät", "heit", "keit", "schaft", "ik", "en", "bank", "liga", "wehr", "anwaltschaft")
_DIGRAPHS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


def unique(forms: Iterable[str]) -> tuple[str, ...]:
    """The forms without duplicates, in order."""
    return tuple(dict.fromkeys(forms))


def without_accents(text: str) -> str:
    """The text without combining marks.

    Example:
        >>> without_accents("México, España, Türkei")
        'Mexico, Espana, Turkei'
    """
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def spellings(form: str, *, lang: str, loose: bool) -> tuple[str, ...]:
    """A form and its spellings without German or Spanish letters.

    Args:
        form: The proper spelling.
        lang: In German the umlauts become two letters (Oesterreich).
        loose: Also drop the accents (Mexico, Turkei); right for names, wrong for common words.

    Example:
        >>> spellings("Türkei", lang="de", loose=True)
        ('Türkei', 'Tuerkei', 'Turkei')
    """
    if form.isascii():
        return (form,)
    found = [form]
    if lang == "de":
        found.append(form.translate(_DIGRAPHS))
    if loose:
        found.append(without_accents(form))
    return unique(found)


def starred(phrase: str) -> tuple[str, ...]:
    """Give each word that ends in ``*`` all adjective endings, in upper and lower case.

    Example:
        >>> starred("Rot* Kreuz")[:3]
        ('Rote Kreuz', 'rote Kreuz', 'Roten Kreuz')
    """
    if "*" not in phrase:
        return (phrase,)
    words = phrase.split()
    forms = []
    for ending in GERMAN_ADJECTIVE_ENDINGS:
        forms.append(" ".join(w[:-1] + ending if w.endswith("*") else w for w in words))
        forms.append(" ".join(w[0].lower() + w[1:-1] + ending if w.endswith("*") else w for w in words))
    return unique(forms)


def german_name(name: str, *, article: str = "") -> tuple[str, ...]:
    """The forms of a proper name.

    Args:
        name: Nominative.
        article: ``m``, ``f`` or ``pl`` where the name takes an article, else empty.

    Example:
        >>> german_name("Irak", article="m"), german_name("Türkei", article="f")
        (('Irak', 'Iraks'), ('Türkei',))
        >>> german_name("Niederlande", article="pl")
        ('Niederlande', 'Niederlanden')
    """
    if article == "f" or is_acronym(name):
        return (name,)
    if article == "pl":
        return (name, f"{name}n") if name.endswith(("e", "er", "el")) else (name,)
    return (name,) if name.endswith(_SIBILANTS) else (name, f"{name}s")


def german_phrase(phrase: str) -> tuple[str, ...]:
    """The forms of a noun phrase whose adjectives carry a star: ``Weiß* Haus``, ``Vereinigt* Staaten``.

    The head noun, the first word without a star, takes the genitive.

    Example:
        >>> "Weißen Hauses" in german_phrase("Weiß* Haus")
        True
        >>> "Sicherheitsrates der UN" in german_phrase("Sicherheitsrat der UN")
        True
    """
    words = phrase.split()
    at = next((i for i, word in enumerate(words) if not word.endswith("*")), 0)
    forms: list[str] = []
    for head in _noun(words[at]):
        forms += starred(" ".join([*words[:at], head, *words[at + 1 :]]))
    return unique(forms)


def _noun(noun: str) -> tuple[str, ...]:
    if is_acronym(noun) or len(noun) < 3 or not noun[-1].isalpha():
        return (noun,)
    if noun.endswith(("e", "er", "el")):
        return unique((noun, f"{noun}n" if noun.endswith("e") else f"{noun}s"))
    if noun.endswith(_NO_GENITIVE):
        return (noun,)
    if noun.endswith(_SIBILANTS):
        return (noun, f"{noun}es")
    return (noun, f"{noun}s", f"{noun}es") if noun[-1] not in "aiouy" else (noun, f"{noun}s")


def german_adjective(stem: str) -> tuple[str, ...]:
    """The inflected forms of an adjective; one in upper case (Schweizer) has none.

    Example:
        >>> german_adjective("russisch")
        ('russische', 'russischen', 'russischer', 'russisches', 'russischem')
        >>> german_adjective("Schweizer")
        ('Schweizer',)
    """
    if is_indeclinable(stem):
        return (stem,)
    return tuple(stem + ending for ending in GERMAN_ADJECTIVE_ENDINGS)


def is_indeclinable(stem: str) -> bool:
    """Whether a German adjective is made with -er from a place (Schweizer, Hongkonger)."""
    return stem[:1].isupper() and stem.endswith("er")


def german_person(demonym: str) -> tuple[str, ...]:
    """The forms of a demonym, both genders: ``Venezolaner``, ``Russe``, ``Franzose/Französin``, ``Deutsche*``.

    Example:
        >>> german_person("Russe")
        ('Russe', 'Russen', 'Russin', 'Russinnen')
        >>> german_person("Israeli")
        ('Israeli', 'Israelis')
    """
    if demonym.endswith("*"):
        return tuple(demonym[:-2] + ending for ending in ("e", "en", "er", "em"))
    male, _, female = demonym.partition("/")
    if male.endswith("e"):
        forms, stem = [male, f"{male}n"], male[:-1]
    elif male.endswith("er"):
        forms, stem = [male, f"{male}s", f"{male}n"], male
    elif male.endswith(("it", "ot")):
        forms, stem = [male, f"{male}en"], male
    elif male.endswith("ar"):
        forms, stem = [male, f"{male}n"], male
    elif male.endswith("in"):
        return (male, f"{male}nen")
    else:
        return (male, f"{male}s")
    female = female or f"{stem}in"
    return unique([*forms, female, f"{female}nen"])


def german_place_adjective(place: str) -> tuple[str, ...]:
    """The adjective in -er of a capital of one word; after a vowel few are in use, so none is made.

    Example:
        >>> german_place_adjective("Peking"), german_place_adjective("Moskau"), german_place_adjective("Havanna")
        (('Pekinger',), ('Moskauer',), ())
    """
    last = without_accents(place)[-1]
    if " " in place or not last.isalpha() or (last in "aeiou" and not place.endswith("au")):
        return ()
    return (f"{place}er",)


def spanish_gentilicio(word: str) -> tuple[str, ...]:
    """Masculine, feminine and both plurals of a gentilicio.

    Example:
        >>> spanish_gentilicio("ruso"), spanish_gentilicio("alemán")
        (('ruso', 'rusa', 'rusos', 'rusas'), ('alemán', 'alemana', 'alemanes', 'alemanas'))
        >>> spanish_gentilicio("iraní"), spanish_gentilicio("belga")
        (('iraní', 'iraníes', 'iranís'), ('belga', 'belgas'))
    """
    if word.endswith("o"):
        return tuple(word[:-1] + ending for ending in ("o", "a", "os", "as"))
    if word.endswith(("í", "ú")):
        return (word, f"{word}es", f"{word}s")
    if word[-1] in "aeéi":
        return (word, f"{word}s")
    stem = word[:-2] + without_accents(word[-2:])
    return (word, f"{stem}a", f"{stem}es", f"{stem}as")


def is_acronym(name: str) -> bool:
    """Whether a name is an acronym: mostly capitals, no blank inside a long word.

    Example:
        >>> [name for name in ("USA", "UdSSR", "EE. UU.", "Kuba", "BRICS+", "G7", "dpa") if is_acronym(name)]
        ['USA', 'UdSSR', 'EE. UU.', 'BRICS+', 'G7', 'dpa']
    """
    letters, capitals = sum(map(str.isalpha, name)), sum(map(str.isupper, name))
    if not 0 < letters <= 8:
        return False
    return capitals == letters or (capitals >= 2 and capitals * 2 > letters) or name in {"dpa", "epd", "dapd", "taz"}
