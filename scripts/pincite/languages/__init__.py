"""What is known of languages, as data: a folder each, `en/`; texts in others are compared without it."""
