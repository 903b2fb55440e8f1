"""Editions: their list, the sources as they stood, and the feed."""
