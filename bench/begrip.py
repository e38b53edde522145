"""How well `lees` understands texts: precision, recall and F1 per kenmerk, with the errors, and what it costs.

    python -m bench.begrip [SET ...] [--fouten]

SET: teksten, ontwikkelset, toetsset, buitenset, versset, blindset (default: all), or the path of a file in the same format. Errors in toetsset are only
shown when it is named: it is held out, so look at it as little as you can.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from pathlib import Path
from typing import Any

import yaml

from bot.afweging import Kaders, laad_kaders
from tests.begrip.meten import HIER, SETS, Telling, meet, teksten


def main() -> None:
    keuzes = argparse.ArgumentParser(prog="python -m bench.begrip", description=__doc__)
    keuzes.add_argument("sets", nargs="*", metavar="SET")
    keuzes.add_argument("--fouten", action="store_true", help="show every error")
    gekozen = keuzes.parse_args()
    kaders = laad_kaders()
    laadtijd = _laad(kaders)
    totaal = Telling()
    for naam in gekozen.sets or SETS:
        telling = meet(naam if naam in SETS else str(Path(naam).with_suffix("").absolute()), kaders)
        print(f"{naam:14} P {telling.maten()[0]:.3f}  R {telling.maten()[1]:.3f}  F1 {telling.maten()[2]:.3f}")
        if gekozen.fouten and (naam != "toetsset" or naam in gekozen.sets):
            print("".join(f"    {fout}\n" for fout in telling.fouten), end="")
        for veld in ("goed", "gemist", "te_veel"):
            getattr(totaal, veld).update(getattr(telling, veld))
    print(f"\n{'kenmerk':28}{'goud':>5}{'P':>7}{'R':>7}{'F1':>7}")
    for kenmerk in kaders.kenmerken:
        precisie, vangst, f1 = totaal.maten(kenmerk)
        print(f"{kenmerk:28}{totaal.goed[kenmerk] + totaal.gemist[kenmerk]:5}{precisie:7.2f}{vangst:7.2f}{f1:7.2f}")
    _crisis()
    print(
        f"\nloading {laadtijd:.2f} s, {_per_tekst(kaders):.2f} ms a text (processor time), {_geheugen():.0f} MB, TensorFlow {'yes' if 'tensorflow' in sys.modules else 'no'}"
    )


def _crisis() -> None:
    """What the crisis signal finds in each written set; nothing is tuned on `blind` and `later`."""
    from bot.begrip.crisis import crisissignaal

    def lees_set(naam: str) -> Any:
        return yaml.safe_load((HIER / f"{naam}.yml").read_text(encoding="utf-8"))

    apart = lees_set("crisis_blind")
    sets = {naam: lees_set(naam) for naam in ("crisis", "crisis_voorbeelden")} | {
        naam: apart[naam] for naam in ("gezien", "blind", "later")
    }
    print(f"\n{'crisis signal':28}{'acute':>7}{'found':>7}{'harmless':>10}{'alarms':>8}")
    for naam, inhoud in sets.items():
        acuut = (
            inhoud["acuut"]
            if isinstance(inhoud["acuut"], list)
            else [t for rij in inhoud["acuut"].values() for t in rij]
        )
        gevonden, vals = (sum(crisissignaal(t) is not None for t in rij) for rij in (acuut, inhoud["onschuldig"]))
        print(
            f"{naam:28}{len(acuut):7}{gevonden / len(acuut):7.1%}{len(inhoud['onschuldig']):10}{vals / len(inhoud['onschuldig']):8.1%}"
        )


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
