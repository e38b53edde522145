"""How things look: cards, Word, PDF. Nothing here decides what is said."""
