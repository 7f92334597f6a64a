"""The guideline as data: frozen dataclasses, one idea a file."""
