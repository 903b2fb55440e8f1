"""A page for each topic, and the matrix of topics and years."""
