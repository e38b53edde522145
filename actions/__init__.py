"""The Rasa actions: thin, they hand each turn to `bot.gesprek` and store through `bot.dossier`."""


def voorbereiden() -> None:
    """Load and compile the kaders before the first turn; the action server calls this when it starts."""
    from actions.basis import omgeving
    from bot.afweging import OnbruikbareInvoer, motor

    try:
        kaders = omgeving().kaders
    except OnbruikbareInvoer:
        return  # the poort, which loads the same kaders, says so and stops the start
    for besluit in kaders.besluiten:
        motor(kaders).werk(besluit).oordeel({})
