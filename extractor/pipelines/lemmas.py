"""Verb lemmas where a pipeline gives none: participles and zu-infinitives of particle verbs."""

from __future__ import annotations

import re
from functools import cache

from extractor.lang import read_table

_WEAK = re.compile(r"^ge(\w+?)e?t$")
# First parts that a German verb does not separate; such a verb has no "ge" in its participle.
_INSEPARABLE = re.compile(r"^(be|durch|emp|ent|er|ge|hinter|miss|über|um|unter|ver|wider|zer)(?=\w{3})")
# Begin like a separable particle and have none.
_WHOLE = ("einig", "hinder", "hinter", "wider", "durchsuch", "durchquer", "umarm", "umwerb", "umzingel")


@cache
def _zu_infinitive() -> re.Pattern[str]:
    return re.compile(rf"^({_particles()})zu(\w+e?n)$")


@cache
def _participle() -> re.Pattern[str]:
    return re.compile(rf"^({_particles()})?(ge\w+(?:en|t))$")


def _particles() -> str:
    # The longest first: "zurückweisen" separates "zurück", not "zu".
    found = [row["particle"] for row in read_table("de", "verb_particles", columns=("particle",))]
    return "|".join(sorted(found, key=len, reverse=True))


@cache
def _participles() -> dict[str, str]:
    return {
        row["participle"]: row["infinitive"]
        for row in read_table("de", "strong_participles", columns=("participle", "infinitive"))
    }


@cache
def repaired(lemma: str, lang: str) -> str:
    """The infinitive of a German verb form that was left as it stands; other lemmas unchanged.

    Example:
        >>> [repaired(form, "de") for form in ("vorgeworfen", "aufgefordert", "aufzuheben", "angreifen")]
        ['vorwerfen', 'auffordern', 'aufheben', 'angreifen']
    """
    if lang != "de":
        return lemma
    if match := _zu_infinitive().match(lemma):
        return match[1] + match[2]
    match = _participle().match(lemma)
    if match and match[2] in _participles():
        return (match[1] or "") + _participles()[match[2]]
    if match and match[1] and (weak := _WEAK.match(match[2])):
        return match[1] + weak[1] + ("n" if weak[1].endswith(("er", "el")) else "en")
    return lemma


def finite_forms(infinitive: str) -> tuple[str, ...]:
    """Third persons of a German verb without its separable particle: present, past, and the subjunctive of reported speech.

    Example:
        >>> finite_forms("fordern")
        ('fordert', 'forderte', 'forderten', 'fordern', 'fordere')
        >>> finite_forms("beraten")
        ('berät', 'beriet', 'berieten', 'beraten', 'berate')
        >>> finite_forms("vorladen")
        ('lädt', 'lud', 'luden', 'laden', 'lade')
    """
    _, prefix, core = parts(infinitive)
    stem = _stem(core)
    link = "e" if stem.endswith(("t", "d", "gn", "ffn", "chn")) else ""
    present, past = f"{stem}{link}t", f"{stem}{link}te"
    if core in _strong_verbs():
        changed, past = _strong_verbs()[core]
        present = changed or present
    plural = f"{past}n" if past.endswith("e") else f"{past}en"
    return tuple(prefix + form for form in (present, past, plural, core, f"{stem}e"))


def parts(infinitive: str) -> tuple[str, str, str]:
    """A German infinitive cut into separable particle, inseparable prefix and the rest.

    Example:
        >>> parts("vorwerfen"), parts("beraten"), parts("anerkennen"), parts("zurückweisen"), parts("einigen")
        (('vor', '', 'werfen'), ('', 'be', 'raten'), ('an', 'er', 'kennen'), ('zurück', '', 'weisen'), ('', '', 'einigen'))
    """
    match = None if infinitive.startswith(_WHOLE) else _separable().match(infinitive)
    particle = match[1] if match else ""
    base = infinitive.removeprefix(particle)
    prefix = "" if base in _strong_verbs() else (found[0] if (found := _INSEPARABLE.match(base)) else "")
    return particle, prefix, base.removeprefix(prefix)


@cache
def _separable() -> re.Pattern[str]:
    return re.compile(rf"^({_particles()})(?=\w{{4}}|tun$)")


@cache
def _strong_verbs() -> dict[str, tuple[str, str]]:
    rows = read_table("de", "strong_verbs", columns=("infinitive", "present", "past"))
    return {row["infinitive"]: (row["present"], row["past"]) for row in rows}


def _stem(infinitive: str) -> str:
    return infinitive.removesuffix("n").removesuffix("e") if infinitive.endswith("en") else infinitive.removesuffix("n")


def participle(infinitive: str) -> str:
    """The past participle of a German verb: the strong one where it is listed, else the regular one.

    Example:
        >>> [participle(verb) for verb in ("kritisieren", "festnehmen", "verbieten", "unterstützen", "aufrüsten")]
        ['kritisiert', 'festgenommen', 'verboten', 'unterstützt', 'aufgerüstet']
    """
    particle, prefix, core = parts(infinitive)
    stem = _stem(core)
    found = _strong().get(core) or f"ge{stem}{'e' if stem.endswith(('t', 'd', 'gn', 'ffn', 'chn')) else ''}t"
    if prefix or core.endswith("ieren"):
        found = prefix + found.removeprefix("ge")
    return particle + found


@cache
def _strong() -> dict[str, str]:
    return {infinitive: participle for participle, infinitive in _participles().items()}
