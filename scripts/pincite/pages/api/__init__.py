"""The machine-readable handbook."""
