"""Blocks get their permanent ids, and the ledgers that keep them."""
