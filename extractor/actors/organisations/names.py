"""Names of organisations: one key for their inflected forms, and the form to show."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from extractor.actors.folding import fold
from extractor.lang import read_table

_LEGAL = re.compile(
    r"\s+(?:AG|GmbH|SE|Inc\.?|Corp\.?|Ltd\.?|plc|S\.?A\.?|SpA|S\.p\.A\.?|KG|KGaA|e\.\s?V\.|Co\.?|N\.V\.|LLC)$"
)
_GENITIVE = re.compile(r"(?<=ss)es$|(?<=[^s])(?:es|s)$")
# Of adjectives only: not Frauen Union, Kölner Verein.
_INFLECTED = re.compile(
    r"(?i)(?<![a-zäöüß])((?:[a-zäöüß]+(?:isch|lich|ig|al|iv|iert)|vereinigt|deutsch|frei|neu|groß|rot|grün|jung))e[nm]$"
)
_ADJECTIVE_ENDING = re.compile(r"(?:en|er|es|em|e|s|n)$")


def without_legal_form(text: str) -> str:
    """A company's name without its legal form.

    Example:
        >>> without_legal_form("Petronorte AG")
        'Petronorte'
    """
    return _LEGAL.sub("", text)


def organisation_key(text: str, lang: str) -> str:
    """One key for the inflected forms of an organisation's name.

    Example:
        >>> organisation_key("Vereinten Nationen", "de") == organisation_key("Vereinte Nationen", "de")
        True
        >>> organisation_key("Bundesgerichtshofs", "de") == organisation_key("Bundesgerichtshof", "de")
        True
        >>> organisation_key("Commerzbank AG", "de") == organisation_key("Commerzbank", "de")
        True
    """
    plain = without_legal_form(text)
    words = [fold(word) for word in re.findall(r"[\w.&-]+", plain)]
    if lang != "de" or plain.isupper():
        return " ".join(words)
    return " ".join(_ADJECTIVE_ENDING.sub("", word) if len(word) > 4 else word for word in words)


def nominative(text: str, forms: Collection[str]) -> str:
    """The form of a German name to show: the shortest of the forms that differ only in their ending.

    Example:
        >>> nominative("Bundesgerichtshofs", {"Bundesgerichtshofs", "Bundesgerichtshof"})
        'Bundesgerichtshof'
    """
    key = organisation_key(text, "de")
    same = [form for form in forms if organisation_key(form, "de") == key and len(form) <= len(text)]
    return _uninflected(min(same, key=lambda form: (len(form), form), default=text))


@cache
def _heads() -> tuple[tuple[tuple[str, ...], str], ...]:
    """The heads of names by the ending of adjectives before them."""
    rows = read_table("de", "name_heads", columns=("noun", "ending"))
    endings = dict.fromkeys(row["ending"] for row in rows)
    return tuple((tuple(row["noun"].lower() for row in rows if row["ending"] == one), one) for one in endings)


def _uninflected(text: str) -> str:
    """A name whose head noun shows its gender, without the endings that its place in a sentence gave it.

    Example:
        >>> _uninflected("Sozialistischen Arbeiterpartei"), _uninflected("Finanzausschusses")
        ('Sozialistische Arbeiterpartei', 'Finanzausschuss')
        >>> _uninflected("Internationalen Gerichtshofs")
        'Internationaler Gerichtshof'
    """
    words = text.split(" ")
    for index, word in enumerate(words):
        bare = _GENITIVE.sub("", word)
        ending = next((ending for heads, ending in _heads() if bare.lower().endswith(heads)), None)
        if ending is not None:
            before = [_INFLECTED.sub(rf"\1{ending}", other) for other in words[:index]]
            return " ".join([*before, bare if ending != "e" else word, *words[index + 1 :]])
    return text


def town_of(adjective: str) -> str:
    """The town of a German adjective in -er, by the rule that most follow.

    Example:
        >>> town_of("Kölner"), town_of("Göttinger")
        ('Köln', 'Göttingen')
    """
    stem = adjective.removesuffix("er")
    return stem + "en" if stem.endswith("ing") else stem
