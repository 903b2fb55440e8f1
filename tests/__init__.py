"""Tests of the toolkit and of the handbook made with it."""
