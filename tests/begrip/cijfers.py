"""How well texts are understood: `lees` per set and per kenmerk, the crisis signal per set, and what it costs.

    python -m tests.begrip.cijfers [SET ...] [--fouten]

SET: teksten, ontwikkelset, oude_toetsset, buitenset, versset, blindset (default: all). Of a closed set no error is
shown.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time

from bot.afweging import Kaders, laad_kaders
from leren.corpus import lees_set
from tests.begrip.meten import SETS, Telling, meet, teksten
from tests.corpus import gesloten


def main() -> None:
    keuzes = argparse.ArgumentParser(prog="python -m tests.begrip.cijfers", description=__doc__)
    keuzes.add_argument("sets", nargs="*", metavar="SET", choices=[*SETS, []])
    keuzes.add_argument("--fouten", action="store_true", help="show every error")
    gekozen = keuzes.parse_args()
    kaders = laad_kaders()
    laadtijd = _laad(kaders)
    totaal = Telling()
    for naam in gekozen.sets or SETS:
        telling = meet(naam, kaders)
        print(f"{naam:14} P {telling.maten()[0]:.3f}  R {telling.maten()[1]:.3f}  F1 {telling.maten()[2]:.3f}")
        if gekozen.fouten:
            print("".join(f"    {fout}\n" for fout in telling.fouten), end="")
        for veld in ("goed", "gemist", "te_veel"):
            getattr(totaal, veld).update(getattr(telling, veld))
    print(f"\n{'kenmerk':28}{'goud':>5}{'P':>7}{'R':>7}{'F1':>7}")
    for kenmerk in kaders.kenmerken:
        precisie, vangst, f1 = totaal.maten(kenmerk)
        print(f"{kenmerk:28}{totaal.goed[kenmerk] + totaal.gemist[kenmerk]:5}{precisie:7.2f}{vangst:7.2f}{f1:7.2f}")
    _crisis()
    print(f"\nloading {laadtijd:.2f} s, {_per_tekst(kaders):.2f} ms a text (processor time), {_geheugen():.0f} MB")


def _crisis() -> None:
    """What the crisis signal finds in each written set."""
    from bot.begrip.crisis import crisissignaal

    sets = {
        **{naam: lees_set(f"signaal/leren/{naam}.yml") for naam in ("geschreven", "voorbeelden")},
        "gezien": lees_set("signaal/ontwikkel/gezien.yml"),
        **{naam: gesloten(f"signaal/toets/{naam}.yml") for naam in ("blind", "later")},
    }
    print(f"\n{'crisis signal':28}{'acute':>7}{'found':>7}{'harmless':>10}{'alarms':>8}")
    for naam, inhoud in sets.items():
        acuut, onschuldig = inhoud["acuut"], inhoud["onschuldig"]
        if isinstance(acuut, dict):  # by situation
            acuut = [tekst for rij in acuut.values() for tekst in rij]
        gevonden, vals = (sum(crisissignaal(t) is not None for t in rij) / len(rij) for rij in (acuut, onschuldig))
        print(f"{naam:28}{len(acuut):7}{gevonden:7.1%}{len(onschuldig):10}{vals:8.1%}")


def _laad(kaders: Kaders) -> float:
    from bot.begrip.lezen import laad, lees

    begin = time.process_time()
    laad(kaders)
    lees("moeder met schudlen", kaders)
    return time.process_time() - begin


def _per_tekst(kaders: Kaders) -> float:
    from bot.begrip.lezen import lees

    gevallen = [geval["tekst"] for naam in SETS for geval in teksten(naam)]
    begin = time.process_time()
    for tekst in gevallen:
        lees(tekst, kaders)
    return (time.process_time() - begin) / len(gevallen) * 1000


def _geheugen() -> float:
    """Peak resident memory of this process in MB."""
    deler = 1_000_000 if sys.platform == "darwin" else 1_000
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / deler


if __name__ == "__main__":
    main()
