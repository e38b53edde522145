"""Whether the words around a phrase let it stand (bot/begrip/zoekers/strekking): from the written clauses and texts.

    python -m leren.strekking             measure: each writer left out once
    python -m leren.strekking --bewaar    then learn from all of them and write the weights

Every phrase that the rules of context let stand is an example: right where the writer says that its value holds, wrong
where the writer says that it doesn't. One logistic regression on the words on both sides.
"""
