"""The Rasa actions: thin, they hand each turn to `bot.gesprek` and store through `bot.dossier`."""
