"""Pincite."""
