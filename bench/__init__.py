"""Measurements against the figures of the project; `python -m bench` runs them and writes docs/prestaties.md."""
