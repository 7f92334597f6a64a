"""Cohorts: a whole table of patients evaluated by a database engine (floor 6, beside the workflow)."""
