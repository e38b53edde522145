"""A backup as one file: SQLite databases as they are at one moment, the secret, own kaders, and what each should hash
to.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import sqlite3
import tarfile
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import bot
from bot.afweging.fouten import OnbruikbareInvoer
from bot.instellingen import Instellingen

INHOUD = "inhoud.json"
DATABASES = ("dossier.db", "tracker.db")
GEHEIM = "geheim"
KADERS = "kaders"


@dataclass(frozen=True)
class Plek:
    """Where a part of a backup lives: its name in the backup, its file here (None: in PostgreSQL, or in a setting)."""

    naam: str
    bestand: Path | None


def plekken(gekozen: Instellingen) -> tuple[Plek, ...]:
    """The databases and the secret. Own kaders are folders, and are treated apart."""
    from bot.dossier.verbinding import lees_url

    def bestand(url: str) -> Path | None:
        adres, _ = lees_url(url)
        return Path(str(adres.database)) if adres.get_backend_name() == "sqlite" else None

    return (
        Plek(DATABASES[0], bestand(gekozen.database)),
        Plek(DATABASES[1], bestand(gekozen.gesprekken_database)),
        Plek(GEHEIM, None if gekozen.geheim else gekozen.var / GEHEIM),
    )


def maak(doel: Path, gekozen: Instellingen) -> list[str]:
    """Write the backup to `doel`, whole or not at all; gives the names of what is in it. Works while we run.

    Raises sqlite3.Error or OSError.
    """
    with tempfile.TemporaryDirectory(dir=doel.parent, prefix=".reservekopie-") as los:
        erin: dict[str, Path] = {}
        for plek in plekken(gekozen):
            if plek.bestand is None or not plek.bestand.is_file():
                continue
            if plek.naam in DATABASES:
                erin[plek.naam] = Path(los) / plek.naam
                _kopieer(plek.bestand, erin[plek.naam])
            else:
                erin[plek.naam] = plek.bestand
        for nummer, map_ in enumerate(gekozen.kader_mappen):
            for pad in sorted(p for p in map_.rglob("*") if p.is_file()):
                erin[str(PurePosixPath(KADERS, f"{nummer}-{map_.name}", *pad.relative_to(map_).parts))] = pad
        geheel = Path(los) / "geheel"
        _pak_in(geheel, erin)
        os.replace(geheel, doel)
    return list(erin)


def _kopieer(van: Path, naar: Path) -> None:
    with closing(sqlite3.connect(van)) as bron, closing(sqlite3.connect(naar)) as kopie:
        bron.backup(kopie)
        kopie.execute("PRAGMA journal_mode = DELETE")  # one file, without -wal


def _pak_in(doel: Path, erin: dict[str, Path]) -> None:
    with tarfile.open(doel, "w:gz") as tar:
        sommen = {}
        for naam, pad in erin.items():
            inhoud = pad.read_bytes()
            sommen[naam] = hashlib.sha256(inhoud).hexdigest()
            _zet(tar, naam, inhoud)
        lijst = {"versie": bot.__version__, "gemaakt": time.strftime("%Y-%m-%dT%H:%M:%S%z"), "sha256": sommen}
        _zet(tar, INHOUD, json.dumps(lijst, indent=1).encode())


def _zet(tar: tarfile.TarFile, naam: str, inhoud: bytes) -> None:
    lid = tarfile.TarInfo(naam)
    lid.size, lid.mode, lid.mtime = len(inhoud), 0o600, int(time.time())
    tar.addfile(lid, io.BytesIO(inhoud))


@contextmanager
def uitgepakt(kopie: Path, waar: Path) -> Iterator[dict[str, Path]]:
    """What is in the backup, checked: name -> a file in a folder of its own under `waar`, gone after the block.

    Raises OnbruikbareInvoer when it is no backup, or isn't as it was made.
    """
    with tempfile.TemporaryDirectory(dir=waar, prefix=".herstel-") as los:
        try:
            with tarfile.open(kopie, "r:gz") as tar:
                gevonden = {lid.name: _bewaar(tar, lid, Path(los)) for lid in tar.getmembers()}
            sommen = json.loads(gevonden.pop(INHOUD).read_bytes())["sha256"]
        except (tarfile.TarError, EOFError, OSError, ValueError, KeyError, TypeError):
            raise OnbruikbareInvoer(f"{kopie} is geen (hele) reservekopie van Regiewijzer.") from None
        if {naam: hashlib.sha256(pad.read_bytes()).hexdigest() for naam, pad in gevonden.items()} != sommen:
            raise OnbruikbareInvoer(f"{kopie} is veranderd of beschadigd: er is niets teruggezet.")
        for naam in DATABASES:
            if naam in gevonden and not _is_heel(gevonden[naam]):
                raise OnbruikbareInvoer(f"{naam} in {kopie} is geen bruikbare database: er is niets teruggezet.")
        yield gevonden


def _bewaar(tar: tarfile.TarFile, lid: tarfile.TarInfo, los: Path) -> Path:
    """Unpack one file. Raises ValueError for a name that isn't one of ours: a path out of the folder, a link."""
    delen = PurePosixPath(lid.name).parts
    eigen = lid.name in (*DATABASES, GEHEIM, INHOUD) or (len(delen) >= 3 and delen[0] == KADERS)
    if not eigen or not lid.isfile() or ".." in delen:
        raise ValueError(lid.name)
    stroom = tar.extractfile(lid)
    assert stroom is not None  # it is a file
    pad = los.joinpath(*delen)
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_bytes(stroom.read())
    return pad


def _is_heel(pad: Path) -> bool:
    with closing(sqlite3.connect(pad)) as verbinding:
        try:
            return bool(verbinding.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",))
        except sqlite3.Error:
            return False


def in_gebruik(paden: Sequence[Path]) -> bool:
    """Whether some process has one of these databases open: only who is alone can leave WAL."""
    for pad in paden:
        # What is no database any more isn't opened: SQLite would take away the -wal beside it.
        if not pad.is_file() or not _begint_als_sqlite(pad):
            continue
        with closing(sqlite3.connect(pad, timeout=0.5)) as verbinding:
            try:
                verbinding.execute("PRAGMA journal_mode = DELETE")
            except sqlite3.OperationalError:
                return True
            except sqlite3.DatabaseError:
                pass  # damaged: that may be why it is put back
    return False


def _begint_als_sqlite(pad: Path) -> bool:
    with pad.open("rb") as bestand:
        return bestand.read(15) == b"SQLite format 3"


def zet_opzij(pad: Path) -> Path | None:
    """What stands there before a restore goes aside; gives its new place, None when there was nothing."""
    from bot.dossier.verbinding import zet_opzij as opzij

    return opzij(pad, "voor-herstel") if pad.exists() else None
