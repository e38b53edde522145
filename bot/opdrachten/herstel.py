"""`regiewijzer herstel`: put a backup back, checked beforehand, without losing what stood there."""

from __future__ import annotations

import argparse
import os
import shutil
from pathlib import Path

from bot import instellingen
from bot.afweging.fouten import OnbruikbareInvoer
from bot.opdrachten import kopie
from bot.opdrachten.fouten import Mislukt, dossierfouten

HULP = "zet een reservekopie terug"
UIT_KOPIE = "kaders-uit-kopie"


def argumenten(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kopie", type=Path, metavar="BESTAND", help="de reservekopie")
    parser.add_argument("--forceer", action="store_true", help="ook als er al iets staat; dat gaat opzij")


def doe(keuzes: argparse.Namespace) -> int:
    gekozen, bron = instellingen.lees(), keuzes.kopie.absolute()
    if not bron.is_file():
        raise OnbruikbareInvoer(f"{bron} bestaat niet.")
    gekozen.var.mkdir(parents=True, exist_ok=True)
    with dossierfouten():
        hier = {plek.naam: plek.bestand for plek in kopie.plekken(gekozen) if plek.bestand is not None}
    if kopie.in_gebruik([pad for naam, pad in hier.items() if naam in kopie.DATABASES]):
        raise OnbruikbareInvoer("Regiewijzer draait nog. Stop het eerst, en zet dan terug.")
    with kopie.uitgepakt(bron, gekozen.var) as inhoud:
        terug = {naam: pad for naam, pad in inhoud.items() if naam in hier}
        with dossierfouten():
            _controleer_sleutel(terug)
        staat = [naam for naam in terug if hier[naam].exists()]
        if staat and not keuzes.forceer:
            raise OnbruikbareInvoer(f"Er staat al {', '.join(staat)}. Met --forceer gaat dat opzij.")
        try:
            _zet_terug(terug, hier)
            _zet_kaders(inhoud, gekozen.var / UIT_KOPIE)
        except OSError as fout:
            raise Mislukt(f"Het terugzetten is niet afgemaakt ({fout.strerror}: {fout.filename}).") from None
    return 0


def _controleer_sleutel(terug: dict[str, Path]) -> None:
    """Raise SleutelFout before anything is put back that we couldn't read after it."""
    from bot.dossier import sleutels

    if dossier := terug.get(kopie.DATABASES[0]):
        sleutels.controleer_bestand(dossier)


def _zet_terug(terug: dict[str, Path], hier: dict[str, Path]) -> None:
    for naam, pad in terug.items():
        doel = hier[naam]
        doel.parent.mkdir(parents=True, exist_ok=True)
        if weg := kopie.zet_opzij(doel):
            print(f"Opzij gezet: {weg}.")
        _verplaats(pad, doel)
        print(f"Teruggezet: {doel}.")


def _verplaats(pad: Path, doel: Path) -> None:
    """Also to another disk, and even then never half a file under its own name."""
    bijna = doel.with_name(f".{doel.name}.terug")
    try:
        shutil.copyfile(pad, bijna)
        os.replace(bijna, doel)
    finally:
        bijna.unlink(missing_ok=True)


def _zet_kaders(inhoud: dict[str, Path], map_: Path) -> None:
    """Own kaders beside the place where they are used: whoever edits them decides what counts."""
    eigen = {naam: pad for naam, pad in inhoud.items() if naam.startswith(f"{kopie.KADERS}/")}
    for naam, pad in eigen.items():
        doel = map_.joinpath(*Path(naam).parts[1:])
        doel.parent.mkdir(parents=True, exist_ok=True)
        os.replace(pad, doel)
    if eigen:
        print(f"Eigen kaders staan in {map_}. Zet ze zelf op hun plek (REGIEWIJZER_KADERS).")
