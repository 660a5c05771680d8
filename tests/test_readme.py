"""The README's commands print what the README says they print."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SESSIONS = [
    step
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL)
    for step in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
]


def timeless(text: str) -> str:
    return re.sub(r"\d+\.\d s$", "… s", text.strip(), flags=re.MULTILINE)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("readme") / "out"


@pytest.mark.parametrize(("command", "printed"), SESSIONS, ids=[command for command, _ in SESSIONS])
def test_a_command_prints_what_is_shown(command: str, printed: str, out: Path) -> None:
    words = [str(out) if word == "out" else word for word in shlex.split(command)]
    assert words[0] == "alliances"
    done = subprocess.run(
        [sys.executable, "-m", *words], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert timeless(done.stdout.replace(str(out), "out")) == timeless(printed)


def test_there_are_sessions_to_test() -> None:
    assert len(SESSIONS) >= 4


def test_the_python_example_runs(tmp_path: Path) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    code = code.replace('"examples/', f'"{ROOT}/examples/')
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert done.returncode == 0 and int(done.stdout) > 10


def test_ci_runs_exactly_the_readmes_test_command() -> None:
    (command,) = [
        line for line in README.splitlines() if line.startswith("python3 -m venv") and line.endswith("pytest")
    ]
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
