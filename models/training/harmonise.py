"""Differences between the corpora evened out before training, each as one small rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpora import Sentence

# Subtypes too rare to learn (fewer than ten in the trees): they fall back to their main label.
RARE_GERMAN = {"obl:tmod": "obl", "acl:relcl": "acl", "nmod:poss": "nmod", "nsubj:outer": "nsubj", "dislocated": "dep"}
UNSHARED = frozenset({"Voice", "Typo", "Foreign", "Abbr", "ExtPos", "Polite", "Gender[psor]", "Number[psor]"})
# Features that belong to the word itself: a lexicon of today's trees can add them to older annotation.
LEXICAL = ("PronType", "NumType", "Poss", "Degree", "Definite", "Polarity")
RARE_SPANISH = {
    "csubj:pass": "csubj",
    "dislocated": "dep",
    "expl": "expl:pv",
    "nsubj:outer": "nsubj",
    "acl:relcl": "acl",
}


def german_labels(sentence: Sentence) -> Sentence:
    """Rare subtypes of relations become their main label; features that one corpus only has are dropped."""
    deps = [RARE_GERMAN.get(dep, dep) for dep in sentence.deps or ()]
    pairs = zip(sentence.pos or (), sentence.morphs or (), strict=True)
    morphs = [joined(_shared(kind, split(morph))) for kind, morph in pairs]
    return replace(sentence, deps=deps, morphs=morphs)


def _shared(kind: str, features: dict[str, str]) -> dict[str, str]:
    """The features both GSD files have; of an article in a contracted form (im) those of the noun phrase."""
    if kind == "ADP":
        return {name: value for name, value in features.items() if name in {"Case", "Gender", "Number"}}
    return {name: value for name, value in features.items() if name not in UNSHARED}


def split(morph: str) -> dict[str, str]:
    """Features of a FEATS cell.

    Example:
        >>> split("Case=Nom|Number=Sing"), split("_")
        ({'Case': 'Nom', 'Number': 'Sing'}, {})
    """
    return dict(part.split("=", 1) for part in morph.split("|") if "=" in part)


def joined(features: dict[str, str]) -> str:
    """The FEATS cell of features, sorted as UD has them."""
    return "|".join(f"{name}={features[name]}" for name in sorted(features, key=str.lower)) or "_"


def spanish_labels(sentence: Sentence) -> Sentence:
    """UD Spanish-GSD: dative clitics are iobj as in AnCora; names keep their capital in the lemma."""
    pos, morphs = sentence.pos or [], sentence.morphs or []
    deps = [RARE_SPANISH.get(dep, dep) for dep in sentence.deps or ()]
    for index, dep in enumerate(deps):
        if dep == "obl:arg" and pos[index] == "PRON" and "Case=Dat" in morphs[index]:
            deps[index] = "iobj"
    names = zip(sentence.words, sentence.lemmas or (), pos, strict=True)
    lemmas = [word if kind == "PROPN" else lemma for word, lemma, kind in names]
    return replace(sentence, deps=deps, lemmas=lemmas, tags=None)


def agent_and_passive(sentence: Sentence) -> Sentence:
    """UD Spanish-AnCora: passives get the subtypes that GSD has.

    "fue detenido por la policía": aux:pass, nsubj:pass and obl:agent. "ha detenido" stays as it is.
    """
    heads, lemmas, morphs = sentence.heads or [], sentence.lemmas or [], sentence.morphs or []
    deps = [RARE_SPANISH.get(dep, dep) for dep in sentence.deps or ()]
    auxiliaries = {index for index, dep in enumerate(deps) if dep == "aux" and lemmas[index] == "ser"}
    passives = {heads[index] for index in auxiliaries if "VerbForm=Part" in morphs[heads[index]]}
    cases = {head: lemmas[index] for index, head in enumerate(heads) if deps[index] == "case"}
    for index, head in enumerate(heads):
        if head in passives and index in auxiliaries:
            deps[index] = "aux:pass"
        elif head in passives and deps[index] == "nsubj":
            deps[index] = "nsubj:pass"
        elif head in passives and deps[index] == "obl" and cases.get(index) == "por":
            deps[index] = "obl:agent"
    return replace(sentence, deps=deps, tags=None)


def german_parts_of_speech(sentences: Iterable[Sentence], gold: Iterable[Sentence]) -> Iterator[Sentence]:
    """GSD train follows UD 2.3: adverbial adjectives are ADV, possessives are PRON. Bring both to today's use.

    "definitiv" (ADV, but an adjective where it is inflected) becomes ADJ; "seine" before a noun becomes DET.
    """
    sentences = list(sentences)
    known: Counter[tuple[str, str]] = Counter()
    for sentence in gold:
        for word, value in zip(sentence.words, sentence.pos or (), strict=True):
            known[word.lower(), value] += 1
    adjectives = {
        lemma.lower()
        for sentence in sentences
        if sentence.lemmas
        for lemma, value, word in zip(sentence.lemmas, sentence.pos or (), sentence.words, strict=True)
        if value == "ADJ" and word.lower() != lemma.lower()
    }
    for sentence in sentences:
        pos = list(sentence.pos or ())
        for index, (word, value) in enumerate(zip(sentence.words, list(pos), strict=True)):
            lower = word.lower()
            if value == "ADV" and lower in adjectives and known[lower, "ADV"] <= known[lower, "ADJ"]:
                pos[index] = "ADJ"
            elif value == "PRON" and known[lower, "DET"] > 2 * known[lower, "PRON"]:
                pos[index] = "DET"
        yield replace(sentence, pos=pos)


def german_features(sentences: Iterable[Sentence], gold: Iterable[Sentence]) -> Iterator[Sentence]:
    """GSD train has two older feature schemes. Bring both to today's, and leave unset what cannot be.

    "kluge" gets Degree=Pos and "die" PronType=Art; Gender=Masc,Neut of a noun is settled by its lemma elsewhere, that
    of its article and adjectives by the noun. A finite verb without mood or a name without case stays unset.
    """
    sentences = list(sentences)
    lexical = _lexical(gold)
    genders = _genders(sentences)
    for sentence in sentences:
        pos, morphs = list(sentence.pos or ()), list(sentence.morphs or ())
        noun = ""
        for index in reversed(range(len(pos))):
            kind, features = pos[index], split(morphs[index])
            if kind in {"NOUN", "PROPN"}:
                noun = features["Gender"] = _gender_of(features, (sentence.lemmas or [])[index], genders)
            elif kind not in {"DET", "ADJ", "ADP", "ADV", "CCONJ", "PUNCT"}:
                noun = ""
            today = _todays(kind, features, lexical.get((sentence.words[index].lower(), kind)), noun)
            pos[index], morphs[index] = (kind, joined(today)) if _complete(kind, today) else ("", "")
        yield replace(sentence, pos=pos, morphs=morphs, lemmas=_lemmas(sentence))


# Words with grammar for a meaning have other lemmas in the older annotation (dies for dieser, er|es|sie for sich).
CLOSED = frozenset({"ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ"})


def _lemmas(sentence: Sentence) -> list[str]:
    """The lemmas that are today's; one of two (Stunde|Stunden) and those of closed classes stay unset."""
    pairs = zip(sentence.lemmas or (), sentence.pos or (), strict=True)
    return ["" if "|" in lemma or kind in CLOSED else lemma for lemma, kind in pairs]


