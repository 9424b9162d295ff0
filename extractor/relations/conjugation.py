"""Spanish verb forms: the infinitive of a listed verb where a lemmatiser has not seen the form.

Lemmatisers guess rare preterites and subjunctives (``cometió`` as "cometiar", ``reabrió`` as "reabriar"). The listed
verbs are known, so their forms are made here and looked up. Forms that do not exist do no harm: nobody writes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

_CLITICS = ("se", "le", "les", "lo", "la", "los", "las", "me", "te", "nos")
# Endings after the stem by conjugation; a stem in front of a, o or e, i is spelled differently (-> _joined).
_AR = tuple(
    "a an o amos e en é ó aron amos aba aban ábamos ará arán aré aremos aría arían ara aran ase asen ando ado ada ados adas".split()
)
_ER = tuple(
    "e en o emos a an í ió ieron imos ía ían íamos iera ieran iese iesen iendo ido ida idos idas eré erá erán eremos ería erían".split()
)
_IR = tuple(ending for ending in _ER if not ending.startswith(("er", "em"))) + tuple(
    "imos iré irá irán iremos iría irían".split()
)
# Verbs of an irregular family, by the end of the infinitive: stems of the present, the preterite, the future; the participle.
_FAMILIES: Mapping[str, tuple[str, str, str, str]] = {
    "tener": ("tien teng", "tuv", "tendr", "tenid"),
    "poner": ("pon pong", "pus", "pondr", "puest"),
    "venir": ("vien veng", "vin", "vendr", "venid"),
    "decir": ("dic dig", "dij", "dir decir", "dich"),
    "hacer": ("hac hag", "hic hiz", "har", "hech"),
    "traer": ("tra traig", "traj", "traer", "traíd"),
    "ducir": ("duc duzc", "duj", "ducir", "ducid"),
}
_PARTICIPLES = {
    "abrir": "abiert",
    "cubrir": "cubiert",
    "escribir": "escrit",
    "romper": "rot",
    "volver": "vuelt",
    "solver": "suelt",
    "proveer": "provist",
    "morir": "muert",
}
# How the end of a stem is spelled in front of e, i (atacar: ataque) and in front of a, o (exigir: exija).
_BEFORE_E = (("gu", "gü"), ("c", "qu"), ("g", "gu"), ("z", "c"))
_BEFORE_A = (("gu", "g"), ("g", "j"))
_VARIANTS = (("e", "ie"), ("e", "i"), ("o", "ue"), ("o", "u"), ("u", "ue"))  # querer, pedir, poder, dormir, jugar


def forms_of(infinitive: str) -> frozenset[str]:
    """The forms of a verb that news and posts use: third persons, first persons, participles, infinitives with a pronoun.

    Example:
        >>> forms = forms_of("agradecer")
        >>> [word in forms for word in ("agradeció", "agradezco", "agradecemos", "agradeciendo", "agradecerle")]
        [True, True, True, True, True]
        >>> {"impuso", "impondrá", "impuestas"} <= forms_of("imponer"), "piden" in forms_of("pedir")
        (True, True)
    """
    plain = infinitive.replace("ír", "ir")
    found = {infinitive, *(plain + clitic for clitic in _CLITICS)}
    family = next((end for end in _FAMILIES if plain.endswith(end)), None)
    if family:
        found.update(plain.removesuffix(family) + form for form in _irregular(family))
    stem, kind = plain[:-2], plain[-2:]
    endings = {"ar": _AR, "er": _ER, "ir": _IR}.get(kind, ())
    for variant in _stems(stem):
        found.update(_joined(variant, endings, kind))
    for end, participle in _PARTICIPLES.items():
        if plain.endswith(end):
            found.update(plain.removesuffix(end) + participle + ending for ending in ("o", "a", "os", "as"))
    return frozenset(found)


def forms(infinitives: Iterable[str]) -> dict[str, str]:
    """Form to infinitive; a form of two verbs goes to the one listed first.

    Example:
        >>> forms(["cometer", "expulsar"])["cometió"]
        'cometer'
    """
    found: dict[str, str] = {}
    for infinitive in infinitives:
        for form in forms_of(infinitive):
            found.setdefault(form, infinitive)
    return found


def _stems(stem: str) -> Iterator[str]:
    yield stem
    for old, new in _VARIANTS:
        head, found, tail = stem.rpartition(old)
        # Only the last vowel of a stem changes.
        if found and not set(tail) & set("aeiou"):
            yield head + new + tail


def _joined(stem: str, endings: tuple[str, ...], kind: str) -> list[str]:
    """Stem and endings as Spanish spells them (atacar: ataque; agradecer: agradezca; destituir: destituyó)."""
    before_e = before_a = stem
    if kind == "ar":
        before_e = _changed(stem, _BEFORE_E)
    elif stem.endswith(("a", "e", "o")):
        return [stem + (f"í{ending[1:]}" if ending.startswith("id") else _after_vowel(ending)) for ending in endings]
    elif kind == "ir" and stem.endswith("u") and not stem.endswith(("gu", "qu")):
        return [stem + (f"y{ending}" if ending[0] in "aeo" else _after_vowel(ending)) for ending in endings]
    else:
        before_a = _changed(stem, (("c", "zc" if stem[-2:-1] in "aeiou" else "z"), *_BEFORE_A))
    return [(before_e if ending[0] in "eéií" else before_a) + ending for ending in endings]


def _changed(stem: str, rules: tuple[tuple[str, str], ...]) -> str:
    old, new = next((rule for rule in rules if stem.endswith(rule[0])), ("", ""))
    return stem.removesuffix(old) + new


def _after_vowel(ending: str) -> str:
    """``destitu-yó``, ``prove-yeron``."""
    return f"y{ending[1:]}" if ending.startswith(("ie", "ió")) else ending


def _irregular(family: str) -> Iterator[str]:
    present, preterite, future, participle = _FAMILIES[family]
    for stem in present.split():
        yield from (stem + ending for ending in ("e", "en", "o", "a", "an", "amos"))
    linked = "e" if preterite.endswith("j") else "ie"
    for stem in preterite.split():
        yield from (stem + ending for ending in ("o", "e", "imos"))
        yield from (stem + linked + ending for ending in ("ron", "ra", "ran", "se", "sen"))
    for stem in future.split():
        yield from (stem + ending for ending in ("á", "án", "é", "emos", "ía", "ían"))
    yield from (participle + ending for ending in ("o", "a", "os", "as"))
