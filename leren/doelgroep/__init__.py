"""Whom a longer text is about, jeugd or volwassenen (bot/begrip/zoekers/doelgroep): from the whole texts of the corpus.

    python -m leren.doelgroep             measure: each writer left out once
    python -m leren.doelgroep --bewaar    then learn from all of them and write the weights

One logistic regression on the pieces of the words and on what the rules see (bot.begrip.doelgroep).
"""
