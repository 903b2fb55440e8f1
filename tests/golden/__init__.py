"""Texts as a careful reader takes them apart, and how far the toolkit does the same."""
