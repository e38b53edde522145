"""The gateway: the only process that a network reaches.

Identity, limits, once-only messages, the API and the chat page.

Nothing here imports Rasa, TensorFlow or spaCy.
"""
