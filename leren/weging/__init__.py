"""What evidence in a whole text is worth (bot/begrip/zoekers/weging): from the whole texts of outsiders.

    python -m leren.weging             measure: each writer's texts read and weighed by what the others taught
    python -m leren.weging --bewaar    then learn from all of them and write the weights

`stof` reads the texts and what each holds for every value, `zinnen` how often each phrase is right in the clauses of
the writers, `leer` learns what a whole text makes of a value and fits one small logistic regression, and measures. The
learned readers (leren.lezen) go first: what they score is worth is learned here, on texts that they never saw.
"""
