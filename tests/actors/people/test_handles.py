"""Handles: what they spell, whom they name, what the display name of an account shows."""

from __future__ import annotations

import pytest

from extractor.actors.people.handles import (
    find_handles,
    handle_names,
    is_organisation_name,
    is_person_handle,
    split_handle,
)
from extractor.actors.people.names import parse_name


@pytest.mark.parametrize(
    ("handle", "words"),
    [
        ("@NicolasMaduro", ("Nicolas", "Maduro")),
        ("@MFA_Russia", ("MFA", "Russia")),
        ("@CancilleriaVE", ("Cancilleria", "VE")),
        ("@yvangil", ("yvangil",)),
        ("@Presse24", ("Presse", "24")),
        ("#FreeAssange", ("Free", "Assange")),
    ],
)
def test_split(handle: str, words: tuple[str, ...]) -> None:
    assert split_handle(handle) == words


@pytest.mark.parametrize(
    ("handle", "name"),
    [
        ("@yvangil", "Yván Gil"), ("@AnnaBauer", "Anna Bauer"), ("@abauer", "Anna Bauer"), ("@bauer_anna", "Anna Bauer"),
        ("@jlrzapatero", "J. L. R. Zapatero"), ("@annabauer1", "Anna Bauer"), ("@AnnaBauerMP", "Anna Bauer"),
        ("@HugoChavez", "Hugo Chávez Frías"),
    ],
)  # fmt: skip
def test_handle_of_a_person(handle: str, name: str) -> None:
    assert handle_names(handle, parse_name(name, lang="es"))


@pytest.mark.parametrize(
    ("handle", "name"),
    [("@gilberto", "Yván Gil"), ("@annab", "Anna Bauer"), ("@bauerverlag", "Anna Bauer"), ("@gil", "Gil")],
)
def test_handle_of_somebody_else(handle: str, name: str) -> None:
    assert not handle_names(handle, parse_name(name, lang="es"))


def test_handles_are_no_mail_addresses() -> None:
    text = "Mail an info@example.org, Post von @AnnaBauer und @@x"
    assert [match.group() for match in find_handles(text)] == ["@AnnaBauer"]


@pytest.mark.parametrize(
    ("handle", "person"),
    [("@NicolasMaduro", True), ("@DiarioSur", False), ("@yvangil", False), ("@CNN", False), ("@PedroSanchezX", False)],
)
def test_person_by_the_handle_alone(handle: str, person: bool) -> None:
    assert is_person_handle(handle) is person


@pytest.mark.parametrize(
    ("name", "organisation"),
    [
        ("Diario del Centro", True), ("Noticias 7", True), ("Cancillería Perú", True), ("Der Wochenbote Zeitung", True),
        ("Lena von Ast", False), ("Yvan Gil", False), ("Marta de la Vega", False), ("AFP", True),
    ],
)  # fmt: skip
def test_display_names(name: str, organisation: bool) -> None:
    assert is_organisation_name(name) is organisation
