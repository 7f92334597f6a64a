"""The languages in which an evaluator is written, a file each."""
