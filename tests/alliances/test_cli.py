"""The command line as a user runs it: real processes, real files."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
SEED = EXAMPLES / "seed-story.ko.txt"


def run(
    *arguments: object, cwd: Path | None = None, data: bytes | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "alliances", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, cwd=cwd, input=data, env=os.environ | environment, check=False
    )


def digest(folder: Path) -> dict[str, str]:
    return {
        p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.iterdir()) if p.is_file()
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("cli") / "out"
    assert run("build", SEED, "-o", out).returncode == 0
    return out


def test_help_and_import_load_no_heavy_room() -> None:
    heavy = ("kiwipiepy", "rdflib", "pyvis", "networkx", "pyoxigraph", "trafilatura", "pydantic")
    code = "import sys; sys.argv = ['alliances', '--help']\ntry:\n import alliances.__main__ as m; m.main()\nexcept SystemExit: pass\n"
    code += f"print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "['pydantic']" or done.stdout.splitlines()[-1] == "[]"


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


JAPANESE = "ヌリオンはガラム半導体に出資すると発表した。両社は共同でチップを開発している。".encode()
GOOD = (
    '{"subject": {"name": "A", "type": "Company"}, "relation": "acquires", "object": {"name": "B", "type": "Company"}, "status": "planned",'
    ' "evidence": {"text": "x", "start": 0, "end": 1}, "article": {"id": "a"}}'
)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("missing.txt", None, "No such file"),
        ("empty.txt", b"", "is empty"),
        ("photo.txt", b"\xff\xd8\xff\xe0JFIF", "JPEG"),
        ("large.txt", b"\xea\xb0\x80" * 17_000_000, "at most"),
        ("japanese.txt", JAPANESE, "Japanese"),
        (
            "claims.jsonl",
            "\n".join([GOOD, GOOD, GOOD.replace("acquires", "marries")]).encode(),
            "claims.jsonl:3: relation: unknown relation 'marries'",
        ),
    ],
)
def test_a_wrong_source_is_one_line_and_leaves_the_graph(
    built: Path, tmp_path: Path, name: str, data: bytes | None, said: str
) -> None:
    path = tmp_path / name if data is None else write(tmp_path, name, data)
    before = digest(built)
    done = run("build", path, "-o", built)
    error = done.stderr.decode()
    assert (done.returncode, done.stdout, error.count("\n")) == (2, b"", 1)
    assert name in error and said in error and error.startswith("alliances: ")
    assert digest(built) == before


def test_a_wrong_gazetteer_row_and_a_wrong_query(built: Path, tmp_path: Path) -> None:
    rows = write(tmp_path, "own.csv", b"name,type\nNurion,Company\nMars,Planet\n")
    for done, said in (
        (run("build", SEED, "-o", built, "--gazetteer", rows), "own.csv:3: type: unknown type 'Planet'"),
        (run("query", built, "SELECT ?x WHERE"), "query: cannot be read at line 1"),
        (run("query", built, "INSERT DATA { <urn:a> <urn:b> <urn:c> }"), "updates are refused"),
        (run("query", tmp_path, "ASK {}"), "no graph here"),
        (run("export", built, "-f", "docx"), "unknown format 'docx'"),
        (run("explain", built, "Nobody", "Amazon"), "no entity named 'Nobody'"),
        (run("extract", SEED, "--published", "soon"), "'soon' is no date"),
        (run("build", SEED, "-o", SEED), "is a file"),
        (run("evaluate", tmp_path), "no gold files"),
    ):
        assert (done.returncode, done.stderr.decode().count("\n")) == (2, 1), done.stderr
        assert said in done.stderr.decode()


def test_a_folder_is_read_file_by_file_with_skips_counted(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    text = "구글이 앤스로픽에 30억달러를 투자했다."
    for name, encoding in (("a.txt", "utf-16"), ("b.txt", "cp949"), ("c.txt", "utf-8")):
        (folder / name).write_bytes(text.encode(encoding))
    write(folder, "d.txt", b"\xff\xd8\xff\xe0")
    write(folder, "e.txt", JAPANESE)
    done = run("build", folder, "-o", tmp_path / "out")
    output = done.stdout.decode()
    assert done.returncode == 0 and output.startswith("3 articles")
    assert output.count("skipped ") == 2 and "d.txt: is a JPEG" in output


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    digests = []
    for number, (jobs, extra) in enumerate(
        [
            ("1", {"PYTHONHASHSEED": "1"}),
            ("2", {"PYTHONHASHSEED": "2", "TZ": "Asia/Seoul"}),
            ("1", {"LC_ALL": "C", "PYTHONUTF8": "0"}),
        ]
    ):
        out = tmp_path / str(number)
        done = run(
            "build",
            EXAMPLES / "seed-story.ko.txt",
            EXAMPLES / "seed-story.en.txt",
            EXAMPLES / "invented-companies.ko.txt",
            "-o",
            out,
            "-j",
            jobs,
            **extra,
        )
        assert done.returncode == 0, done.stderr
        digests.append(digest(out))
    assert digests[0] == digests[1] == digests[2]


def test_extract_pipes_into_build(tmp_path: Path, built: Path) -> None:
    lines = run("extract", "-", data=SEED.read_bytes()).stdout
    assert [json.loads(line)["id"] for line in lines.splitlines()]
    path = write(tmp_path, "claims.jsonl", lines)
    assert run("build", path, "-o", tmp_path / "out").returncode == 0
    one, other = (tmp_path / "out" / "graph.ttl").read_text("utf-8"), (built / "graph.ttl").read_text("utf-8")
    assert one == other


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_query_formats(built: Path, form: str) -> None:
    done = run("query", built, EXAMPLES / "queries" / "investors-of-anthropic.rq", "--format", form)
    assert done.returncode == 0 and "Amazon" in done.stdout.decode() and "Google" in done.stdout.decode()


@pytest.mark.parametrize("query", sorted(p.name for p in (EXAMPLES / "queries").glob("*.rq")))
def test_example_queries_are_read(built: Path, query: str) -> None:
    assert run("query", built, EXAMPLES / "queries" / query).returncode == 0


def test_validate_draw_export_and_explain(built: Path, tmp_path: Path) -> None:
    assert run("validate", built).stdout == b"conforms\n"
    assert run("draw", built, "-o", tmp_path / "g.html", "--lang", "ko", "--title", "<동맹>").returncode == 0
    page = (tmp_path / "g.html").read_text("utf-8")
    assert (
        "<h1>&lt;동맹&gt;</h1>" in page and "http://" not in page.split('<script type="application/json"')[0]
    )
    assert run("export", built, "-f", "turtle").stdout.decode() == (built / "graph.ttl").read_text("utf-8")
    assert "considering" in run("explain", built, "아마존", "Anthropic").stdout.decode()


def test_example_script_and_notebook_run(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(EXAMPLES / "analysis.py")], capture_output=True, cwd=tmp_path, check=False
    )
    assert done.returncode == 0 and "in the middle:" in done.stdout.decode()
    cells = json.loads((EXAMPLES / "analysis.ipynb").read_text("utf-8"))["cells"]
    code = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=EXAMPLES.parent, check=False)
    assert done.returncode == 0 and "Google" in done.stdout.decode()
