"""Downloads: files that readers keep, made from the typed handbook and never from a page."""
