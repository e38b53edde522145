"""What evidence in a whole text is worth (bot/begrip/zoekers/weging): from the open whole texts of outsiders.

    python -m leren.weging             measure: each half of the texts weighed by what the other half taught
    python -m leren.weging --bewaar    then learn from all of them and write the weights

`stof` reads the texts and what each holds for every value, `zinnen` how often each phrase is right in the clauses of
the writers, `leer` fits one small logistic regression and measures. The learned reader (leren.lezen) goes first: what
its scores are worth is learned here.
"""
