"""What findings, evaluations and vignettes look like to a reader: one format a file (floor 5). Nothing here prints."""
