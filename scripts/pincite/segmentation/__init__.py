"""Sources are cut into blocks and sentences; no character is lost."""
