"""Rules and editors' decisions say which sentences carry which topic."""
