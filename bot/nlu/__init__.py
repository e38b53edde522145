"""Rasa graph components that wrap bot.begrip. Only this package and bot/kanaal.py import Rasa."""
