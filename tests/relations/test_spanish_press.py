"""Spanish press through the whole product: owners named before, clitics, verbs that give an office, what somebody must do."""

from __future__ import annotations

import pytest

from extractor import Extractor

FOUND = [
    ("Vox no firmará el pacto, según su portavoz, Andrés Díaz.", "díaz HOLDS_OFFICE vox"),
    ("El PNV calla. El presidente del partido, Xabier Otaola, no habló.", "otaola HOLDS_OFFICE pnv"),
    ("El sindicato UGT, que preside Alicia Montero, calla.", "montero HOLDS_OFFICE ugt"),
    ("La sociedad Telefónica, dirigida por Alicia Montero, vende más.", "montero HOLDS_OFFICE telefonica"),
    ("Tomás Arriaga milita en Greenpeace.", "arriaga MEMBER_OF greenpeace"),
    ("El alcalde de Zamora, Luis Prado, habló ayer.", "prado HOLDS_OFFICE zamora"),
    ("La consejera andaluza de Salud, Ana Prado, habló ayer.", "prado HOLDS_OFFICE junta-de-andalucia"),
    ("El ministro de Trabajo, Luis Prado, criticó al PSOE. El Gobierno calla.", "prado HOLDS_OFFICE gobierno"),
    ("El diputado socialista Luis Prado llegó ayer a España.", "prado MEMBER_OF psoe"),
    ("El presidente ruso calló. Luis Prado viajó después a Lima.", "prado HOLDS_OFFICE RU"),
    ("El PSOE calla. La secretaria de Educación de este partido, Ana Prado, habló ayer.", "prado HOLDS_OFFICE psoe"),
    ("Habló Repsol, antigua filial de Telefónica.", "repsol MEMBER_OF telefonica"),
    ("Marta Quiroga llegó a Lima. Luis Prado la acusó ayer de mentir.", "prado ACCUSE quiroga"),
    ("Luis Prado pidió a Marta Quiroga que dimita. Quiroga se negó ayer.", "quiroga REJECT prado"),
    ("Luis Prado se negó a reunirse con Marta Quiroga.", "prado REJECT quiroga"),
    ("Argentina rechazó apoyar a Rusia.", "AR REJECT RU"),
    ("Rusia rechaza las sanciones de Argentina contra Chile.", "AR SANCTION CL"),
    ("Alicia Montero dijo que Rusia debe retirar sus tropas.", "montero REQUEST RU"),
]
SILENT = [
    ("Vox no firmará el pacto, según el portero de un hotel, Andrés Díaz.", "HOLDS_OFFICE"),
    ("Alicia Montero se dirigió a Telefónica.", "HOLDS_OFFICE"),
    ("El alcalde de Zamora viajó con Luis Prado.", "HOLDS_OFFICE"),
    ("Luis Prado criticó al presidente ruso.", "HOLDS_OFFICE"),
    ("Habló Repsol, antigua rival de Telefónica.", "MEMBER_OF"),
    ("La cantante popular Luisa Prado actuó en España.", "MEMBER_OF"),
    ("Luis Prado saludó a Marta Quiroga en Lima. Quiroga se negó ayer a cenar.", "REJECT"),
    ("Alicia Montero dijo que Rusia tiene muchos ríos.", "REQUEST"),
    ("Luis Prado llegó a Lima. A Marta Quiroga la acusó ayer un vecino.", "ACCUSE"),
]


def _found(text: str) -> list[str]:
    document = Extractor().extract(text)
    short = {
        entity.id: entity.name.split()[-1].casefold() if entity.type == "person" else entity.id.partition(":")[2]
        for entity in document.entities
    }
    return [f"{short[item.source]} {item.type} {short[item.target]}" for item in document.relations]


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_what_the_text_says_is_found(text: str, expected: str) -> None:
    assert expected in _found(text)


@pytest.mark.model
@pytest.mark.parametrize(("text", "kind"), SILENT)
def test_what_it_does_not_say_is_not(text: str, kind: str) -> None:
    assert not [item for item in _found(text) if kind in item]
