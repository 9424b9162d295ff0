"""More capitals and seats, without a parse: ``+{Kiew}`` acts, ``={Kiew}`` is a place."""

from __future__ import annotations

import pytest
import spacy

from tests.actors.lexicon.marked import lines
from tests.actors.lexicon.test_metonyms import check

GERMAN = """
+{Ankara} droht +{Athen} mit Konsequenzen.
+{Pjöngjang} hat den Vorschlag zurückgewiesen.
+{Peking} warnt vor Strafzöllen.
+{Warschau} und +{Vilnius} kritisierten das Abkommen.
+{Havanna} weist die Vorwürfe zurück.
+{Caracas} fordert die Aufhebung der Sanktionen.
Die Vorwürfe gegen +{Teheran} sind neu.
Die Forderungen +{Teherans} sind unerfüllbar.
Im Konflikt zwischen +{Kiew} und +{Moskau} gibt es keine Bewegung.
Der Streit mit +{Bern} schwelt weiter.
Laut +{Jerusalem} war es ein Versehen.
+{Neu-Delhi} zufolge ist die Grenze sicher.
Die Appelle an +{Peking} verhallten.
Die +{Pekinger} Regierung schweigt.
Der +{Kreml} bestätigte das Treffen.
Das +{Pentagon} kündigte ein Manöver an.
+{Downing Street} wollte sich nicht äußern.
Ein Sprecher des +{Pentagons} schwieg.
Kritik kam aus dem ={Kreml} nicht.
In ={Ankara} demonstrierten Tausende.
Der Flug nach ={Havanna} fiel aus.
Aus ={Pjöngjang} kamen Bilder der Parade.
Bei ={Kiew} wurde eine Brücke zerstört.
={Wien} hat zwei Millionen Einwohner.
={Oslo} – Die Polizei sucht Zeugen.
Er wurde in ={Belgrad} geboren.
Der Marathon von ={Athen} beginnt früh.
Die Bürgermeisterin von ={Paris} trat zurück.
Das Museum in ={Lima} öffnet wieder.
Vor dem ={Pentagon} standen Demonstranten.
Durch ={Bern} fließt die Aare.
Das Feuer brach in der Nähe von ={Brüssel} aus.
+{Brüssel} verlangt Reformen.
+{Moskau} und die EU vereinbarten ein Treffen.
+{Moskau} und +{Buenos Aires} vereinbarten ein Treffen.
Der Weg von ={Riga} nach ={Tallinn} ist weit.
"""
SPANISH = """
+{Ankara} amenaza a +{Atenas} con represalias.
+{Pekín} advierte a +{Washington} sobre los aranceles.
+{Caracas} y +{La Habana} firmaron un convenio.
+{Bogotá} ha negado las acusaciones.
Las críticas de +{Moscú} son duras.
Según +{Quito}, la frontera sigue abierta.
La tensión entre +{Caracas} y +{Bogotá} crece.
El +{Kremlin} confirmó la reunión.
El +{Pentágono} anunció maniobras.
La +{Moncloa} negó el acuerdo.
Miles de personas marcharon en ={Bogotá}.
El avión salió de ={Quito} hacia ={Lima}.
={Lima} tiene diez millones de habitantes.
Vive en las afueras de ={Bruselas} con su familia.
Nació en ={La Habana} en una familia humilde.
La alcaldesa de ={Bogotá} renunció.
El tren llega a ={Madrid} por la noche.
"""


@pytest.mark.parametrize("marked", lines(GERMAN))
def test_german(marked: str) -> None:
    check(marked, spacy.blank("de"))


@pytest.mark.parametrize("marked", lines(SPANISH))
def test_spanish(marked: str) -> None:
    check(marked, spacy.blank("es"))
