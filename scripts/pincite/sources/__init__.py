"""Sidecars and seeds become `Source` values."""
