"""Where everything that people write is read from: a folder as it is, or as it would be with some files changed."""
