"""What is known of languages, as data: a folder each, `en/`; a text in a language without one is compared without it."""
