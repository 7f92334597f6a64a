"""What findings, evaluations and vignettes look like to a reader: one format a file. Nothing here prints."""
