"""Tests of the topics: the language of rules, and which sentences carry which topic."""
