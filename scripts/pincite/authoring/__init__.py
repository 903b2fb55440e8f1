"""What helps an editor to begin: a new handbook, and the sidecar of a new source."""
