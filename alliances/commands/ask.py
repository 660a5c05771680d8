"""`ask`: the named questions."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alliances.commands.options import FORMAT, OUTPUT, emit
from alliances.commands.query import MEMORY, TIMEOUT

if TYPE_CHECKING:
    from alliances.graph.endpoint.limits import Limits
    from alliances.graph.questions import Answer


@click.command()
@click.argument("words", nargs=-1, metavar="[DIR] [NAME [ARGUMENT]...]")
@click.option(
    "--lang", type=click.Choice(["en", "ko"]), default="en", help="Language of names in the answer."
)
@FORMAT
@TIMEOUT
@MEMORY
@OUTPUT
def ask(
    words: tuple[str, ...], lang: str, form: str, timeout: float, memory: int, output: Path | None
) -> None:
    """Answer a named question, `ask investors-of Anthropic`; without a name, list them.

    DIR is the graph's folder, or the address of a SPARQL endpoint; without it $ALLIANCES_GRAPH, else ./out. Names are found
    in Korean and English. NAME may be a .rq file of your own, written as those in alliances/graph/questions/data.
    """
    from alliances.graph.endpoint.limits import Limits
    from alliances.graph.questions import question, questions

    where, asked = _parted(words, set(questions()))
    if not asked:
        emit(_listing(lang), output)
        return
    question(asked[0])
    limits = Limits(seconds=timeout, memory=memory, answer=1024)
    emit(_shown(_answer(where, asked, lang, limits), form), output)


def _answer(where: str, asked: tuple[str, ...], lang: str, limits: Limits) -> Answer:
    """The answer of a process that is stopped where the question takes too long, or of an endpoint."""
    from alliances.graph.endpoint.pool import Pool
    from alliances.graph.questions import Answer
    from alliances.graph.store.folder import ready

    if "://" in where:
        from alliances.graph import AllianceGraph

        return AllianceGraph.connect(where, limits.seconds).ask(asked[0], *asked[1:], lang=lang)
    ready(Path(where))
    with Pool(Path(where), limits) as pool:
        reply = pool.ask({"ask": asked[0], "arguments": asked[1:], "lang": lang})
    found = json.loads(reply.body)
    return Answer(tuple(found["columns"]), tuple(map(tuple, found["rows"])))


def _parted(words: tuple[str, ...], known: set[str]) -> tuple[str, tuple[str, ...]]:
    """The graph and the question with its arguments: the first word is a graph where it can be no question."""

    def is_question(word: str) -> bool:
        return word in known or word.endswith(".rq")

    if (
        words
        and not is_question(words[0])
        and ("://" in words[0] or Path(words[0]).is_dir() or any(map(is_question, words[1:2])))
    ):
        return words[0], words[1:]
    return os.environ.get("ALLIANCES_GRAPH", "out"), words


def _listing(lang: str) -> str:
    from alliances.graph.questions import questions

    return "".join(
        f"{question.usage()}\n    {question.ko if lang == 'ko' else question.en}\n"
        for question in questions().values()
    )


def _shown(answer: Answer, form: str) -> str:
    from alliances.tables import render

    if form == "json":
        return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in answer.records())
    rows = [["" if cell is None else str(cell) for cell in row] for row in answer.rows]
    return render(answer.columns, rows, form)


COMMANDS = (ask,)