def _gender_of(features: dict[str, str], lemma: str, genders: dict[str, str]) -> str:
    """The gender of a noun: as annotated if that is one, else that of its lemma; "," where neither is known."""
    known = features.get("Gender", ",")
    return genders.get(lemma, known) if "," in known else known


def _todays(kind: str, old: dict[str, str], lexical: dict[str, str] | None, noun: str) -> dict[str, str]:
    """Today's features of a word; ``noun`` is the gender of the noun it stands before."""
    added = DEFAULTS.get(kind, {}) if lexical is None else lexical
    features = _shared(kind, old) if kind == "ADP" else added | old
    known = features.get("Gender", "")
    ambiguous = kind in {"DET", "ADJ", "ADP"} and "," in known and noun in known.split(",")
    if ambiguous or (kind == "ADJ" and not known and features.get("Number") == "Plur"):
        features["Gender"] = noun or ","
    if kind == "DET" and features.get("Number") == "Plur" and features.get("Definite") == "Def":
        features.pop("Gender", None)
    return features


DEFAULTS = {"ADJ": {"Degree": "Pos"}, "NUM": {"NumType": "Card"}}


def _complete(kind: str, features: dict[str, str]) -> bool:
    """Whether the features are all that today's scheme has on such a word."""
    if "," in features.get("Gender", "") + features.get("Case", ""):
        return False
    if kind in {"NOUN", "PROPN"}:
        return {"Case", "Number", "Gender"} <= features.keys()
    if kind in {"VERB", "AUX"}:
        return "VerbForm" in features and (features["VerbForm"] != "Fin" or "Mood" in features)
    if kind == "PRON":
        return {"Case", "Number", "PronType"} <= features.keys() or "Reflex" in features
    if kind == "DET":
        return {"Case", "Number", "PronType"} <= features.keys()
    return kind != "ADJ" or "Case" not in features or "Gender" in features


