"""The parse of an article: words, names and values as nodes of dependency trees.

Known names and values are shown to the parser as one plain word of their kind, so that an unheard-of product name
cannot break the sentence around it; quotation marks and what stands in brackets are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from alliances.extractors.en.lexicon import lexicon
from alliances.extractors.en.parser import parsed, tokens
from alliances.extractors.mentions import Name
from alliances.extractors.values.model import Value


@dataclass(slots=True, eq=False)
class Node:
    """A word with its place in the tree; a name or a value is one node.

    refers: the names that the node stands for, itself a name or not; why: how that was told;
    center: whom the discourse is about where a noun leaves out whose it is; raiser: who raised money last.
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    tag: str
    pos: str
    dep: str
    name: Name | None = None
    value: Value | None = None
    head: Node | None = None
    children: list[Node] = field(default_factory=list)
    refers: list[Name] = field(default_factory=list)
    why: str = ""
    center: Name | None = None
    raiser: Name | None = None

    def all(self, *deps: str) -> list[Node]:
        """Children with one of these relations, in order of the text."""
        return [child for child in self.children if child.dep in deps]

    def one(self, *deps: str) -> Node | None:
        """The first child with one of these relations."""
        return next((child for child in self.children if child.dep in deps), None)

    def subtree(self) -> Iterator[Node]:
        """The node and all below it."""
        yield self
        for child in self.children:
            yield from child.subtree()

    def above(self) -> Iterator[Node]:
        """The nodes above, nearest first."""
        node = self.head
        while node is not None:
            yield node
            node = node.head


@dataclass(slots=True)
class Tree:
    """One sentence: its nodes in order of the text."""

    start: int
    end: int
    nodes: list[Node]
    opens: bool = False
    headline: bool = False

    @property
    def roots(self) -> list[Node]:
        """The nodes without a head."""
        return [node for node in self.nodes if node.head is None]


_DROPPED = re.compile(r"\bby far(?= )|[“”\"‘„«»]|(?<=\s)['’](?=\w)|(?<=[\w.,!?])['’](?=\s|$|[.,;])(?<!s['’])")
# A paragraph that stands in brackets as a whole, or credits writers, tells nothing about the trade.
_ASIDE = re.compile(r"\s*(?:[(\[].*[)\]]\s*$|By [A-Z]|\[)")
# What the parser knows better without: co-founder, vice-president.
_PREFIX = re.compile(r"\b(?:[Cc]o|[Vv]ice)-(?=[A-Za-z])")
# A series is a round, and its letter ends no sentence.
_SERIES = re.compile(r"\b[Ss]eries [A-K]\d?\b(?! [a-z]+ (?:chip|GPU))")
# Computing power is a noun, and no doing.
_COMPUTING = re.compile(r"computing (?=power|capacity|resources|services|infrastructure)")
_BRACKET = re.compile(r"\s?[(\[][^()\[\]\n]{1,160}[)\]]")
_DONE = re.compile(r"-(\w+)\b")
_DATELINE = re.compile(
    r"(?=[^a-z]*[A-Z])[^!?\n]{0,80}?"
    r"(?:\([^)\n]{3,40}\)|/[^/\n]{3,40}/|\b[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)\s*(?:--?|[—–])\s+"
)
_STAND_INS = {
    "Person": ("Smith", "Jones", "Miller", "Brown"),
    "Place": ("Texas", "London", "Japan", "Chicago"),
    "MediaOutlet": ("Reuters", "Bloomberg"),
    "Product": ("Windows", "Android", "Office"),
    "AIModel": ("Windows", "Android", "Office"),
    "CloudService": ("Windows", "Android", "Office"),
    "Chip": ("Windows", "Android", "Office"),
    "campus": ("campus",),
    None: ("Microsoft", "Intel", "Boeing", "Pfizer", "Motorola", "Toyota", "Tesla"),
}
_DOERS = ("Company", "PublicBody", "AIModel", "Chip", "Product", None)
_FIGURES = {"money": ("$", "10", "billion"), "share": ("49", "%")}


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int
    space: bool
    span: Name | Value | None = None


def parse(text: str, names: list[Name], values: list[Value]) -> list[Tree]:
    """The trees of a text in order; a paragraph never runs into the next."""
    spans = [s for s in (*names, *values) if not isinstance(s, Value) or s.kind != "date"]
    words: list[_Word] = []
    begins: list[bool] = []
    edges: list[tuple[int, int]] = []
    for match in re.finditer(r"[^\n]*\S[^\n]*", text):
        if _ASIDE.match(match[0]):
            continue
        found = list(_verbs(list(_words(text, match.start(), match.end(), spans))))
        if found:
            words += found
            begins += [True, *([False] * (len(found) - 1))]
            edges.append((match.start(), match.end()))
    if not words:
        return []
    doc = parsed([w.text for w in words], [w.space for w in words], begins)
    return [_tree(sentence, words, text, edges) for sentence in doc.sents]


