"""The API of the poort as data: its shapes (pydantic models), its operations, and the description of both
(openapi.json).

A module a subject; each has the shapes, and beside them the operations that take and give those. The routes elsewhere
in bot/poort say what an operation does.
"""
