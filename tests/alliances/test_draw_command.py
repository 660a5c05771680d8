"""`alliances draw`: page, SVG and PNG, and the statements its options choose."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from alliances.cli import cli
from alliances.graph import AllianceGraph


@pytest.fixture(scope="module")
def folder(seed_graph: AllianceGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("draw") / "out"
    seed_graph.save(path)
    return path


def draw(folder: Path, *words: str) -> tuple[int, str]:
    done = CliRunner().invoke(cli, ["draw", str(folder), *words])
    return done.exit_code, done.output + (f"{done.exception}" if done.exception else "")


def test_a_page(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "graph.html"
    assert draw(folder, "-o", str(target), "--lang", "ko", "--title", "지도")[0] == 0
    assert "<title>지도</title>" in target.read_text(encoding="utf-8")


def test_an_svg_of_a_neighbourhood(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "map.svg"
    words = ("--around", "구글", "--hops", "1", "--relation", "invests-in", "--status", "completed")
    assert draw(folder, "-o", str(target), *words)[0] == 0
    text = target.read_text(encoding="utf-8")
    assert text.startswith("<svg") and ">Google<" in text and ">Anthropic<" in text and ">OpenAI<" not in text


def test_a_png(folder: Path, tmp_path: Path) -> None:
    pytest.importorskip("resvg_py", reason="needs resvg: pip install 'alliances[png]'")
    target = tmp_path / "map.png"
    assert draw(folder, "-o", str(target))[0] == 0
    assert target.read_bytes().startswith(b"\x89PNG")


def test_a_png_without_resvg_is_one_line(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "map.png"
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    code, said = draw(folder, "-o", str(target))
    assert code != 0 and "pip install 'alliances[png]'" in said and not target.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--relation", "buys"), "unknown relation 'buys'"),
        (("--status", "done"), "unknown status 'done'"),
        (("--since", "yesterday"), "--since takes"),
        (("--around", "Nobody"), "no entity named 'Nobody'"),
        (("--since", "2099"), "nothing to draw"),
    ],
)
def test_a_wrong_option_leaves_the_old_file(
    folder: Path, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    target = tmp_path / "graph.html"
    target.write_text("old", encoding="utf-8")
    code, output = draw(folder, "-o", str(target), *words)
    assert code != 0 and said in output and target.read_text(encoding="utf-8") == "old"


def test_a_form_that_no_picture_has_is_refused(folder: Path, tmp_path: Path) -> None:
    code, said = draw(folder, "-o", str(tmp_path / "map.pdf"))
    assert code != 0 and ".html, .svg or .png" in said and not (tmp_path / "map.pdf").exists()
