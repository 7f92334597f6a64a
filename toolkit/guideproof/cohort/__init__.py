"""Cohorts: a whole table of patients evaluated by a database engine (beside the workflow)."""
