"""The intents: Rasa learns them from data/nlu (where Rasa wants its examples), with the pipeline of config.yml.

    make bedoelingen                       cross-validate, and score the sentences of corpus/bedoeling/ontwikkel; a
    report in results/ python -m leren.bedoeling.naast_diet   our pipeline beside Rasa's stock one (minutes, 2 GB)

The model itself is made at the start (`make train`) and isn't in git, so there is no artefact here. The closed set is
scored by tests/nlu/test_model.py. What was measured is in docs/prestaties.md.
"""
