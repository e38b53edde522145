"""The poort with a stand-in for Rasa, as in tests/poort."""

from tests.poort.conftest import client, instellingen, kaders, maak, rasa

__all__ = ["client", "instellingen", "kaders", "maak", "rasa"]
