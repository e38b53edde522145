"""The meeting of the aanmeldteam: from pasted text to aanmeldingen, and from the meeting to a report.

Stores nothing.
"""
