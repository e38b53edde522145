"""Commands for developers; each says what it does."""
