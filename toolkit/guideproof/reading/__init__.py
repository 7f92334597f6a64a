"""From files to the model: YAML with spans, JSON Schema, conditions."""
