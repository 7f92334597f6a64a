"""Reports for people who read a terminal or a log."""
