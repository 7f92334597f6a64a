"""What is read is the same on every machine: PyYAML's own parser, which reads otherwise, is refused."""

from __future__ import annotations

import runpy

import pytest
import yaml

from guideproof import cli
from guideproof.reading import yaml_events
from guideproof.reading.tree import plain
from guideproof.reading.yaml_tree import parse


def test_a_question_may_stand_in_brackets_without_quotes() -> None:
    tree, faults = parse(b"ecog: {question: Who?, help: Is it 0?}\n", "a.yaml")
    assert tree is not None
    assert not faults
    assert plain(tree) == {"ecog": {"question": "Who?", "help": "Is it 0?"}}


def test_a_parser_that_reads_otherwise_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", False)

    def command(*arguments: object, **options: object) -> None:
        runpy.run_path(yaml_events.__file__)

    monkeypatch.setattr(cli.guideproof, "main", command)
    with pytest.raises(SystemExit) as ended:
        cli.main(["check"])
    assert ended.value.code == cli.MISUSE
    said = capsys.readouterr().err
    assert "without libyaml" in said
    assert "--only-binary pyyaml" in said
    assert "bug" not in said
