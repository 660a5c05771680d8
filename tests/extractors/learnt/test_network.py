"""The network: exact whole numbers, the same however an article is laid out, and plain words for a file that is none."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import pytest

from alliances.extractors.learnt.encoding import (
    CIRCUMSTANCES,
    ENTITIES,
    OFFSETS,
    SIGNAL,
    Encoded,
    encode,
    relations,
)
from alliances.extractors.learnt.network import DILATIONS, WEIGHT, Network, load_network, parsed
from alliances.extractors.learnt.told import Told
from alliances.extractors.learnt.weighing import weighed
from alliances.extractors.pipeline import language_tables, read
from alliances.ontology import AlliancesError, Article

TEXT = "구글이 앤스로픽에 20억달러를 투자했다. 아마존도 지분을 갖고 있다.\n\n오픈AI는 코어위브에서 클라우드를 빌린다."
ENGLISH = "Google invested $2 billion in Anthropic. Amazon holds a stake as well."
C, D, B, Q = 6, 5, 4, 3


def article(text: str = TEXT, lang: str = "ko") -> Encoded:
    reading = read(Article(text=text, lang=lang))
    told = Told(reading.claims)
    return encode(*weighed(reading.sentences, told, reading.discourse, language_tables(lang)))


def made(encoded: Encoded, seed: int = 0) -> Network:
    chance, related = np.random.default_rng(seed), len(relations())
    words, kinds = sorted(set(encoded.words))[::2], sorted(set(encoded.kinds))
    types = sorted({type for pair in encoded.types for type in pair})
    t = len(types) + 1
    shapes: dict[str, tuple[int, ...]] = {
        "words": (len(words) + 1, C),
        "kinds": (len(kinds) + 1, C),
        "entities": (ENTITIES, C),
        "opens": (related, C),
        "starts": (C,),
        "pool": (2 * C, 3 * Q),
        "pool_bias": (3 * Q,),
        "subject": (C, D),
        "object": (C, D),
        "one": (C, B),
        "other": (C, B),
        "both": (B, D),
        "types": (2, t, D),
        "circumstances": (sum(CIRCUMSTANCES), D),
        "told": (related * 3, D),
        "told_own": (related, 3),
        "pooled": (4 * Q, D),
        "bias": (D,),
        "deep": (D, D),
        "deep_bias": (D,),
        "out": (D, related),
        "out_bias": (related,),
        "pairs": (t, t, related),
    }
    for number in range(len(DILATIONS)):
        shapes |= {f"convolution_{number}": (3, C, C), f"shift_{number}": (C,)}
    weights = {key: chance.integers(-900, 900, shape).astype(np.float64) for key, shape in shapes.items()}
    return Network(tuple(words), tuple(kinds), tuple(types), weights)


def halved(value: int, unit: int) -> int:
    """Divided and rounded, a half to the even number."""
    whole, rest = divmod(int(value), unit)
    return whole + (rest * 2 > unit or (rest * 2 == unit and whole % 2 == 1))


def passed(vector: Any) -> Any:
    return np.array([min(max(halved(v, WEIGHT), 0), 2**15) for v in vector], dtype=object)


def signals_of(w: dict[str, Any], network: Network, encoded: Encoded) -> tuple[list[Any], list[Any]]:
    word, kind, _ = network.places
    alone = []
    for place, (form, sort) in enumerate(zip(encoded.words, encoded.kinds, strict=True)):
        total = w["words"][word.get(form, 0)] + w["kinds"][kind.get(sort, 0)]
        total = total + w["entities"][encoded.entities[place]] + int(encoded.starts[place]) * w["starts"]
        for column, opened in enumerate(encoded.opens[place]):
            total = total + int(opened) * w["opens"][column]
        alone.append(passed(total * SIGNAL))
    signals = alone
    for number, apart in enumerate(DILATIONS):
        before, at, behind = w[f"convolution_{number}"]
        mixed = []
        for place, own in enumerate(signals):
            total = own.dot(at) + w[f"shift_{number}"] * SIGNAL
            if place >= apart:
                total = total + signals[place - apart].dot(before)
            if place + apart < len(signals):
                total = total + signals[place + apart].dot(behind)
            mixed.append(own + passed(total))
        signals = mixed
    return alone, signals


def pair_of(
    w: dict[str, Any], network: Network, encoded: Encoded, row: int, signals: Any, pool: Any
) -> list[int]:
    one, other = encoded.ends[row].tolist()
    start, end, low, high = encoded.spans[row].tolist()
    held = []
    for third, first, behind in ((0, start, low), (1, low + 1, high), (2, high + 1, end), (0, start, end)):
        held += [max([0, *(int(pool[p][third * Q + q]) for p in range(first, behind))]) for q in range(Q)]
    total = signals[one].dot(w["subject"]) + signals[other].dot(w["object"])
    left, right = (
        [max(-(2**15), min(2**15, halved(v, WEIGHT))) for v in signals[place].dot(w[part])]
        for place, part in ((one, "one"), (other, "other"))
    )
    product = [halved(a * b, SIGNAL) for a, b in zip(left, right, strict=True)]
    total = (
        total + np.array(product, dtype=object).dot(w["both"]) + np.array(held, dtype=object).dot(w["pooled"])
    )
    first, second = (network.places[2].get(key, 0) for key in encoded.types[row])
    own = w["types"][0][first] + w["types"][1][second] + w["bias"]
    for offset, value in zip(OFFSETS, encoded.circumstances[row].tolist(), strict=True):
        own = own + w["circumstances"][offset + value]
    told = np.array([int(v) for v in encoded.told[row].flatten()], dtype=object)
    units = passed(total + own * SIGNAL + told.dot(w["told"]))
    units = units + passed(units.dot(w["deep"]) + w["deep_bias"] * SIGNAL)
    result = units.dot(w["out"]) + w["out_bias"] * SIGNAL + w["pairs"][first][second] * SIGNAL
    own_told = [
        sum(int(encoded.told[row, column, n]) * int(w["told_own"][column][n]) for n in range(3))
        for column in range(len(result))
    ]
    return [int(a) + b for a, b in zip(result, own_told, strict=True)]


def one_by_one(network: Network, encoded: Encoded) -> list[list[int]]:
    """The same with Python's own whole numbers, one candidate at a time."""
    w = {key: np.vectorize(int, otypes=[object])(value) for key, value in network.weights.items()}
    alone, signals = signals_of(w, network, encoded)
    seen = [np.concatenate(both) for both in zip(signals, alone, strict=True)]
    pool = [passed(own.dot(w["pool"]) + w["pool_bias"] * SIGNAL) for own in seen]
    return [pair_of(w, network, encoded, row, signals, pool) for row in range(len(encoded.ends))]


