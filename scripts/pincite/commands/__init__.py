"""The commands, a module for each kind: they parse, call the pipeline and print."""
