"""The few pages around signing in: Dutch, without script, readable without anything else of Regiewijzer."""

from __future__ import annotations

from html import escape

from starlette.responses import HTMLResponse

STIJL = """
:root { color-scheme: light dark;
  --tekst: #1b1b1f; --vlak: #ffffff; --rand: #6b7280; --knop: #0b4f8a; --opknop: #ffffff }
@media (prefers-color-scheme: dark) { :root {
  --tekst: #f2f2f5; --vlak: #17181c; --rand: #9ca3af; --knop: #9ecbff; --opknop: #10131a } }
body { margin: 0; background: var(--vlak); color: var(--tekst); font: 1.0625rem/1.6 system-ui, sans-serif }
main { max-width: 34rem; margin: 12vh auto 0; padding: 0 1.25rem 3rem }
h1 { font-size: 1.6rem; line-height: 1.25 }
.knop { display: inline-block; margin: .5rem .75rem .5rem 0; padding: .65rem 1.1rem; border-radius: .4rem;
  background: var(--knop); color: var(--opknop); text-decoration: none }
.knop:hover { text-decoration: underline }
.knop:focus-visible { outline: 3px solid var(--tekst); outline-offset: 2px }
.nood { margin-top: 2.5rem; padding-top: 1rem; border-top: 1px solid var(--rand) }
"""


def bladzijde(
    status: int, titel: str, *alineas: str, knoppen: dict[str, str], koppen: dict[str, str] | None = None
) -> HTMLResponse:
    """A whole page. `knoppen`: text of a link → local path."""
    inhoud = "".join(f"<p>{escape(alinea)}</p>" for alinea in alineas)
    verder = "".join(f'<a class="knop" href="{escape(pad)}">{escape(tekst)}</a>' for tekst, pad in knoppen.items())
    return HTMLResponse(
        f"""<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(titel)} – Regiewijzer</title><link rel="stylesheet" href="/aanmelden/stijl.css"></head>
<body><main><h1>{escape(titel)}</h1>{inhoud}<p>{verder}</p>
<p class="nood">Is er direct gevaar? Bel 112. Veilig Thuis: 0800-2000.</p></main></body></html>
""",
        status_code=status,
        headers=koppen,
    )


OPNIEUW = {"Opnieuw aanmelden": "/aanmelden"}


def verlopen() -> HTMLResponse:
    return bladzijde(
        400,
        "Dit aanmelden is niet meer geldig",
        "Het duurde te lang, je was al eerder teruggekomen, of je begon in een andere browser.",
        "Begin opnieuw. Meestal hoef je dan geen wachtwoord te typen.",
        knoppen=OPNIEUW,
    )


def afgebroken() -> HTMLResponse:
    return bladzijde(
        400,
        "Je bent niet aangemeld",
        "Het aanmelden is afgebroken. Dat kun je zelf hebben gedaan, of je organisatie laat het niet toe.",
        knoppen=OPNIEUW,
    )


def mislukt(hulp: str) -> HTMLResponse:
    return bladzijde(
        400,
        "Het aanmelden is niet gelukt",
        "Regiewijzer kon niet zeker weten wie je bent. Daarom laat het je niet binnen.",
        f"Probeer het opnieuw. Lukt het dan ook niet? Vraag {hulp}.",
        knoppen=OPNIEUW,
    )


def onbereikbaar(hulp: str) -> HTMLResponse:
    return bladzijde(
        503,
        "Aanmelden lukt nu even niet",
        "De aanmelddienst van je organisatie geeft geen antwoord. Wie al is aangemeld, kan gewoon verder.",
        f"Probeer het over een paar minuten opnieuw. Duurt het langer? Vraag {hulp}.",
        knoppen=OPNIEUW,
        koppen={"Retry-After": "60"},
    )


def storing(hulp: str) -> HTMLResponse:
    return bladzijde(
        503,
        "Regiewijzer kan je nu niet aanmelden",
        "De database geeft een fout. Je bent niet aangemeld.",
        f"Probeer het over een minuut opnieuw. Duurt het langer? Vraag {hulp}.",
        knoppen=OPNIEUW,
        koppen={"Retry-After": "60"},
    )


def verkeerd_ingesteld(hulp: str) -> HTMLResponse:
    return bladzijde(
        503,
        "Aanmelden is niet goed ingesteld",
        f"Opnieuw proberen helpt niet. Vertel het {hulp}: in het logboek van de poort staat wat er mis is.",
        knoppen=OPNIEUW,
    )


def zonder_rol(hulp: str) -> HTMLResponse:
    return bladzijde(
        403,
        "Je mag nog niet in Regiewijzer",
        "Je organisatie kent je, maar je hebt daar geen rol voor Regiewijzer.",
        f"Vraag {hulp} om een rol, bijvoorbeeld professional of teamleider. Meld je daarna opnieuw aan.",
        knoppen={"Met een ander account aanmelden": "/aanmelden?ander=1"},
    )


def vreemd_adres() -> HTMLResponse:
    return bladzijde(
        400,
        "Deze link klopt niet",
        "De link wil je na het aanmelden naar een andere website sturen. Dat doet Regiewijzer niet.",
        knoppen={"Naar Regiewijzer": "/"},
    )


def afgemeld() -> HTMLResponse:
    return bladzijde(
        200,
        "Je bent afgemeld",
        "Werk je op een gedeelde computer? Sluit dan ook de browser.",
        knoppen=OPNIEUW,
    )
