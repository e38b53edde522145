"""Learns the finder of names (bot.begrip.naammodel) from sentences with names put in.

    python -m leren.afscherming [--bewaar]

The clauses of corpus/lezen/leren carry the names, at the places where they name somebody, and the frames of
corpus/afscherming/leren. More than half in lower case; half of the names are seen as if no list held them; a quarter
is made up, letter by letter. To measure, half of the writers is left out, with names that no list holds.
"""
