"""What people say for each option of a question: from corpus/antwoorden/leren and the clauses of corpus/lezen/leren.

    python -m leren.antwoorden             measure: each of the two sets left out once (some seconds of processor time)
    python -m leren.antwoorden --bewaar    then learn from both and write the weights

For each question one logistic regression a class: its options, `onbekend` (doesn't know) and `niets` (no answer); and
one for all questions together, whether the answer hesitates. Read by bot/begrip/zoekers/antwoorden.py, weighed by
bot/begrip/beantwoord.py. What was measured, rules and weights together, is in the artefact under `gemeten`, and in
docs/prestaties.md.
"""
