"""The machine-readable handbook, and the schemas that tell its shapes."""