def _lexical(gold: Iterable[Sentence]) -> dict[tuple[str, str], dict[str, str]]:
    found: dict[tuple[str, str], Counter[str]] = {}
    for sentence in gold:
        for word, kind, morph in zip(sentence.words, sentence.pos or (), sentence.morphs or (), strict=True):
            features = {name: value for name, value in split(morph).items() if name in LEXICAL}
            found.setdefault((word.lower(), kind), Counter())[joined(features)] += 1
    return {key: split(counts.most_common(1)[0][0]) for key, counts in found.items()}


def _genders(sentences: Iterable[Sentence]) -> dict[str, str]:
    """The gender of each noun lemma that is seen with one gender only."""
    seen: dict[str, set[str]] = {}
    for sentence in sentences:
        for lemma, kind, morph in zip(sentence.lemmas or (), sentence.pos or (), sentence.morphs or (), strict=True):
            gender = split(morph).get("Gender", ",")
            if kind in {"NOUN", "PROPN"} and "," not in gender:
                seen.setdefault(lemma, set()).add(gender)
    return {lemma: genders.pop() for lemma, genders in seen.items() if len(genders) == 1}


def split_hashtags(sentence: Sentence) -> Sentence:
    """The sign of a hashtag is its own token, as the tokenizer has it, and no part of a name."""
    words: list[str] = []
    spaces: list[bool] = []
    ents: list[str] = []
    for word, space, ent in zip(sentence.words, sentence.spaces, sentence.ents or (), strict=True):
        if word.startswith("#") and len(word) > 1:
            words += ["#", word[1:]]
            spaces += [False, space]
            ents += ["O", ent.replace("I-", "B-")]
        else:
            words.append(word)
            spaces.append(space)
            ents.append(ent)
    return replace(sentence, words=words, spaces=spaces, ents=ents)


def join_hyphens(sentence: Sentence) -> Sentence:
    """MobIE splits "S-Bahn" in three: the text has no space there."""
    spaces = list(sentence.spaces)
    for index in range(1, len(spaces) - 1):
        before, after = sentence.words[index - 1], sentence.words[index + 1]
        if sentence.words[index] == "-" and before.isalnum() and after.isalnum():
            spaces[index - 1] = spaces[index] = False
    return replace(sentence, spaces=spaces)


# Labels of the auxiliary treebanks that neither the German nor the Spanish trees have count as their main label.
AUXILIARY_KEPT = frozenset({"nsubj:pass", "aux:pass", "compound:prt", "expl:pv", "obl:agent"})


def auxiliary_labels(sentence: Sentence) -> Sentence:
    """Trees and parts of speech of another language: its lemmas, tags and features are left out."""
    deps = [dep if dep in AUXILIARY_KEPT else dep.split(":")[0] for dep in sentence.deps or ()]
    return replace(sentence, deps=deps if sentence.deps else None, tags=None, lemmas=None, morphs=None)
