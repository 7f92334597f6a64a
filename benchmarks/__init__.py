"""Measurements: each figure beside a baseline of the same run, as a ratio. Nothing here is a test."""
