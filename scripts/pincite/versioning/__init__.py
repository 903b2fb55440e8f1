"""What becomes of each anchor when a source gets a new version."""
