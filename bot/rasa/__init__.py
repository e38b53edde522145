"""All that plugs into Rasa: components, channel, tracker store, and what the launcher changes in Rasa itself."""