def _words(text: str, start: int, end: int, spans: list[Any]) -> Iterator[_Word]:
    """The words of a paragraph as the parser is to see them."""
    aside = [match.span() for match in _BRACKET.finditer(text, start, end)]
    own = sorted(
        (
            s
            for s in spans
            if start <= s.start < end and not any(a <= s.start and s.end <= b for a, b in aside)
        ),
        key=lambda s: (s.start, -s.end),
    )
    position = start
    dateline = _DATELINE.match(text, start, end)
    if dateline is not None and dateline.end() < end - 20:
        position = dateline.end()
    for number, span in enumerate(own):
        if span.start < position:
            continue
        yield from _plain(text, position, span.start, aside)
        yield from _stand_in(text, span, number)
        position = _seat_end(text, span, own[number + 1 : number + 2]) or span.end + _plural(text, span)
    yield from _plain(text, position, end, aside)


def _seat_end(text: str, span: Any, behind: list[Any]) -> int:  # noqa: ANN401 (a name or a value)
    """Boise, Idaho-based: where the state ends that a town is told with, so that the parser sees the town alone; else 0."""
    if not behind or any(not isinstance(s, Name) or s.type != "Place" for s in (span, *behind)):
        return 0
    state = behind[0]
    done = _DONE.match(text, state.end)
    beside = text[span.end : state.start] == ", " and done is not None and done[1] in lexicon().participles
    return int(state.end) if beside else 0


def _verbs(words: list[_Word]) -> Iterator[_Word]:
    """Acme rents chips: what a tagger takes for a plural behind a name is shown to it as a plain verb."""
    shown = lexicon().plain_verbs
    for position, word in enumerate(words):
        before, behind = words[position - 1 : position], words[position + 1 : position + 2]
        named = bool(before) and isinstance(before[0].span, Name) and before[0].span.type in _DOERS
        verb = shown.get(word.text) if word.span is None and named else None
        if (
            verb is not None
            and behind
            and (behind[0].span is not None or _opens_object(behind[0].text, word.text))
        ):
            yield replace(word, text=verb.shown)
        else:
            yield word


def _opens_object(following: str, verb: str) -> bool:
    words = lexicon()
    if following in words.plain_verbs[verb].before:
        return True
    return following in words.object_openers or (
        following.isalpha() and following.islower() and following.endswith(("ing", "ic", "al", "ive", "ary"))
    )


def _plain(text: str, start: int, end: int, aside: list[tuple[int, int]]) -> Iterator[_Word]:
    blank = (
        "".join(" " if any(a <= i < b for a, b in aside) else text[i] for i in range(start, end))
        if aside
        else None
    )
    stretch = _DROPPED.sub(lambda m: " " * len(m[0]), text[start:end] if blank is None else blank)
    stretch = _SERIES.sub(lambda m: "round".ljust(len(m[0])), stretch)
    stretch = re.sub(r"(?<=\s)(?:--?|[—–])(?=\s)", lambda m: "—" * len(m[0]), stretch)
    if stretch.startswith("-") and stretch[1:2].isalpha():
        yield _Word("-", start, start + 1, False)
        start, stretch = start + 1, stretch[1:]
    found = tokens(_PREFIX.sub(lambda m: "\x00" * len(m[0]), stretch).replace("\x00", " "))
    joined = [m.span() for m in _joined().finditer(stretch)]
    for first, last, space in found:
        whole = next((j for j in joined if j[0] <= first < j[1]), None)
        if whole is not None and first > whole[0]:
            continue  # the rest of a start-up
        if whole is not None:
            yield _Word(
                _shown(stretch[slice(*whole)]),
                start + first,
                start + whole[1],
                stretch[whole[1] : whole[1] + 1].isspace(),
            )
            continue
        begin = first - 3 if _PREFIX.match(stretch, first - 3) else first
        begin = first - 5 if _PREFIX.match(stretch, first - 5) else begin
        word = "cloud" if _COMPUTING.match(stretch, first) else stretch[first:last]
        word = "former" if word.lower() in ("ex", "ex-") else word
        yield _Word(word, start + max(begin, 0), start + last, space)


@cache
def _joined() -> re.Pattern[str]:
    """Nouns of a verb and a particle, which a tokenizer would take apart."""
    return re.compile(rf"\b(?:{'|'.join(lexicon().hyphenated)})s?\b", re.IGNORECASE)


def _shown(surface: str) -> str:
    single = surface.lower().removesuffix("s")
    return lexicon().hyphenated[single] + ("s" if surface.endswith("s") else "")


def _plural(text: str, span: Name | Value) -> int:
    """H100s, TPUs: one more character where a chip's name stands in the plural."""
    chip = isinstance(span, Name) and span.type == "Chip"
    return int(
        chip and text[span.end : span.end + 1] == "s" and not text[span.end + 1 : span.end + 2].isalnum()
    )


