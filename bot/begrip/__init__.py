"""Dutch text: what it says about the kenmerken, whether it is a cry for help, and what in it is personal data."""
