"""The learned readers of clauses (bot/begrip/zoekers/geleerd.py, vectoren.py): from corpus/lezen/leren, kept in
bot/taal/geleerd.

    python -m leren.lezen             measure: each writer left out once (four minutes of processor time)
    python -m leren.lezen --bewaar    then learn from everything and write the weights

`stof` reads the clauses, written as such or cut from whole texts, and says which concept each states; `leer` fits a
logistic regression a concept on the pieces of words, `netwerk` a small network on vectors of meaning; `__main__`
measures and writes. An untagged neighbour (bot/taal/begrippen.yml) is no negative: it isn't learned from, and isn't
counted. What was measured is in the artefact, under `gemeten`, and in docs/prestaties.md.
"""
