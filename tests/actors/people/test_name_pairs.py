"""Pairs of names in German, Spanish and English spelling: one person's, or two people's."""

from __future__ import annotations

import pytest

from extractor.actors.people.names import parse_name, same_person

SAME = """
de Annegret Kramp-Karrenbauer = de Kramp-Karrenbauer
de Anna Müller-Braun = de Müller-Braun
es Pedro Sánchez Pérez-Castejón = es Pedro Sánchez
es Pedro Sánchez Pérez-Castejón = de Sánchez
es Andrés Manuel López Obrador = es López Obrador
de Andrés Manuel López Obrador = es López Obrador
es Gabriel García Márquez = es García Márquez
es Gabriel García Márquez = de Gabriel García Marquez
de Jaap de Hoop Scheffer = de de Hoop Scheffer
de Ludwig van Bruck = de van Bruck
de Mohammed bin Salman = de bin Salman
es Mohamed bin Salmán = de Mohammed bin Salman
de Abdel Fattah al-Sisi = de al-Sisi
es Abdelfatah al Sisi = de al-Sisi
de Baschar al-Assad = de Assad
es Bashar al Asad = de Assad
de Baschar al-Assad = es Bashar al-Asad
de David Ben-Gurion = de Ben-Gurion
de Xi Jinping = de Xi
es Xi Jinping = de Xi Jinping
de Kim Jong-un = de Kim
es Kim Jong-un = de Kim Jong Un
de Kim Jong Un = de Kim Jong-un
de Ban Ki-moon = es Ban Ki-moon
de Ban Ki Moon = de Ban Ki-moon
de Wen Jiabao = de Wen
de Lee Myung-bak = de Lee Myung Bak
de Lawrow = es Lavrov
de Sergej Lawrow = es Serguéi Lavrov
de Sergei Wiktorowitsch Lawrow = de Sergej Lawrow
de Sergej Lawrow = es Sergei Lavrov
de Selenskyj = es Zelenski
de Selenski = de Selenskyj
de Selenskij = de Selenskyj
de Zelensky = es Zelenski
de Wolodymyr Selenskyj = es Volodimir Zelenski
de Wolodimir Selenski = es Volodymyr Zelensky
de Nikita Chruschtschow = es Nikita Jruschov
de Chruschtschow = es Jrushchov
de Chruschtschow = es Khrushchev
de Schoigu = es Shoigú
de Sergej Schoigu = es Serguéi Shoigú
de Alexej Nawalny = es Alexéi Navalni
de Nawalny = es Navalny
de Wiktor Tschernomyrdin = es Víktor Chernomirdin
de Tschernomyrdin = es Chernomyrdin
de Medwedew = es Medvedev
de Dmitri Medwedew = es Dmitry Medvédev
de Dmitrij Peskow = es Dmitri Peskov
de Maria Sacharowa = es María Zajárova
de Sacharowa = es Zakharova
de Schewardnadse = es Shevardnadze
de Eduard Schewardnadse = es Eduard Shevardnadze
de Saakaschwili = es Saakashvili
de Juschtschenko = es Yúshchenko
de Wiktor Juschtschenko = es Viktor Yushchenko
de Julia Timoschenko = es Yulia Timoshenko
de Poroschenko = es Poroshenko
de Klitschko = es Klitschko
de Breschnew = es Brézhnev
de Solschenizyn = es Solzhenitsyn
de Dostojewski = es Dostoyevski
de Tichanowskaja = es Tijanóvskaya
de Nasarbajew = es Nazarbáyev
de Alijew = es Aliyev
de Erdogan = es Erdoğan
de Gaddafi = es Gadafi
de George W. Bush = de George Bush
de G. W. Bush = de George W. Bush
de Dr. Anna Bauer = de Anna Bauer
de Prof. Dr. Anna Bauer = de Bauer
de Franz Josef Strauß = de Strauß
de Franz Josef Strauß = de Strauss
de Karl-Theodor zu Guttenberg = de Guttenberg
de Gerhard Schröder = de Gerhard Schroeder
de Jürgen Möllemann = de Juergen Moellemann
es Juan Carlos I = es Juan Carlos I
es José Luis Rodríguez Zapatero = es Zapatero
es José Luis Rodríguez Zapatero = es Rodríguez Zapatero
es José María Aznar = de Jose Maria Aznar
es Nicolás Maduro Moros = de Nicolas Maduro
es Michelle Bachelet = de Bachelet
es Dilma Rousseff = de Rousseff
es Luiz Inácio Lula da Silva = de Lula da Silva
de Kim Jong Un = de Kim Jong-Un
es Luiz Inácio Lula da Silva = de Lula
de Karl-Theodor zu Guttenberg = de Karl Theodor zu Guttenberg
de Mohammed el-Baradei = es Baradei
de Wladimir Schirinowski = es Vladímir Zhirinovski
de Luschkow = es Luzhkov
es Fernando Henrique Cardoso = es Cardoso
"""

