"""Posts: where they start and end, whatever stands around them."""

from __future__ import annotations

import pytest

from extractor.segmenting import default_identifier
from extractor.segmenting.posts import find_posts
from tests.segmenting.marked import unmark

BEFORE = "Am Montag trafen sich die Minister der beiden Länder in Lima."
AFTER = "Danach reisten die Minister weiter nach Quito und sprachen dort mit der Presse."
POST = "Hoy nos reunimos con el ministro para hablar de la paz en la región."
SIGNED = f"{POST} — Ana Gil (@anagil) March 8, 2022"

FOREIGN = [
    f"{BEFORE} ⟦{SIGNED}⟧ {AFTER}",
    f"{BEFORE}\n\n⟦{SIGNED}⟧\n\n{AFTER}",
    f"⟦{SIGNED}⟧ {AFTER} {BEFORE}",  # at the very start
    f"{AFTER} {BEFORE} ⟦{SIGNED}⟧",  # at the very end
    f"{BEFORE} ⟦🇻🇪🇵🇪 {SIGNED}⟧ {AFTER}",
    f"{BEFORE} ⟦RT @onu_es: {SIGNED}⟧ {AFTER}",
    f"{BEFORE} ⟦#Lima {SIGNED}⟧ {AFTER}",
    f"{BEFORE} ⟦¡Gracias a todos! {SIGNED}⟧ {AFTER}",
    f"{BEFORE} ⟦Viajamos ayer a EE. UU. {SIGNED}⟧ {AFTER}",
    f"{BEFORE} ⟦El Sr. Díaz y la Sra. Paz llegaron ayer. {SIGNED}⟧ {AFTER}",
    f'{BEFORE} ⟦"No vamos a ceder ante las amenazas", dijo el presidente. {SIGNED}⟧ {AFTER}',
    f"Der Minister sagte: „Das ist ein guter Tag für uns alle.“ ⟦{SIGNED}⟧ {AFTER}",
    f'Er nannte das Treffen einen "Schritt nach vorn". ⟦{SIGNED}⟧ {AFTER}',
    f"{AFTER} Dazu schrieb sie auf Twitter: ⟦{SIGNED}⟧ Die Antwort kam bald.",
    f"{AFTER} Das Treffen am 8. März dauerte bis 17 Uhr ⟦{SIGNED}⟧ Die Antwort kam bald.",  # no full stop before
    f"{BEFORE} Sie kennen Dr. Klein vom Amt in St. Gallen. ⟦{SIGNED}⟧ {AFTER}",
    f"{BEFORE} ⟦Today we met the minister to talk about peace in the region. — Ana Gil (@anagil) 8. März 2022⟧ {AFTER}",
    f"{BEFORE} ⟦{SIGNED}⟧ {AFTER} ⟦Mañana volvemos a casa con las manos llenas. – Luis Paz (@lpaz) 9. März 2022⟧ {BEFORE}",
    f"{BEFORE} ⟦{SIGNED}⟧ ⟦Mañana volvemos a casa con las manos llenas. – Luis Paz (@lpaz) 9. März 2022⟧ {AFTER}",
    f"{BEFORE}\n\n⟦{POST}\n\nMañana seguimos con el diálogo. — Ana Gil (@anagil) March 8, 2022⟧\n\n{AFTER}",
    f"{BEFORE}\n⟦{POST}\n— Ana Gil (@anagil) March 8, 2022⟧\n{AFTER}",
]
FOREIGN += [
    f"{BEFORE}\n\n⟦> {POST}\n> — Ana Gil (@anagil) March 8, 2022⟧\n\n{AFTER}",
]
UNDATED = [
    f"{BEFORE} ⟦{POST} pic.twitter.com/aB3dE — Ana Gil (@anagil)⟧ {AFTER}",
    f"{BEFORE}\n\n⟦{POST} — Ana Gil (@anagil)⟧\n\n{AFTER}",
    f"{BEFORE}\n\n⟦Hoy nos reunimos con el ministro de la paz - Ana Gil (@anagil)⟧\n\n{AFTER}",
]
SAME_LANGUAGE = [
    f"{BEFORE}\n\n⟦Wir danken dem Minister für das Gespräch. Es geht voran. — Ana Gil (@anagil) 8. März 2022⟧\n\n{AFTER}",
    f"{BEFORE} {AFTER} ⟦🇵🇪 Der Minister kommt morgen. — Ana Gil (@anagil) 8. März 2022⟧ {AFTER}",
    f"{BEFORE} {AFTER} ⟦RT @amt: Der Minister kommt morgen. — Ana Gil (@anagil) 8. März 2022⟧ {AFTER}",
    f"{BEFORE} {AFTER} Sie schrieb auf X: ⟦Der Tag war gut. Es geht voran. — Ana Gil (@anagil) 8. März 2022⟧ {AFTER}",
    f"{BEFORE} {AFTER} ⟦Unser Land sagt danke! Wir kommen wieder. — Ana Gil (@anagil) 8. März 2022⟧ {AFTER}",
]
HEADED = [
    f"{BEFORE}\n\n⟦Ana Gil (@anagil) · 8. März 2022\n{POST}⟧\n\n{AFTER}",
    f"{BEFORE}\n\n⟦Ana Gil (@anagil) 8 de marzo de 2022, 14:05\n{POST} pic.twitter.com/aB3dE⟧\n\n{AFTER}",
    f"{BEFORE}\n\n⟦Ana Gil @anagil · 8. März 2022\n{POST}\nMañana seguimos.⟧\n\n{AFTER}",
    f"{BEFORE} Sie schrieb auf X:\n\n⟦Ana Gil (@anagil)\nWir danken dem Minister für das Gespräch.⟧\n\n{AFTER}",
    f"{BEFORE} Sie schrieb auf X:\n⟦Ana Gil (@anagil)\n{POST}⟧\n\n{AFTER}",
    f"{BEFORE}\n\n⟦Ana Gil (@anagil) · 8. März 2022\n{POST}⟧\n\n⟦{POST} — Luis Paz (@lpaz) 9. März 2022⟧\n\n{AFTER}",
]
NO_POST = [
    f"Lima\n\nVon Ana Gil (@anagil)\n{BEFORE} {AFTER}",  # a byline
    f"{BEFORE}\n\nVon Ana Gil (@anagil)\n{AFTER}",
    f"Ana Gil (@anagil) · 8. März 2022\n{BEFORE} {AFTER}",  # the head of an article
    f"{BEFORE}\nAna Gil (@anagil) · 8. März 2022\n{AFTER}",  # no block of its own
    f"{BEFORE}\n\nAna Gil (@anagil) · 8. März 2022 in Lima\n{AFTER}",
    f"{BEFORE}\n\nAna Gil (@anagil) · 8. März 2022\n\n{AFTER}",
    f"{BEFORE}\n\nAna Gil (@anagil) · 31. Februar 2022\n{AFTER}",
    f"{BEFORE} Der Minister – Ana Gil (@anagil) war dabei – sagte nichts. {AFTER}",
    f"{BEFORE} Außenministerin Ana Gil (@anagil) war dabei. {AFTER}",
    f"{BEFORE} Mehr dazu von unserer Reporterin in Lima – Ana Gil (@anagil)\n\n{AFTER}",
    f"{BEFORE} Schreiben Sie an ana@gil.example - die Redaktion (Lima) March 8, 2022. {AFTER}",
]


