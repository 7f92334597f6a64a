"""Which schema is for which files of a guideline, as the settings of an editor say it."""

from __future__ import annotations

import json

HOME = ".vscode/schemas"
"""Where the schemas lie in the folder of a guideline unless somebody names a place."""

SETTINGS = ".vscode/settings.json"
"""The settings of Visual Studio Code for this folder."""

_FILES = {
    "manifest": ["guideline.yaml"],
    "node": ["nodes/*/*.yaml"],
    "vignette": ["vignettes/*.yaml", "!nodes/vignettes/*.yaml"],
    **{
        kind: [f"{kind}/*.yaml", f"!nodes/{kind}/*.yaml"]
        for kind in ("inputs", "derived", "parameters", "interventions", "evidence", "safety", "disagreements")
    },
}
"""A section of nodes may be called like another folder: `nodes/safety/`."""


def settings() -> bytes:
    """The settings that give each file of a folder its schema, for the extension for YAML."""
    schemas = {f"./{HOME}/{kind}.schema.json": files for kind, files in _FILES.items()}
    return (json.dumps({"yaml.schemas": schemas}, indent=2) + "\n").encode()
