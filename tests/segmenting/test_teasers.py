"""Teasers with a prefix, and headlines glued into running text."""

from __future__ import annotations

import pytest

from extractor.segmenting.teasers import find_teasers, is_headline, is_teaser_prefix
from tests.segmenting.marked import unmark

GERMAN = [
    '⟦Mehr zum Thema - Streit um Inseln: Regierung verurteilt "feindliche" Worte⟧',
    "Das sagte er. ⟦Lesen Sie auch: Wie die Branche auf den Sparkurs blickt⟧",
    "Das sagte er. ⟦Lesen Sie auch: Droht ein neuer Streit? Das sagen Fachleute⟧",
    "Das sagte er. ⟦Lesen Sie auch: Firmen atmen auf.⟧ Der Minister reiste danach weiter.",
    "Er blieb. ⟦Mehr zum Thema - Firmen atmen auf nach Urteil⟧ Darüber hinaus sprach der Minister mit der Presse im Land, "
    "bevor er am späten Abend mit seiner ganzen Delegation zurück in die Hauptstadt flog, wo man ihn schon erwartete.",
    "So endete es. ⟦Regierung senkt Steuern: Firmen atmen auf⟧ Darüber hinaus sprach er mit der Presse.",
    "Er sagte: „Wir gehen.“ ⟦Regierung senkt Steuern für kleine Firmen⟧ Der Minister wies das am Abend zurück.",
    "So endete es. ⟦Frankreich stellt Plan für Häfen vor⟧ In Paris hieß es, der Plan sei fertig.",
    "So endete es. ⟦Zahl der Toten steigt auf 18⟧ Auch die Zahl der Verletzten nahm weiter zu.",
]
NO_GERMAN = [
    "So endete es. Am Abend kritisierte die Fraktion Die Linke den Plan der Regierung scharf.",
    "So endete es. Wie zuvor schon gemeldet gewann Die Linke in zwei weiteren Orten hinzu.",
    "So endete es. Nach Angaben von Der Spiegel wusste die Regierung seit langem davon.",
    "So endete es. Gestern lief bei dem Sender Das Erste eine Sendung über den Fall.",
    "So endete es. Gestern lief der viel gelobte Film Das kalte Herz in den Kinos an.",
    "So endete es. Bitte rufen Sie uns morgen früh unter dieser Nummer zurück.",
    "So endete es. Der Minister sagte dazu im Radio: „Nein. Die Lage hat sich gebessert.“",
    "So endete es. Er wohnte lange Zeit in der Straße Am Hof im alten Zentrum.",
    "So endete es. Die Stadt sorgt gut für die Erst- und Zweitimpfungen der Leute.",
    "So endete es. Er nannte das Treffen am Rande „Auch ein Erfolg“ für beide Seiten.",
    "Mehr zum Thema sagte er dort nicht, und die Presse ging.",
    "Er wollte nichts mehr. Lesen Sie auch gern am Abend noch ein Buch?",
    "Regierung senkt Steuern Darüber hinaus sprach er mit der Presse.",  # a first sentence follows no sentence end
]
SPANISH = [
    "Así fue. ⟦Más información: El Gobierno baja los impuestos⟧",
    "Así fue. ⟦El Gobierno baja los impuestos a las pymes⟧ Además el ministro habló con la prensa.",
]
NO_SPANISH = ["Así fue. El ministro viajó ayer desde El Salvador hasta La Paz para hablar."]


@pytest.mark.parametrize("marked", GERMAN + NO_GERMAN)
def test_german(marked: str) -> None:
    text, spans = unmark(marked)
    assert find_teasers(text, 0, len(text), lang="de") == spans


@pytest.mark.parametrize("marked", SPANISH + NO_SPANISH)
def test_spanish(marked: str) -> None:
    text, spans = unmark(marked)
    assert find_teasers(text, 0, len(text), lang="es") == spans


def test_a_prefix_alone_announces_lines() -> None:
    assert is_teaser_prefix("Das könnte Sie auch interessieren:")
    assert is_teaser_prefix("Lea también")
    assert not is_teaser_prefix("Mehr dazu sagte er nicht.")
    assert is_headline("- Firmen atmen nach Urteil auf")
    assert not is_headline("Die Firmen atmen nach dem Urteil auf.")
