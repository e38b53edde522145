"""Make our own Word templates again: `python -m scripts.sjablonen`. Who wants another look makes one in Word instead.

A test holds the files in bot/vormen/verslag/sjablonen to what this writes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from bot.vormen import docx as worddocument
from bot.vormen.docx import Deel
from bot.vormen.verslag.sjabloon import SJABLONEN

BREED = 17.0  # cm of text on a page


def _alinea(document: Any, *delen: Deel | str, voor: float = 0, na: float = 3, stijl: str | None = None) -> Any:
    alinea = document.add_paragraph(style=stijl)
    worddocument.zet(alinea, [d if isinstance(d, Deel) else Deel(d) for d in delen])
    alinea.paragraph_format.space_before, alinea.paragraph_format.space_after = Pt(voor), Pt(na)
    alinea.paragraph_format.line_spacing = 1.05
    return alinea


def _kop(document: Any, tekst: str, niveau: int = 2, *, nieuwe_bladzijde: bool = False) -> Any:
    kop = document.add_heading(tekst, level=niveau)
    kop.paragraph_format.space_before, kop.paragraph_format.space_after = Pt(9 if niveau > 1 else 0), Pt(3)
    kop.paragraph_format.page_break_before = nieuwe_bladzijde
    kop.paragraph_format.keep_with_next = True
    return kop


def _alleen_als(document: Any, wat: str, doe: Callable[[], Any]) -> None:
    """What stands there only when it holds; its two lines leave nothing behind."""
    document.add_paragraph(f"{{%p if {wat} %}}")
    doe()
    document.add_paragraph("{%p endif %}")


def _elk(document: Any, wat: str, in_: str, *regel: Deel | str, stijl: str | None = None) -> Any:
    document.add_paragraph(f"{{%p for {wat} in {in_} %}}")
    _alinea(document, *regel, stijl=stijl, na=2)
    return document.add_paragraph("{%p endfor %}")


def _tabel(
    document: Any,
    kop: Sequence[str],
    lus: str | None,
    cellen: Sequence[Sequence[Deel | str]],
    breedtes: Sequence[float],
    *,
    leeg: int = 0,
    bijeen: bool = False,
) -> Any:
    """A header, a row for each of `lus`, and `leeg` empty rows to write in; `bijeen`: all of it on one page."""
    rijen: list[list[Any]] = []
    inhoud = [[[d if isinstance(d, Deel) else Deel(d) for d in cel]] for cel in cellen]
    if lus:
        rijen = [[f"{{%tr for {lus} %}}", *[""] * (len(kop) - 1)], inhoud, ["{%tr endfor %}", *[""] * (len(kop) - 1)]]
    rijen += [[""] * len(kop) for _ in range(leeg)]
    worddocument.tabel(document, kop, rijen, breedtes, dicht=True)
    gemaakt = document.tables[-1]
    for rij in gemaakt.rows[len(gemaakt.rows) - leeg :] if leeg else ():
        rij.height, rij.height_rule = Cm(0.9), WD_ROW_HEIGHT_RULE.AT_LEAST
    for rij in gemaakt.rows[:-1] if bijeen else ():
        for cel in rij.cells:
            cel.paragraphs[0].paragraph_format.keep_with_next = True
    return gemaakt


def _gegevens(document: Any, paren: Sequence[tuple[str, str]]) -> None:
    """What the document is about, in pairs side by side, without lines."""
    gemaakt = document.add_table(rows=0, cols=4)
    gemaakt.autofit = False
    for i in range(0, len(paren), 2):
        rij = gemaakt.add_row()
        for j, (naam, veld) in enumerate(paren[i : i + 2]):
            for cel, tekst, vet, breed in zip(rij.cells[2 * j : 2 * j + 2], (naam, veld), (True, False), (2.6, 5.9)):
                cel.width = Cm(breed)
                worddocument.zet(cel.paragraphs[0], [Deel(tekst, vet=vet)]).paragraph_format.space_after = Pt(1)
    for kolom, breed in zip(gemaakt.columns, (2.6, 5.9, 2.6, 5.9)):
        kolom.width = Cm(breed)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _nieuw(titel: str) -> Any:
    document = worddocument.nieuw(titel, liggend=False, marge=2.0, letter=10, voet="{{ casus }}, {{ gemaakt }}   ")
    _kop(document, titel, 1)
    return document


def _invulregels(document: Any, hoeveel: int) -> None:
    """Room to write in by hand: lines over the whole width."""
    for _ in range(hoeveel):
        regel = _alinea(document, "", na=0)
        regel.paragraph_format.line_spacing = Pt(24)  # exactly: the lines come at even distances
        rand = OxmlElement("w:pBdr")
        for plek in ("w:bottom", "w:between"):  # equal paragraphs share one border but for what is between them
            lijn = OxmlElement(plek)
            for naam, waarde in (("w:val", "single"), ("w:sz", "4"), ("w:space", "1"), ("w:color", "808080")):
                lijn.set(qn(naam), waarde)
            rand.append(lijn)
        regel._p.get_or_add_pPr().append(rand)


def afwegingsverslag() -> Any:
    document = _nieuw("Afwegingsverslag {{ casus }}")
    _gegevens(
        document,
        [("Afweging", "{{ volgnummer }}, vastgelegd op {{ datum }}"), ("Werkwijze", "{{ werkwijze }}"),
         ("Status", "{{ status }}{% if status_sinds %}, sinds {{ status_sinds }}{% endif %}"), ("Door", "{{ door }}")],
    )  # fmt: skip
    _kop(document, "Wat is besloten")
    _tabel(
        document,
        ("Waarover", "Besloten", "Advies"),
        "b in besluiten",
        (["{{ b.naam }}"], [Deel("{{ b.besloten }}", vet=True)], ["{% if b.afgeweken %}{{ b.advies }}{% else %}hetzelfde{% endif %}"]),
        (5.6, 6.4, 5.0),
    )  # fmt: skip
    _alleen_als(
        document,
        "afwijkingen",
        lambda: (
            _kop(document, "Waarom is afgeweken van het advies"),
            document.add_paragraph("{%p for b in besluiten if b.afgeweken %}"),
            _alinea(document, Deel("{{ b.naam }}: ", vet=True), "{% if kort %}{{ b.reden }}{% else %}{{ b.reden_kort }}{% endif %}"),
            document.add_paragraph("{%p endfor %}"),
        )[0],
    )  # fmt: skip
    _alleen_als(
        document,
        "besprekingen",
        lambda: (
            _kop(document, "Ter bespreking"),
            document.add_paragraph("{%p for v in besprekingen %}"),
            _alinea(document, Deel("Vraag aan {{ v.aan }}, {{ v.op }}: ", vet=True), "{{ v.vraag[:400] }}"),
            _alinea(document, "{% if v.antwoord %}Antwoord van {{ v.beantwoord }}: {{ v.antwoord[:300] }}. Reden: {{ v.reden[:300] }}{% else %}Er is nog geen antwoord.{% endif %}"),
            document.add_paragraph("{%p endfor %}"),
        )[0],
    )  # fmt: skip
    _alleen_als(
        document,
        "eerste_termijnen",
        lambda: (
            _kop(document, "Wat eerst moet"),
            _tabel(document, ("Uiterlijk", "Wat"), "t in eerste_termijnen", (["{{ t.uiterlijk }}"], ["{{ t.wat }}"]), (5.6, 11.4)),
        )[0],
    )  # fmt: skip
    _alleen_als(
        document,
        "eerste_stappen",
        lambda: (
            _kop(document, "Eerste stappen"),
            _elk(document, "s", "eerste_stappen", "{{ s.tekst }}", stijl="List Bullet"),
            _alinea(document, "{% if stappen|length > eerste_stappen|length %}Alle stappen en termijnen staan in bijlage 3.{% endif %}"),
        )[0],
    )  # fmt: skip
    _alleen_als(document, "onbekend", lambda: _alinea(document, Deel("Nog onbekend: ", vet=True), "{{ onbekend }}."))
    _alinea(document, Deel("{{ slotzin }}", klein=True), voor=4)

    _kop(document, "Bijlage 1. Hoe het tot stand kwam", nieuwe_bladzijde=True)
    document.add_paragraph("{%p for b in besluiten %}")
    _kop(document, "{{ b.naam }}: {{ b.besloten }}", 3)
    _alleen_als(document, "b.afgeweken", lambda: _alinea(document, Deel("Advies: ", vet=True), "{{ b.advies }}. ", Deel("Reden om af te wijken: ", vet=True), "{{ b.reden }}"))  # fmt: skip
    _alinea(document, "{{ b.uitleg }}")
    _alleen_als(
        document, "b.grensgeval", lambda: _alinea(document, Deel("Grensgeval: ", vet=True), "{{ b.grensgeval }}")
    )
    _alleen_als(
        document, "b.beslisser", lambda: _alinea(document, Deel("Wie beslist: ", vet=True), "{{ b.beslisser }}")
    )
    _alleen_als(document, "b.bronnen", lambda: _alinea(document, Deel("Bron: {{ b.bronnen }}", klein=True)))
    document.add_paragraph("{%p endfor %}")

    _kop(document, "Bijlage 2. Antwoorden")
    _tabel(
        document, ("Waarover", "Antwoord"), "a in antwoorden", (["{{ a.vraag }}"], ["{{ a.antwoord }}"]), (7.0, 10.0)
    )

    _kop(document, "Bijlage 3. Termijnen en stappen")
    _alleen_als(
        document,
        "termijnen",
        lambda: _tabel(
            document,
            ("Uiterlijk", "Wat", "Bron"),
            "t in termijnen",
            (["{{ t.uiterlijk }}"], ["{{ t.wat }}"], [Deel("{{ t.bron }} {{ t.merk }}", klein=True)]),
            (4.2, 5.8, 7.0),
        ),
    )
    _alleen_als(
        document,
        "stappen",
        lambda: _tabel(
            document,
            ("Stap", "Bron"),
            "s in stappen",
            (["{{ s.tekst }}"], [Deel("{{ s.bron }} {{ s.merk }}", klein=True)]),
            (10.5, 6.5),
        ),
    )
    _alleen_als(
        document,
        "afsluiting",
        lambda: (
            _kop(document, "Bijlage 4. Controle bij afsluiten"),
            _tabel(
                document,
                ("Wat is nagegaan", "", "Toelichting", "Bron"),
                "p in afsluiting",
                (["{{ p.vraag }}"], ["{{ p.oordeel }}"], ["{{ p.toelichting }}"], [Deel("{{ p.bron }}", klein=True)]),
                (6.5, 2.2, 4.6, 3.7),
            ),
        )[0],
    )
    _kop(document, "Gebruikte kaders")
    _elk(document, "k", "kaders", "{{ k.naam }}, {{ k.versie }}", stijl="List Bullet")
    _alinea(document, Deel("Waar ‘{{ merk }}’ bij staat, zegt het document het niet zo.", klein=True))
    return document


def gezin() -> Any:
    document = _nieuw("Wat we hebben afgesproken")
    for stijl in ("Normal",):
        document.styles[stijl].font.size = Pt(12)
    _alinea(document, "{% if aanspreking == 'u' %}Deze brief is voor u. Hierin staat wat er is besloten over uw hulp.{% else %}Deze brief is voor jullie. Hierin staat wat er is besloten over jullie hulp.{% endif %} De brief gaat over wat we weten op {{ datum }}.", na=6)  # fmt: skip
    document.add_paragraph("{%p for g in gezin %}")
    _kop(document, "{{ g.kop }}", 3)
    _alinea(document, "{{ g.zin }}", na=1)
    _alinea(document, Deel("In het plan heet dit: {{ g.vakwoord }}.", klein=True))
    document.add_paragraph("{%p endfor %}")
    _kop(document, "Wat gebeurt er wanneer?", 3)
    _alleen_als(
        document,
        "termijnen",
        lambda: _tabel(document, ("Uiterlijk op", "Wat er dan is"), "t in termijnen", (["{{ t.uiterlijk }}"], ["{{ t.wat }}"]), (5.6, 11.4)),
    )  # fmt: skip
    _alleen_als(
        document,
        "not termijnen",
        lambda: _alinea(document, "Er zijn geen vaste dagen. We spreken samen af wanneer we elkaar zien."),
    )
    _kop(document, "Waarom past dit?", 3)
    _alinea(document, Deel("Hier schrijft de hulpverlener in gewone woorden waarom.", klein=True))
    _invulregels(document, 3)
    _kop(document, "Wie kun je bellen?", 3)
    _alinea(document, "Naam en telefoonnummer:", na=0)
    _invulregels(document, 1)
    _kop(document, "Klopt er iets niet?", 3)
    _alinea(document, "{% if aanspreking == 'u' %}Bent u het er niet mee eens, of is er iets veranderd? Zeg het tegen de hulpverlener. Dan kijken we er samen nog een keer naar. U mag iemand meenemen naar het gesprek. U mag ook altijd zien wat er over u is opgeschreven.{% else %}Zijn jullie het er niet mee eens, of is er iets veranderd? Zeg het tegen de hulpverlener. Dan kijken we er samen nog een keer naar. Jullie mogen iemand meenemen naar het gesprek. Jullie mogen ook altijd zien wat er over jullie is opgeschreven.{% endif %}")  # fmt: skip
    _alinea(
        document,
        "Is er nu gevaar? Bel 112. Denkt iemand aan geweld of mishandeling thuis? Veilig Thuis is dag en nacht te bellen: 0800-2000 (gratis).",
    )
    _alinea(
        document,
        Deel(
            "Een computerprogramma hielp de hulpverlener bij de afweging. Een mens heeft besloten. De code van deze afweging is {{ casus }}.",
            klein=True,
        ),
        voor=4,
    )
    return document


def werkplan() -> Any:
    document = _nieuw("Werkplan")
    _gegevens(document, [("Naam", ""), ("Datum", "{{ gemaakt }}"), ("Code", "{{ casus }}"), ("Afweging", "{{ volgnummer }}, {{ datum }}")])  # fmt: skip
    _alinea(
        document,
        Deel(
            "Namen en adressen vul je zelf in: die staan niet in Regiewijzer. Dit werkplan hoort bij het (eerste) evaluatieplan.",
            klein=True,
        ),
    )
    _kop(document, "Betrokken professionals en anderen die belangrijk zijn voor het gezin")
    tabel = _tabel(
        document,
        ("Naam betrokkene", "Relatie tot het gezin, of werkzaam bij", "Mailadres", "Telefoonnummer", "Goed bereikbaar op"),
        None,
        (),
        (3.4, 4.3, 3.3, 3.3, 2.7),
        leeg=7,
    )  # fmt: skip
    tabel.rows[1].cells[1].paragraphs[0].add_run("{% if regisseur %}Casusregisseur: {{ regisseur }}{% endif %}")
    _kop(document, "Afspraken over afstemming")
    _alleen_als(
        document, "afstemming", lambda: _alinea(document, Deel("Volgens het kader: ", vet=True), "{{ afstemming }}.")
    )
    _alinea(document, Deel("Bijvoorbeeld: eens in de … weken telefonisch overleg tussen …", klein=True), na=0)
    _invulregels(document, 3)
    _kop(document, "Doelen en afspraken")
    _tabel(
        document,
        ("Doelen", "Wie doet", "Wat"),
        "d in doelen",
        ([""], ["{{ d.wie }}"], ["{{ d.wat }}"]),
        (5.0, 3.6, 8.4),
        leeg=3,
    )
    _alleen_als(
        document,
        "termijnen",
        lambda: (
            _kop(document, "Wanneer"),
            _tabel(document, ("Uiterlijk", "Wat"), "t in termijnen", (["{{ t.uiterlijk }}"], ["{{ t.wat }}"]), (5.6, 11.4)),
        )[0],
    )  # fmt: skip
    _alinea(document, Deel("De indeling volgt het werkplan van De GezinsManager (Casusregie; inhoud en werkwijze, juni 2020, bijlage). Wat is ingevuld, komt uit afweging {{ volgnummer }} van {{ casus }}.", klein=True))  # fmt: skip
    return document


def afspraken() -> Any:
    document = _nieuw("Afspraken over casusregie")
    _gegevens(document, [("Code", "{{ casus }}"), ("Datum", "{{ gemaakt }}"), ("Casusregisseur", "{{ regisseur }}"), ("Werkwijze", "{{ werkwijze }}")])  # fmt: skip
    _alinea(
        document,
        "{% for b in besluiten %}{{ b.naam }}: {{ b.besloten }}{% if not loop.last %}; {% endif %}{% endfor %}.",
        na=6,
    )
    _alleen_als(
        document,
        "afspraken",
        lambda: (
            _tabel(
                document,
                ("Waarover", "Al bekend uit de afweging", "Wat wij afspreken, en wie het doet"),
                "a in afspraken",
                ([Deel("{{ loop.index }}. {{ a.kop }}. ", vet=True), "{{ a.vraag }}"], ["{{ a.bekend }}"], [""]),
                (5.2, 6.2, 5.6),
            ),
            _alinea(document, Deel("Bron: {{ afspraken[0].bron }}", klein=True)),
        )[0],
    )
    _alleen_als(
        document,
        "not afspraken",
        lambda: (
            _alinea(document, "Het kader van deze afweging zegt niet welke afspraken in het plan horen. Schrijf hier wat jullie afspreken."),
            _tabel(document, ("Waarover", "Wat wij afspreken", "Wie"), None, (), (5.0, 8.4, 3.6), leeg=8),
        )[0],
    )  # fmt: skip
    _alleen_als(
        document,
        "termijnen",
        lambda: (
            _kop(document, "Termijnen"),
            _tabel(document, ("Uiterlijk", "Wat"), "t in termijnen", (["{{ t.uiterlijk }}"], ["{{ t.wat }}"]), (5.6, 11.4)),
        )[0],
    )  # fmt: skip
    _kop(document, "Gezien en besproken met")
    _tabel(document, ("Wie", "Datum", "Paraaf"), None, (), (9.0, 4.0, 4.0), leeg=3, bijeen=True)
    _alinea(document, Deel("{{ slotzin }}", klein=True))
    return document


ALLE: dict[str, Callable[[], Any]] = {
    "afwegingsverslag": afwegingsverslag,
    "gezin": gezin,
    "werkplan": werkplan,
    "afspraken": afspraken,
}


def main(naar: Path = SJABLONEN) -> None:
    naar.mkdir(parents=True, exist_ok=True)
    for naam, maak in ALLE.items():
        (naar / f"{naam}.docx").write_bytes(worddocument.als_bytes(maak()))


if __name__ == "__main__":
    main()
