"""The guideline as one SQL statement over a table of patients, in five dialects."""
