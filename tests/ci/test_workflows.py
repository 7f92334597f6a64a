"""Workflows and Actions are what GitHub takes, and give nobody a door."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

REPOSITORY = Path(__file__).parents[2]
TOOLS = Path(sys.executable).parent
WORKFLOWS = sorted((REPOSITORY / ".github" / "workflows").glob("*.yml"))
ACTIONS = [REPOSITORY / "action.yml", REPOSITORY / ".ci" / "action" / "comment" / "action.yml"]
BOTH = [*WORKFLOWS, *ACTIONS]


def named(path: Path) -> str:
    return path.relative_to(REPOSITORY).as_posix()


def steps(path: Path) -> Iterator[dict[str, Any]]:
    tree = yaml.safe_load(path.read_text(encoding="utf-8"))
    if "runs" in tree:
        yield from tree["runs"]["steps"]
    for job in tree.get("jobs", {}).values():
        yield from job["steps"]


@pytest.mark.parametrize("path", BOTH, ids=named)
def test_the_schema_of_github_takes_it(path: Path) -> None:
    schema = "github-workflows" if path in WORKFLOWS else "github-actions"
    command = [str(TOOLS / "check-jsonschema"), "--builtin-schema", f"vendor.{schema}", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_template_of_gitlab_is_taken() -> None:
    command = [
        str(TOOLS / "check-jsonschema"),
        "--builtin-schema",
        "vendor.gitlab-ci",
        str(REPOSITORY / ".ci" / "gitlab.yml"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr


def test_zizmor_finds_nothing() -> None:
    command = [str(TOOLS / "zizmor"), "--offline", "--no-progress", *map(str, BOTH)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", BOTH, ids=named)
def test_nothing_of_an_event_gets_into_a_script(path: Path) -> None:
    assert all("${{" not in step.get("run", "") for step in steps(path))


@pytest.mark.parametrize("path", BOTH, ids=named)
def test_what_is_used_of_others_is_pinned_by_digest(path: Path) -> None:
    for step in steps(path):
        used = step.get("uses", "./")
        assert used.startswith("./") or re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}", used), used


@pytest.mark.parametrize("path", WORKFLOWS, ids=named)
def test_a_workflow_has_the_rights_it_says_and_no_others(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = yaml.safe_load(text)
    triggers = tree[True]  # YAML 1.1 reads `on` so
    assert "pull_request_target" not in text
    assert tree["permissions"] == {}
    for job in tree["jobs"].values():
        rights = job["permissions"]
        if "workflow_run" in triggers:
            assert rights == {"actions": "read", "contents": "read", "pull-requests": "write"}
            checkouts = [step for step in job["steps"] if step.get("uses", "").startswith("actions/checkout@")]
            assert [step["with"]["ref"] for step in checkouts] == ["main"]
        if "pages" in rights:
            assert triggers == {"push": {"branches": ["main"]}}
            assert "refs/heads/main" in job["if"]
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False
