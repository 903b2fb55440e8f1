"""What the tests of the toolkit share: makers of values, readers of pages, strategies."""
