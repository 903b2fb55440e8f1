"""Judges of the built site: what a reader gets, not how it was made."""  # noqa: A005 - it is `tests.site` everywhere
