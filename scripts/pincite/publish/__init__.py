"""Files are written if they changed; the site generator is run."""