@pytest.mark.parametrize("marked", FOREIGN + UNDATED + SAME_LANGUAGE + HEADED + NO_POST)
def test_posts_are_cut_out(marked: str) -> None:
    text, spans = unmark(marked)
    found = find_posts(text, 0, len(text), identify=default_identifier())
    assert [text[post.start : post.end] for post in found] == [text[slice(*span)] for span in spans]


def test_fields_of_a_post() -> None:
    text, [span] = unmark(
        f"{BEFORE} ⟦RT @onu: {POST} pic.twitter.com/aB3dE https://t.co/x9 — Ana Gil (@anagil) 8 mar. 2022⟧ {AFTER}"
    )
    (post,) = find_posts(text, 0, len(text), identify=default_identifier())
    assert (post.start, post.end) == span
    assert text[slice(*post.prose)] == POST
    assert (post.lang, post.date, post.url) == ("es", "2022-03-08", "https://pic.twitter.com/aB3dE")
    signature = post.signature
    assert text[signature.start : signature.end] == signature.name == "Ana Gil"
    assert text[signature.handle_start : signature.handle_end] == signature.handle == "@anagil"


def test_fields_of_a_post_with_its_author_above() -> None:
    text, [span] = unmark(f"{BEFORE}\n\n⟦Ana Gil (@anagil) · 8. März 2022\nRT @onu: {POST} https://t.co/x9⟧\n\n{AFTER}")
    (post,) = find_posts(text, 0, len(text), identify=default_identifier())
    assert (post.start, post.end) == span
    assert text[slice(*post.prose)] == POST
    assert (post.lang, post.date, post.url) == ("es", "2022-03-08", "https://t.co/x9")
    assert text[post.signature.start : post.signature.end] == post.signature.name == "Ana Gil"
    assert text[post.signature.handle_start : post.signature.handle_end] == post.signature.handle == "@anagil"


def test_permalink_gives_the_time_and_wins_over_the_date() -> None:
    link = "https://twitter.com/AnaGil/status/1501234567890123776"
    text, [span] = unmark(f"{BEFORE} ⟦{POST} — Ana Gil (@anagil) March 9, 2022 {link}⟧ {AFTER}")
    (post,) = find_posts(text, 0, len(text), identify=default_identifier())
    assert (post.start, post.end, post.date, post.url) == (*span, "2022-03-08T16:33:07Z", link)


def test_permalink_of_another_post_is_not_its_own() -> None:
    link = "https://x.com/otro/status/1501234567890123776"
    text = f"{BEFORE} {POST} {link} — Ana Gil (@anagil) March 9, 2022 {AFTER}"
    (post,) = find_posts(text, 0, len(text), identify=default_identifier())
    assert (post.date, post.url) == ("2022-03-09", None)


def test_post_of_links_alone_has_no_prose() -> None:
    text = f"{BEFORE}\n\npic.twitter.com/aB3dE — Ana Gil (@anagil) March 9, 2022\n\n{AFTER}"
    (post,) = find_posts(text, 0, len(text), identify=default_identifier())
    assert text[slice(*post.prose)] == ""
    assert text[post.start : post.end].startswith("pic.twitter.com")
