"""The Rasa actions: thin, they hand each turn to `bot.gesprek` and store through `bot.dossier`."""


def voorbereiden() -> None:
    """Load and compile the kaders, and what reads answers and commands, before the first turn.

    Called when the server starts.
    """
    from actions.basis import omgeving
    from bot.afweging import OnbruikbareInvoer, motor
    from bot.begrip.bedoeling import is_opdracht
    from bot.begrip.tekens import Sleutel, verlagende
    from bot.begrip.zoekers.antwoorden import wegen
    from bot.begrip.zoekers.vectoren import vectoren

    try:
        kaders = omgeving().kaders
    except OnbruikbareInvoer:
        return  # the poort, which loads the same kaders, says so and stops the start
    for besluit in kaders.besluiten:
        motor(kaders).werk(besluit).oordeel({})
    vectoren(["Jongen van negen."])  # its weights take a second to unpack
    verlagende(Sleutel(kaders))
    wegen("", "veiligheid")
    is_opdracht("hallo", kaders)
