"""Words that have to be gone, in whatever file and form they stand."""
