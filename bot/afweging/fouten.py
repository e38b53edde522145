"""Errors that a user can act on. Each message is one Dutch line that names the field and what is allowed."""


class OnbruikbareInvoer(ValueError):
    """A request, answer or file that can't be used; the message says which part and what to do."""


class KaderFout(OnbruikbareInvoer):
    """A kader file with an error; the message names the file, the item and the remedy."""
