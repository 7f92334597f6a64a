"""What findings, evaluations and vignettes look like to a reader: one format a file. Nothing here prints.

In goes what was found, as data; out comes a text.

| module | shows |
|---|---|
| `report`, `in_words` | what a report of findings says, whatever its format, and what plain formats share |
| `text` | all of it, for people who read a terminal |
| `json`, `github`, `sarif`, `junit` | findings for programs, GitHub Actions, code scanning, CI servers |
| `answer` | the answer to a question about all patients |
| `board_markdown`, `board_html` | what is said of a patient, for a record |
| `comparison` | what differs between two versions, and what a change asks of versions |
| `vignettes_json`, `vignettes_junit` | worked cases |
"""
