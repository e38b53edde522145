"""The weights of the crisis signal (bot/begrip/crisis): learned from corpus/signaal/leren, kept in
bot/taal/signaal/gewichten.json.

    python -m leren.signaal            measure: a quarter of the texts left out each time, and one whole writer
    python -m leren.signaal --bewaar   then learn from everything and write the weights (together a minute and a half
    of processor time)

`stof` reads the texts and turns each clause into features, `leer` fits a logistic regression and chooses the limit,
`klein` leaves out the weights that decide nothing, `__main__` measures and writes. What was measured is in the
artefact, under `gemeten`, and in docs/prestaties.md. Learn anew after a change of the texts, the word tables or the
features: a test says so.
"""
