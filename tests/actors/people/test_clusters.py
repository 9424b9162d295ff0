"""Who is who in a text: ``markup => names of one person | names of the next``, in the order of their first mention."""

from __future__ import annotations

import pytest

from tests.actors.markup import actors_of

GERMAN = """
# full name, then surname, genitive, title
{Anna Bauer} *kam . {Bauer} *schwieg . => Anna Bauer = Bauer
{Annegret Kramp-Lorenz} *kam . {Kramp-Lorenz} *schwieg . => Annegret Kramp-Lorenz = Kramp-Lorenz
{Ursula von der Mühlen} *kam . {Von der Mühlen} *schwieg . => Ursula von der Mühlen = Von der Mühlen
{Ursula von der Mühlen} *kam . {Mühlen} *schwieg . => Ursula von der Mühlen = Mühlen
{Gerhard Sommer} *kam . {Sommers} Rede *gefiel . => Gerhard Sommer = Sommers
{Karl Voss} *kam . {Voss} ' Rede *gefiel . => Karl Voss = Voss
Außenminister {Iwan Petrow} *kam . Minister {Petrow} *schwieg . => Iwan Petrow = Petrow
{Dr. Eva Lind} *kam . {Prof. Lind} *schwieg . => Eva Lind = Lind
{Xi Mingze} *kam . {Xi} *schwieg . => Xi Mingze = Xi
{Kim Yong-ho} *kam . {Kim} *schwieg . => Kim Yong-ho = Kim
{George T. Miller} *kam . {G. T. Miller} *schwieg . {Miller} *ging . => George T. Miller = G. T. Miller = Miller
{Tarik al-Omari} *kam . {Al-Omari} *schwieg . {Omari} *ging . => Tarik al-Omari = Al-Omari = Omari
{David Ben-Ami} *kam . {Ben-Ami} *schwieg . => David Ben-Ami = Ben-Ami
{Jan de Vries} *kam . {De Vries} *schwieg . => Jan de Vries = De Vries
# transliterations
{Sergej Lawrin} *kam . {Sergei Lawrin} *ging . {Lavrin} *schwieg . => Sergej Lawrin = Sergei Lawrin = Lavrin
{Wolodymyr Hrynkowskyj} *kam . {Hrynkowski} *ging . => Wolodymyr Hrynkowskyj = Hrynkowski
{Nikita Petruschtschow} *kam . {Petrushchov} *ging . => Nikita Petruschtschow = Petrushchov
# couples, namesakes, neighbours stay apart
{Cristina Prado} *kam . {Néstor Prado} *ging . {Prado} *schwieg . => Cristina Prado | Néstor Prado = Prado
{Bill Clayton} und {Hillary Clayton} *kamen . => Bill Clayton | Hillary Clayton
{Olaf Scholl} *traf {Martin Schull} . {Scholl} *ging . {Schull} *blieb . => Olaf Scholl = Scholl | Martin Schull = Schull
{Anna Meyer} *traf {Otto Maier} . {Maier} *ging . {Meyer} *blieb . => Anna Meyer = Meyer | Otto Maier = Maier
{Eva Müller} *traf {Karl Möller} . {Möller} *ging . => Eva Müller | Karl Möller = Möller
{Kim Jong Su} *traf {Kim Jong Ho} . => Kim Jong Su | Kim Jong Ho
{George W. Miller} *traf {George H. W. Miller} . => George W. Miller | George H. W. Miller
{Iwan Petrow} *traf {Olga Petrowa} . => Iwan Petrow | Olga Petrowa
{Udo Irak} *kam . => Udo Irak
# the given name alone
{Fidel Castell} *kam . {Fidel} *schwieg . => Fidel Castell = Fidel
{Fidel Castell} und {Raúl Castell} *kamen . {Raúl} *schwieg . => Fidel Castell | Raúl Castell = Raúl
# handles and hashtags
{Nicolás Marín} *kam . @NicolasMarin *schrieb das . => Nicolás Marín = @NicolasMarin
{Nicolás Marín} *kam . Viele *riefen #NicolasMarin . => Nicolás Marín = #NicolasMarin
{Nicolás Marín} *kam . Viele *riefen #FreiesMarin . => Nicolás Marín
"""

SPANISH = """
El presidente {Pedro Sanz Pérez-Casado} *habló . {Sanz} *calló . => Pedro Sanz Pérez-Casado = Sanz
{Andrés Manuel Lozano Obregón} *habló . {Lozano Obregón} *calló . => Andrés Manuel Lozano Obregón = Lozano Obregón
{Gabriel García Marcos} *habló con {Federico García Lobo} . => Gabriel García Marcos | Federico García Lobo
{Gabriel García Marcos} *habló . {García Lobo} *calló . => Gabriel García Marcos | García Lobo
{José Luis Ramírez Zapata} *habló . {Zapata} *calló . {Ramírez Zapata} *salió . => José Luis Ramírez Zapata = Zapata = Ramírez Zapata
{Serguéi Lavrin} *habló . {Lavrin} *calló . => Serguéi Lavrin = Lavrin
{Cristina Prado} *habló . {Néstor Prado} *salió . => Cristina Prado | Néstor Prado
{José Antonio Alonso} *habló con {José María Alonso} . => José Antonio Alonso | José María Alonso
El canciller {Yván Gil} *habló . @yvangil *escribió . => Yván Gil = @yvangil
{Chad Smith} *toca la batería . => Chad Smith
El rey {Felipe VI} *habló . => Felipe VI
El papa {Francisco} *habló . => Francisco
{María de la Cruz} *habló . {De la Cruz} *calló . => María de la Cruz = De la Cruz
"""


def cases(table: str) -> list[tuple[str, str]]:
    """Markup and expected clusters of each line."""
    lines = [line for line in table.splitlines() if line.strip() and not line.startswith("#")]
    return [tuple(line.split(" => ")) for line in lines]  # type: ignore[misc]


def clusters(markup: str, lang: str) -> str:
    found = [entity.aliases for entity in actors_of(markup, lang=lang).entities if entity.type == "person"]
    return " | ".join(" = ".join(aliases) for aliases in found)


@pytest.mark.parametrize(("markup", "expected"), cases(GERMAN))
def test_german(markup: str, expected: str) -> None:
    assert clusters(markup, "de") == expected


@pytest.mark.parametrize(("markup", "expected"), cases(SPANISH))
def test_spanish(markup: str, expected: str) -> None:
    assert clusters(markup, "es") == expected
