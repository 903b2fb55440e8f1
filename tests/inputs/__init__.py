"""The view through which all is read that people write."""
