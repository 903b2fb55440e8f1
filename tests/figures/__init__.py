"""Figures: reading their tables, verifying them, proposing more."""