APART = """
es Gabriel García Márquez = es Federico García Lorca
es García Márquez = es García Lorca
es Cristina Fernández = es Alberto Fernández
es Cristina Kirchner = es Néstor Kirchner
de Bill Clinton = de Hillary Clinton
de George W. Bush = de George H. W. Bush
de George Bush junior = de George Bush senior
de Kim Jong-un = de Kim Jong-il
de Kim Jong Un = de Kim Il Sung
de Kim Jong-un = de Kim Dae-jung
de Xi Jinping = de Li Keqiang
de Kim Jong Un = de Kim Jong Il
es José Antonio Alonso = es José María Alonso
es Juan Carlos Varela = es Juan Manuel Varela
de Hans-Peter Friedrich = de Hans Friedrich
de Hans-Dietrich Huber = de Hans-Jochen Huber
de Lee Hsien Loong = de Lee Kuan Yew
de Olaf Scholz = de Martin Schulz
de Scholz = de Scholl
de Müller = de Möller
de Peter Müller = de Peter Möller
de Meyer = de Maier
de Meier = de Maier
de Bauer = de Bäuerle
de Schmidt = de Schmitz
de Schröder = de Schneider
de Wulff = de Wolf
de Merz = de März
de Iwanow = de Iwanowa
de Petrow = de Petrowski
de Medwedew = de Medwedjuk
de Lawrow = de Lawrenko
de Jelzin = de Jelisarow
de Putin = de Puschkin
de Nawalny = de Nawalnaja
de Alexej Nawalny = de Julia Nawalnaja
de Baschar al-Assad = de Hafis al-Assad
de Saddam Hussein = de Udai Hussein
de Barack Hussein Obama = de Saddam Hussein
es Felipe González = es Felipe Calderón
es Juan Manuel Santos = es Juan Manuel Ruiz
es Pedro Sánchez = es Cristina Sánchez
es José Antonio Alonso = es José Antonio Griñán
es María Corina Machado = es María Elvira Salazar
es Raúl Castro = es Fidel Castro
es Rafael Correa = es Rafael Caldera
es Hugo Chávez = es Adán Chávez
es Ortega = es Ortiz
es Sáenz = es Sanz
es Morales = es Moral
de Hans Müller-Braun = de Hans Braun-Müller
de Ursula von der Leyen = de Heiko von der Leyen
de Ludwig van Bruck = de Ludwig van Breuck
de Jan de Vries = de Piet de Vries
de Mohammed bin Salman = de Mohammed bin Rashid
de John Kerry = de Jim Kerry
de J. Kerry = de Teresa Kerry
de Anna B. = de Anna C.
de Donald Trump = de Donald Tusk
de Donald Trump = de Ivanka Trump
de Helmut Kohl = de Helmut Schmidt
de Blair = de Blix
de Nixon = de Dixon
de Rice = de Reis
"""


def pairs(table: str) -> list[tuple[str, ...]]:
    """Language and name, twice, of each line."""
    return [
        tuple(part for name in line.split(" = ") for part in name.split(" ", 1)) for line in table.strip().splitlines()
    ]


def fits(lang: str, name: str, other_lang: str, other: str) -> set[bool]:
    """What the rules say, in both directions."""
    left, right = parse_name(name, lang=lang), parse_name(other, lang=other_lang)
    return {same_person(left, right), same_person(right, left)}


@pytest.mark.parametrize("pair", pairs(SAME), ids=" ".join)
def test_one_person(pair: tuple[str, str, str, str]) -> None:
    assert fits(*pair) == {True}


@pytest.mark.parametrize("pair", pairs(APART), ids=" ".join)
def test_two_people(pair: tuple[str, str, str, str]) -> None:
    assert fits(*pair) == {False}
