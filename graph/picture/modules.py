"""The page's script: its modules in one, put together without any tool but this.

A module is a file of `data/script` that an editor and a browser read as it is (`import {a} from "./b.js"`). Here each
is put after what it imports, the words `import … from` and `export` are taken off, and all stand in one function.
"""

from __future__ import annotations

import re

from alliances.graph.picture.style import read_data
from alliances.ontology.errors import AlliancesError

_IMPORT = re.compile(r'^import \{[^}]*\} from "\./([\w-]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?function\b|const\b|let\b|class\b)", re.MULTILINE)
_NAME = re.compile(r"^(?:async )?(?:function|const|let|class) (\w+)", re.MULTILINE)


def bundle(entry: str) -> str:
    """The script of a module and of all that it imports; raises `AlliancesError` where two share a name."""
    parts: dict[str, str] = {}
    _collect(entry, parts, ())
    owner: dict[str, str] = {}
    for module, text in parts.items():
        for name in _NAME.findall(text):
            if name in owner:
                raise AlliancesError(f"{module}.js: {name} is also in {owner[name]}.js")
            owner[name] = module
    body = "\n".join(f"/* {module} */\n{text}" for module, text in parts.items())
    return f'"use strict";\n(function () {{\n{body}}})();\n'


def _collect(module: str, parts: dict[str, str], above: tuple[str, ...]) -> None:
    if module in above:
        raise AlliancesError(f"{module}.js imports itself by {' → '.join(above)}")
    if module in parts:
        return
    text = read_data(f"script/{module}.js")
    for needed in _IMPORT.findall(text):
        _collect(needed, parts, (*above, module))
    parts[module] = _EXPORT.sub("", _IMPORT.sub("", text))