def _stand_in(text: str, span: Name | Value, number: int) -> Iterator[_Word]:
    end = span.end + _plural(text, span)
    space = text[end : end + 1].isspace()
    if isinstance(span, Name):
        kind = _STAND_INS.get("campus" if span.generic else span.type, _STAND_INS[None])
        word = "processors" if end > span.end else kind[number % len(kind)]
        yield _Word(word, span.start, end, space, span)
        return
    figures = _FIGURES.get(span.kind) or tuple(
        text[a + span.start : b + span.start] for a, b, _ in tokens(text[span.start : span.end])
    )
    for place, word in enumerate(figures, 1):
        last = place == len(figures)
        yield _Word(word, span.start, span.end, space if last else word != "$", span)


def _tree(sentence: Any, words: list[_Word], text: str, edges: list[tuple[int, int]]) -> Tree:  # noqa: ANN401
    made: dict[int, Node] = {}
    spans: dict[int, Node] = {}
    for token in sorted(sentence, key=lambda t: t.i):
        word = words[token.i]
        key = id(word.span) if word.span is not None else None
        if key is not None and key in spans:
            made[token.i] = spans[key]
            continue
        top = _top(token, words, sentence) if key is not None else token
        node = _node(top, word, text, len(made))
        made[token.i] = node
        if key is not None:
            spans[key] = node
    nodes = list(dict.fromkeys(made.values()))
    _link(sentence, made, words)
    start, end = nodes[0].start, max(node.end for node in nodes)
    paragraph = next(edge for edge in edges if edge[0] <= start < edge[1])
    closing = re.compile(r"[^\s\w]*").match(text, end)
    end = min(closing.end() if closing else end, paragraph[1])
    opens = words[nodes[0].index].start == nodes[0].start and not text[paragraph[0] : start].strip()
    headline = re.search(r"[.!?:][”\"’)]*\s*$", text[paragraph[0] : paragraph[1]]) is None
    return Tree(start, end, nodes, opens, headline)


def _top(token: Any, words: list[_Word], sentence: Any) -> Any:  # noqa: ANN401
    """The word of a span of several that hangs on what is outside it."""
    span = words[token.i].span
    own = [t for t in sentence if words[t.i].span is span]
    return next((t for t in own if t.head is t or words[t.head.i].span is not span), token)


def _node(token: Any, word: _Word, text: str, index: int) -> Node:  # noqa: ANN401
    name = word.span if isinstance(word.span, Name) else None
    value = word.span if isinstance(word.span, Value) else None
    lemma = token.lemma_.lower() if word.span is None else ""
    surface = text[word.start : word.end]
    if surface.lower().removesuffix("s") in lexicon().hyphenated:
        lemma = surface.lower().removesuffix("s")
    verb = lexicon().plain_verbs.get(surface)
    if verb is not None and word.text == verb.shown:
        lemma = verb.lemma
    return Node(index, word.start, word.end, surface, lemma, token.tag_, token.pos_, token.dep_, name, value)


def _link(sentence: Any, made: dict[int, Node], words: list[_Word]) -> None:  # noqa: ANN401
    for token in sentence:
        node, head = made[token.i], made.get(token.head.i)
        if head is not None and head is not node and node.head is None and not _within(node, head):
            node.head = head
            head.children.append(node)
    for node in made.values():
        node.children.sort(key=lambda child: child.start)
    for node in list(dict.fromkeys(made.values())):
        _settle(node)


def _settle(node: Node) -> None:
    """Two labels that the parser gives now one way and now another: a deal to buy; investors, A and B."""
    if node.dep == "relcl" and node.tag == "VB" and any(c.text.lower() == "to" for c in node.all("aux")):
        node.dep = "acl"
    _title(node)
    _content(node)
    if node.name is None and node.tag == "NNS" and not node.all("cc"):
        marks = [child.end for child in node.all("punct") if child.text in (",", ":", "—")]
        for child in node.all("conj"):
            if child.name is not None and any(0 < child.start - end < 3 for end in marks):
                child.dep = "appos"


def _within(node: Node, head: Node) -> bool:
    """Whether to hang a node on a head would close a circle."""
    return any(above is node for above in head.above())


def _title(node: Node) -> None:
    """Nvidia supplier SK hynix: a role right before a name belongs to it."""
    words = lexicon()
    role = node.lemma in words.company_nouns | words.person_nouns | words.titles
    if node.name is not None or node.head is None or not role:
        return
    for other in node.head.children:
        if (
            other.name is not None
            and other.start - node.end == 1
            and other.dep in ("nsubj", "nsubjpass", "appos")
        ):
            _move(node, other, "compound")
            return


def _content(verb: Node) -> None:
    """Signed a deal to buy chips: what is agreed belongs to the agreement."""
    head = verb.head
    if head is None or verb.dep not in ("advcl", "xcomp") or verb.tag != "VB":
        return
    thing = head.one("dobj")
    agreed = thing is not None and thing.name is None and thing.lemma in lexicon().agreements
    if thing is not None and agreed and any(c.text.lower() == "to" for c in verb.all("aux")):
        _move(verb, thing, "acl")


def _move(node: Node, head: Node, dep: str) -> None:
    if node.head is not None:
        node.head.children.remove(node)
    node.head, node.dep = head, dep
    head.children = sorted([*head.children, node], key=lambda child: child.start)
