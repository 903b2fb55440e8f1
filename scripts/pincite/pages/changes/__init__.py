"""What changed from document to document, and what recurs."""
