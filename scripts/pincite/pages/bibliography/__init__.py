"""The bibliography and the files of citations."""
