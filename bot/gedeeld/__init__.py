"""What several processes have to share: how often somebody may ask, and the kaders."""
