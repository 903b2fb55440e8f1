"""What has been promised: the ledger of each source, redirects, releases and redactions."""
