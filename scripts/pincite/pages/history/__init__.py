"""The history of a source: every version of every passage."""
