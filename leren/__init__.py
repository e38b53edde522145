"""What learns from the corpus, and what it leaves for the assistant in bot/taal. Nothing at run time imports it.

An artefact is a JSON file with `bron` (hash of all that it was learned from) and `gemeten` (what it found in texts
left out). ARTEFACTEN knows them all, each with the module whose `bron()` says what the hash should be; a test refuses
one that is stale.
"""

ARTEFACTEN = {
    "bot/taal/geleerd/signaal.json": "leren.signaal.stof",
    "bot/taal/geleerd/lezen.json": "leren.lezen.stof",
    "bot/taal/geleerd/strekking.json": "leren.strekking.stof",
    "bot/taal/geleerd/weging.json": "leren.weging.stof",
    "bot/taal/geleerd/doelgroep.json": "leren.doelgroep.stof",
    "bot/taal/geleerd/antwoorden.json": "leren.antwoorden.stof",
    "bot/taal/geleerd/afscherming.json": "leren.afscherming.stof",
    "bot/taal/geleerd/spreekhandeling.json": "leren.spreekhandeling.leer",
}
