"""What lies in a folder, and what its files are called."""
