"""The wheel holds the whole tree and works in an environment of its own, beside a user's `graph.py`."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("ontology", "extractors", "graph")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
        str(folder),
        str(ROOT),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (path,) = folder.glob("*.whl")
    return path


def test_nothing_of_the_tree_is_lost(wheel: Path) -> None:
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info" not in name}
    expected = {f"alliances/{p.name}" for p in (ROOT / "alliances").glob("*") if p.is_file()}
    for part in ("commands", "training"):
        expected |= {f"alliances/{part}/{p.name}" for p in (ROOT / "alliances" / part).glob("*.py")}
    for room in ROOMS:
        files = (p for p in (ROOT / room).rglob("*") if p.is_file() and "__pycache__" not in p.parts)
        expected |= {f"alliances/{p.relative_to(ROOT).as_posix()}" for p in files}
    assert held == expected


def test_it_runs_elsewhere_beside_a_users_graph_py(wheel: Path, tmp_path: Path) -> None:
    target, work = tmp_path / "site", tmp_path / "work"
    work.mkdir()
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--target",
        str(target),
        str(wheel),
    ]
    subprocess.run(command, check=True, capture_output=True)
    (work / "graph.py").write_text("raise SystemExit('the user own module was imported')\n", encoding="utf-8")
    (work / "a.txt").write_text("구글이 앤스로픽에 30억달러를 투자했다.", encoding="utf-8")
    (work / "run.py").write_text(
        f"import sys; sys.path.insert(0, {str(target)!r})\n"
        "from multiprocessing import get_context\n"
        "from alliances import build\nimport alliances\n"
        "if __name__ == '__main__':\n"
        f"    assert alliances.__file__.startswith({str(target)!r}), alliances.__file__\n"
        "    with get_context('spawn').Pool(1) as pool:\n"
        "        print(len(pool.apply(build, (['a.txt'],))))\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, "run.py"], cwd=work, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "1"), done.stderr
