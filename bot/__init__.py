"""Regiewijzer: the assistant. Each subpackage says in its docstring what it is for."""

__version__ = "0.1.0"
