"""What changes the files that people write: sources are added, editions released, words redacted."""
