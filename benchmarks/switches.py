"""The parts of the extractor that ``ablation.py`` switches off, and runs that keep what the parts before gave."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from typing import Any
from unittest.mock import patch

import extractor.relations
from extractor import api
from extractor.lexicon import SHIPPED, Tables
from extractor.pipelines import ParsedSegment
from extractor.pipelines.schemes import mark
from extractor.records import RawText, Relation
from extractor.relations.candidates import Qualifiers
from extractor.relations.frames import Predicate
from extractor.relations.lexicon import Lexicon, load
from extractor.relations.speech import Attribution

# --- what stands in their place


def nothing(*_: object, **__: object) -> list[Any]:
    """Find nothing."""
    return []


def empty(*_: object, **__: object) -> tuple[()]:
    """Find nothing, where what is found is added to a tuple."""
    return ()


def none(*_: object, **__: object) -> None:
    """Know nothing."""


def same(first: Any, *_: object, **__: object) -> Any:
    """Change nothing."""
    return first


def alone(token: Any) -> list[Any]:
    """Take a word without those that are coordinated with it."""
    return [token]


def second(_: object, found: Any) -> Any:
    """Add nothing to what was found before."""
    return found


def third(_: object, __: object, found: Any, *___: object) -> Any:
    """Add nothing to what was found before."""
    return found


def no(*_: object, **__: object) -> bool:
    """Take nothing."""
    return False


def yes(*_: object, **__: object) -> bool:
    """Take everything."""
    return True


def plain(*_: object, **__: object) -> Qualifiers:
    """Take everything as it is said, without negation and modality."""
    return Qualifiers()


def unsaid(*_: object, **__: object) -> Attribution:
    """Let nobody speak."""
    return Attribution((), {}, 0)


@cache
def unconditional(lang: str, tables: Tables = SHIPPED) -> Lexicon:
    """The predicates of a language, without the conditions that tell their readings apart."""
    lexicon = load(lang, tables)
    verbs = {
        lemma: tuple(Predicate(item.word, item.type, item.frames) for item in readings)
        for lemma, readings in lexicon.verbs.items()
    }
    return replace(lexicon, verbs=verbs)


def without_names(parsed: ParsedSegment) -> ParsedSegment:
    """A segment in which the pipeline has recognised no names."""
    doc = parsed.doc.copy()
    doc.ents = ()
    return replace(parsed, doc=doc)


def without_tree(parsed: ParsedSegment) -> ParsedSegment:
    """A segment whose words hang on no others."""
    doc = parsed.doc.copy()
    mark(doc, "none")
    return replace(parsed, doc=doc)


# --- the parts


@dataclass(frozen=True, slots=True)
class Part:
    """A part that can be switched off.

    Attributes:
        stead: ``module:name`` of its functions, and what takes their place.
        again: Whether the actors depend on it and are found anew.
        parsed: What happens to each parsed segment.
    """

    name: str
    stead: Mapping[str, Any]
    again: bool = False
    parsed: Callable[[ParsedSegment], ParsedSegment] | None = None

    @contextmanager
    def off(self) -> Iterator[None]:
        """Switch it off as long as the block lasts."""
        with ExitStack() as stack:
            for place, other in self.stead.items():
                stack.enter_context(patch.object(*owner(place), other))
            yield


def owner(place: str) -> tuple[Any, str]:
    """The module or class of ``module:name`` or ``module:Class.name``, and the name.

    Raises:
        AttributeError: There is no such function.
    """
    module, _, name = place.partition(":")
    *outer, last = name.split(".")
    found: Any = import_module(module)
    for part in outer:
        found = getattr(found, part)
    getattr(found, last)
    return found, last


CAST, CLAUSES, PEOPLE = "extractor.relations.cast", "extractor.pipelines.clauses", "extractor.actors.document"
STATIC, SURFACE = "extractor.relations.static", "extractor.relations.surface"


PARTS = (
    Part("names that the pipeline recognises", {}, again=True, parsed=without_names),
    Part("names that the lexicon lists", {"extractor.actors.collect:find_hits": nothing}, again=True),
    Part("capitals told apart: government or place", {"extractor.actors.lexicon.metonyms:acts": yes}, again=True),
    Part(
        "references: pronouns, relatives, common nouns",
        {f"{PEOPLE}:find_references": nothing, f"{PEOPLE}:find_relatives": nothing},
        again=True,
    ),
    Part(
        "roles without a name (der Minister)",
        {f"{PEOPLE}:find_descriptions": nothing, f"{PEOPLE}:complete_by_descriptions": second},
        again=True,
    ),
    Part(
        "offices whose country stands elsewhere in the text",
        {"extractor.actors.offices.holders:inherited_target": none},
        again=True,
    ),
    Part("offices whose owner stands in another phrase (deren Präsident)", {f"{PEOPLE}:with_owners": third, f"{PEOPLE}:complete_by_owners": third}, again=True),
    Part("offices of regions and cities", {"extractor.actors.offices.holders:_is_region": no}, again=True),
    Part(
        "offices told of a person named before (der Fidesz-Vorsitzende, er ist Präsident)",
        {
            f"{PEOPLE}:describe_untitled": nothing,
            f"{PEOPLE}:holders_by_reference": empty,
            f"{PEOPLE}:name_the_described": third,
        },
        again=True,
    ),
    Part(
        "organisations that an office shows (Vorsitzende des Linux-Verbandes)",
        {"extractor.actors.collect:complement_candidates": nothing},
        again=True,
    ),
    Part(
        "memberships by compounds, lists and seats (der CDU-Mann, die EU-Länder)",
        {f"{STATIC}.memberships:affiliations": nothing, f"{STATIC}.memberships:states": nothing, f"{STATIC}.subsidiaries:_bodies": nothing},
    ),
    Part("trees", {}, again=True, parsed=without_tree),
    Part("German word order and articles", {f"{CAST}:complete": same, f"{SURFACE}:complete": same}),
    Part(
        "verbless headlines and participles",
        {f"{CAST}:reduced_clauses": nothing, f"{CAST}:participle_clauses": nothing},
    ),
    Part("coordination (A und B)", {f"{CAST}:conjuncts": alone, "extractor.relations.phrases:conjuncts": alone}),
    Part(
        "relative pronouns in clauses",
        {f"{CLAUSES}:antecedent": same, "extractor.pipelines.control:antecedent": same},
    ),
    Part(
        "subjects of infinitives and of coordinated or subjectless verbs",
        {f"{CLAUSES}:inherited_subjects": nothing},
    ),
    Part(
        "owners: genitives, adjectives, possessives, prefixes",
        {f"{CAST}:Cast.owners": nothing, f"{CAST}:Cast.first_part": nothing},
    ),
    Part("prefixes of compounds (Russland-Sanktionen)", {f"{CAST}:Cast.first_part": nothing}),
    Part("conditions on the readings of verbs", {"extractor.relations:load": unconditional}),
    Part(
        "first persons: who speaks is who acts",
        {f"{CAST}:Cast.named_entity": nothing},
    ),
    Part("demands and blame in speech (Iran müsse …, so Rice)", {"extractor.relations.spoken:find": nothing}),
    Part(
        "answers to the sentence before",
        {"extractor.relations.answers:find": nothing, "extractor.relations.answers:refusals": nothing},
    ),
    Part("speech", {"extractor.relations:attribute": unsaid}),
    Part(
        "negation and modality",
        {"extractor.relations.verbal:of_verb": plain, "extractor.relations.nominal:of_noun": plain},
    ),
)  # fmt: skip

# --- runs


class Kept:
    """The stages of the extractor, with their results kept from one run to the next."""

    def __init__(self) -> None:
        self._real = {name: getattr(api, name) for name in ("segment", "parse", "find_topics", "find_actors")}
        self._ruled = extractor.relations.ruled
        self._found: dict[tuple[str, RawText], Any] = {}

    @contextmanager
    def instead(self, part: Part | None = None) -> Iterator[None]:
        """Let the extractor use what is kept, but for what a part changes."""
        stages = {name: self._once(name) for name in ("segment", "find_topics")}
        if part is None or not part.again:
            stages["find_actors"] = self._once("find_actors")
        with ExitStack() as stack:
            for name, stage in stages.items():
                stack.enter_context(patch.object(api, name, stage))
            stack.enter_context(patch.object(api, "parse", self._parse(part.parsed if part else None)))
            if part is not None:
                stack.enter_context(part.off())
            yield

    @contextmanager
    def ruling(self, keep: Callable[[Relation], bool] = yes) -> Iterator[None]:
        """Let only some statements of the rules through."""

        def ruled(raw: RawText, *arguments: Any, **options: Any) -> Any:
            key = ("ruled", raw)
            if key not in self._found:
                self._found[key] = self._ruled(raw, *arguments, **options)
            stated = self._found[key]
            return replace(stated, relations=[item for item in stated.relations if keep(item)])

        with self.instead(), patch.object(extractor.relations, "ruled", ruled):
            yield

    def _once(self, name: str) -> Callable[..., Any]:
        def stage(raw: RawText, *arguments: Any, **options: Any) -> Any:
            if (name, raw) not in self._found:
                self._found[name, raw] = self._real[name](raw, *arguments, **options)
            return self._found[name, raw]

        return stage

    def _parse(self, change: Callable[[ParsedSegment], ParsedSegment] | None) -> Callable[..., Any]:
        def parse(documents: Sequence[tuple[RawText, Any]], **options: Any) -> list[list[ParsedSegment]]:
            new = [item for item in documents if ("parse", item[0]) not in self._found]
            for (raw, _), parsed in zip(new, self._real["parse"](new, **options), strict=True) if new else ():
                self._found["parse", raw] = parsed
            kept: list[list[ParsedSegment]] = [self._found["parse", raw] for raw, _ in documents]
            return kept if change is None else [[change(item) for item in parsed] for parsed in kept]

        return parse

    def parsed(self, raw: RawText) -> list[ParsedSegment]:
        """The parsed segments of a text."""
        found: list[ParsedSegment] = self._found["parse", raw]
        return found
