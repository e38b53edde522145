"""Starting and stopping the three processes (poort, Rasa, action server), and training the model.

Only rasa_proces and train_proces import Rasa, and only in their own process.
"""
