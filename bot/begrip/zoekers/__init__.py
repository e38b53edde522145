"""What was learned from written text, as it runs: which values a clause makes plausible, and what an answer says."""
