"""What can be found out about a guideline: graph, facts, evaluation (floor 4). It returns facts; it words nothing."""
