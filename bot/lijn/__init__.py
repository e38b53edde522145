"""The wire between our processes: the shared secret, signed requests, and text made fit to send."""
