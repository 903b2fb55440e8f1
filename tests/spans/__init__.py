"""Stretches of a text and what is shown of them."""
