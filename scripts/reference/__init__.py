"""Makes pages of the documentation from what the program knows."""