def test_sums_are_exact() -> None:
    encoded = article()
    network = made(encoded)
    assert len(encoded.ends) > 10
    assert encoded.told.any()
    assert network.logits(encoded).tolist() == one_by_one(network, encoded)


@pytest.mark.parametrize(
    ("text", "candidates"), [("비가 왔다.", 0), ("구글, 메타", 2), ("구글 메타 품다", 2)]
)
def test_texts_shorter_than_a_convolution_reaches_are_no_trouble(text: str, candidates: int) -> None:
    encoded = article(text)
    assert len(encoded.ends) >= candidates and (len(encoded.ends) > 0) == (candidates > 0)
    network = made(article())
    assert network.logits(encoded).tolist() == one_by_one(network, encoded)


def test_a_network_comes_back_from_its_file_the_same_and_the_file_is_always_the_same() -> None:
    network = made(article())
    first, second = io.BytesIO(), io.BytesIO()
    network.save(first)
    network.save(second)
    assert first.getvalue() == second.getvalue()
    first.seek(0)
    back = parsed(first, "somewhere")
    assert (back.vocabulary, back.kinds, back.types) == (network.vocabulary, network.kinds, network.types)
    assert all((back.weights[key] == value).all() for key, value in network.weights.items())


def saved(network: Network) -> bytes:
    file = io.BytesIO()
    network.save(file)
    return file.getvalue()


def one_array() -> bytes:
    file = io.BytesIO()
    np.save(file, np.zeros(3))
    return file.getvalue()


@pytest.mark.parametrize("data", [b"", b"no archive", b"PK\x03\x04 cut off", one_array()])
def test_a_file_that_is_no_network_is_named(data: bytes) -> None:
    with pytest.raises(AlliancesError, match=r"learnt/data/x\.npz: no network"):
        parsed(io.BytesIO(data), "learnt/data/x.npz")


def test_a_changed_byte_never_ends_in_a_traceback() -> None:
    whole = saved(made(article()))
    told: list[str] = []
    for place in range(0, len(whole), 97):
        changed = bytearray(whole)
        changed[place] ^= 0x55
        try:
            parsed(io.BytesIO(bytes(changed)), "learnt/data/x.npz")
        except AlliancesError as error:
            told.append(str(error))
    assert len(told) > 10
    assert all(line.startswith("learnt/data/x.npz") for line in told)


def test_a_network_of_other_relations_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = saved(made(article()))
    monkeypatch.setattr("alliances.extractors.learnt.network.relations", lambda: ("acquires",))
    with pytest.raises(AlliancesError, match="was learnt for other relations or traits"):
        parsed(io.BytesIO(whole), "learnt/data/x.npz")


def test_a_network_that_was_never_learnt_is_named() -> None:
    with pytest.raises(AlliancesError, match=r"network\.none\.npz is missing"):
        load_network("none")


@pytest.mark.parametrize(("lang", "key"), [("ko", "ko"), ("en", "en"), ("en", "en-plain")])
def test_signals_of_this_package_stay_far_below_what_a_double_adds_inexactly(lang: str, key: str) -> None:
    network, encoded = load_network(key), article(TEXT if lang == "ko" else ENGLISH, lang)
    _, signals = network._read(encoded)
    # What is cut off at 2 ** 15 would be lost: what was learnt stays far below.
    assert 0 < np.abs(signals).max() < 2**15


def test_who_is_named_before_stands_in_for_an_end_left_out() -> None:
    encoded = article("구글은 검색 회사다. 앤스로픽에 투자했다.")
    lent = [row for row, circumstance in enumerate(encoded.circumstances) if circumstance[1] == 3]
    assert lent
    for row in lent:
        assert (
            encoded.ends[row, 0] < encoded.spans[row, 0]
        )  # the subject's word stands in the sentence before
        assert encoded.circumstances[row, 2] == 1  # one sentence ago
