"""The handbook becomes Markdown pages and JSON."""
