"""From a Word document to PDF, by the LibreOffice of this machine.

There is none in our packages: it is asked for where it is needed.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

GEDULD = 120  # seconds; the first start of LibreOffice makes its settings
GEEN_LIBREOFFICE = (
    "Voor een PDF is LibreOffice nodig en dat staat niet op deze computer. "
    "Installeer het (Debian en Ubuntu: sudo apt install libreoffice-writer), of kies een bestand dat eindigt op .docx."
)


class PdfFout(Exception):
    """LibreOffice isn't there or fails; the message is one Dutch line."""


def naar_pdf(docx: bytes) -> bytes:
    """The same document as PDF. Raises PdfFout."""
    programma = shutil.which("soffice") or shutil.which("libreoffice")
    if programma is None:
        raise PdfFout(GEEN_LIBREOFFICE)
    with tempfile.TemporaryDirectory(prefix="regiewijzer-pdf-") as map_:
        bron = Path(map_) / "blad.docx"
        bron.write_bytes(docx)
        # A profile of its own: two at the same time would otherwise wait for each other, and the user's stays as it is.
        opdracht = [
            programma,
            f"-env:UserInstallation={(Path(map_) / 'profiel').as_uri()}",
            "--headless",
            "--norestore",
        ]
        try:
            uit = subprocess.run(
                [*opdracht, "--convert-to", "pdf", "--outdir", map_, str(bron)],
                capture_output=True,
                timeout=GEDULD,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as fout:
            raise PdfFout(
                f"LibreOffice kon de PDF niet maken ({type(fout).__name__}). Probeer het opnieuw, of kies .docx."
            ) from None
        gemaakt = bron.with_suffix(".pdf")
        if uit.returncode or not gemaakt.exists():
            raise PdfFout(
                "LibreOffice kon de PDF niet maken. Probeer het opnieuw, of kies een bestand dat eindigt op .docx."
            )
        return gemaakt.read_bytes()
