"""Actions for the tests of the processes: one that counts, one that breaks."""
