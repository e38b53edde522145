"""What somebody does with a message (bot/begrip/spreekhandeling): from messages in five voices.

    python -m leren.spreekhandeling             measure: each voice left out once
    python -m leren.spreekhandeling --bewaar    then learn from all of them and write the weights

One logistic regression on the pieces of the words and on the signs of taal/spreekhandeling.yml.
"""
