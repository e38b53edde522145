"""Rasa graph components that wrap bot.begrip. Only this package and bot/rasa/kanaal.py import Rasa."""
