"""Who a Spanish description means, where the text never says it: ``El presidente venezolano … [Chávez] dijo``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.actors.offices.incumbents import incumbency
from extractor.actors.offices.inheritance import Named
from extractor.actors.offices.phrases import Title
from extractor.actors.references.descriptions import is_definite, is_plural, same_office, unnamed
from extractor.actors.references.discourse import Sentence, clause_verb, threads
from extractor.actors.references.words import name_gender
from extractor.actors.sites import Incumbency, Sheet, Site, token_span
from extractor.pipelines.tree import is_predicate

# Share of right triples on the Spanish training texts and those written after the guidelines (7 of 15): it gains more F1 than it costs.
DESCRIBED_CONFIDENCE = 0.45


def name_the_described(
    sheets: Sequence[Sheet], sites: Sequence[Site], incumbencies: Sequence[Incumbency], named: Named
) -> tuple[Incumbency, ...]:
    """Who ``el presidente venezolano`` is, where the text never says it: the only person near without an office.

    The description names a country or body whose office nobody holds in the text.
    """
    found = list(incumbencies)
    for sentences in threads([sheet for sheet in sheets if sheet.lang == "es"], sites):
        for at, sentence in enumerate(sentences):
            for title in _descriptions(sentence):
                target = _described(title, named)
                if target is None or any(i.target == target and same_office(title.office, i) for i in found):
                    continue
                near = [*sentences[max(0, at - 1) : at], sentence, *sentences[at + 1 : at + 2]]
                people = _people(near, sentence, title) - {i.person for i in found}
                if len(people) == 1:
                    found.append(
                        incumbency(
                            sentence.sheet, people.pop(), title, target, confidence=DESCRIBED_CONFIDENCE, rule="described, not named"
                        )
                    )  # fmt: skip
    return tuple(found)


def _descriptions(sentence: Sentence) -> Iterator[Title]:
    """The offices with a definite article and no name in a sentence."""
    for sheet, title in unnamed([sentence.sheet]):
        inside = sentence.span.start <= title.hit.start < sentence.span.end
        if inside and title.office.scope != "member" and is_definite(sheet, title) and not is_plural(sheet, title.hit):
            yield title


def _people(near: Sequence[Sentence], sentence: Sentence, title: Title) -> set[str]:
    """The people of the sentences around a description that it can mean.

    Whoever stands in its own clause does something to the one described, or is a relative.
    """
    verb = clause_verb(sentence.sheet.doc[title.hit.start])
    clause = sentence.sheet.start(verb.i)
    beside = {o for o in sentence.occurrences if not is_predicate(verb) or o.clause == clause}
    people = {
        o.ids[0]
        for one in near
        for o in one.occurrences
        if len(o.ids) == 1 and o.ids[0].startswith("person:") and o not in beside
    }
    return people - _of_other_gender(near, title)


def _of_other_gender(sentences: Sequence[Sentence], title: Title) -> set[str]:
    """People whose given name shows that the description cannot mean them: la presidenta, Carlos."""
    if title.office.feminine is None:
        return set()
    wrong = "m" if title.office.feminine else "f"
    return {
        occurrence.ids[0]
        for sentence in sentences
        for occurrence in sentence.occurrences
        if occurrence.ids
        and name_gender(sentence.sheet.doc[token_span(sentence.sheet.parsed, occurrence.start, occurrence.end)[0]].text)
        == wrong
    }


def _described(title: Title, named: Named) -> str | None:
    """Whose office a description names."""
    targets = list(dict.fromkeys(i for site in title.targets for i in site.entity_ids))
    if len(targets) == 1 and not targets[0].startswith(("person:", "place:")):
        return targets[0]
    if targets or title.regional:
        return None
    return named.home or named.leading() if title.office.office in {"president", "premier", "monarch"} else None
