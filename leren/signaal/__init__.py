"""The weights of the crisis signal (bot/begrip/crisis): learned from corpus/signaal/leren, kept in
bot/taal/geleerd/signaal.npz.

    python -m leren.signaal            measure: each writer left out once
    python -m leren.signaal --bewaar   then learn from everything and write the weights (together some four minutes of
    processor time)

`stof` reads the texts and turns each clause into features, `leer` fits two logistic regressions (danger now; that or
something worrying) and chooses their limits, `__main__` measures and writes. What was measured is in the artefact,
under `gemeten`, and in docs/prestaties.md. Learn anew after a change of the texts, the word tables or the features: a
test says so.
"""
