"""How alike two texts are: words, weights, overlap and word diffs, for versions and comparisons alike."""
