"""The network: exact whole numbers, the same however an article is laid out, and plain words for a file that is none."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import pytest

from alliances.extractors.learnt.described import ending_of
from alliances.extractors.learnt.encoding import (
    OFFSETS,
    SIGNAL,
    TOLD,
    Encoded,
    beside,
    encode,
    relations,
)
from alliances.extractors.learnt.network import WEIGHT, Ensemble, Laid, Network, load_ensemble, parsed
from alliances.extractors.learnt.rows import Rows
from alliances.extractors.learnt.shapes import DILATIONS, NAMES, Sizes, shapes
from alliances.extractors.learnt.told import Told
from alliances.extractors.learnt.weighing import weighed
from alliances.extractors.pipeline import language_tables, read
from alliances.ontology import AlliancesError, Article

TEXT = "구글이 앤스로픽에 20억달러를 투자했다. 아마존도 지분을 갖고 있다.\n\n오픈AI는 코어위브에서 클라우드를 빌린다."
ENGLISH = "Google invested $2 billion in Anthropic. Amazon holds a stake as well."
C, D, B, Q = 6, 5, 4, 3


def article(text: str = TEXT, lang: str = "ko") -> Encoded:
    reading = read(Article(text=text, lang=lang))
    return encode(*weighed(reading.sentences, Told(reading.claims), language_tables(lang)))


def made(encoded: Encoded, networks: int = 1) -> Ensemble:
    """Networks with weights drawn by lot, whose tables know every other word and ending, and all roles and ways but one."""
    chance = np.random.default_rng(0)

    def known(keys: Any, step: int = 1) -> tuple[str, ...]:
        return tuple(sorted({key for key in keys if key})[::step])

    rows = Rows(
        known(encoded.words, 2),
        known(encoded.kinds, 2),
        known(type for pair in encoded.types for type in pair),
        known(encoded.roles)[1:],
        known(encoded.ways)[1:],
        known((ending_of(name) for name in encoded.named if name), 2),
        known((trait for traits in encoded.lent for trait in traits), 2),
    )
    return Ensemble(
        rows,
        tuple(
            Network(
                {
                    key: chance.integers(-900, 900, shape).astype(np.float64)
                    for key, shape in shapes(rows, Sizes(C, D, Q, B)).items()
                }
            )
            for _ in range(networks)
        ),
    )


def logits(ensemble: Ensemble, encoded: Encoded) -> list[list[int]]:
    (reading,) = ensemble.readings(encoded)
    found: list[list[int]] = reading.logits.tolist()
    return found


def halved(value: int, unit: int) -> int:
    """Divided and rounded, a half to the even number."""
    whole, rest = divmod(int(value), unit)
    return whole + (rest * 2 > unit or (rest * 2 == unit and whole % 2 == 1))


def passed(vector: Any) -> Any:
    return np.array([min(max(halved(v, WEIGHT), 0), 2**15) for v in vector], dtype=object)


Whole = dict[str, Any]


def signals_of(w: Whole, rows: Rows, encoded: Encoded) -> tuple[list[Any], list[Any]]:
    alone = []
    for place, (form, kind, name) in enumerate(zip(encoded.words, encoded.kinds, encoded.named, strict=True)):
        total = w["words"][rows.places["words"].get(form, 0)] + w["kinds"][rows.places["kinds"].get(kind, 0)]
        total = total + w["endings"][rows.places["endings"].get(ending_of(name) if name else "", 0)]
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


def strongest(rows: list[Any], size: int) -> Any:
    return np.array([max([0, *(int(row[q]) for row in rows)]) for q in range(size)], dtype=object)


def units_of(w: Whole, rows: Rows, encoded: Encoded, row: int, signals: Any, pool: Any, things: Any) -> Any:
    """The units of a candidate, without those beside it."""
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
    total = total + np.array(product, dtype=object).dot(w["both"])
    total = total + np.array(held, dtype=object).dot(w["pooled"])
    for end_, part in enumerate(("of_subject", "of_object")):
        own = [things[p] for p in range(len(things)) if 0 < encoded.things[p] == encoded.whom[row, end_]]
        total = total + strongest(own, Q).dot(w[part])
    first, second = (rows.places["types"].get(key, 0) for key in encoded.types[row])
    bare = w["types"][0][first] + w["types"][1][second] + w["bias"]
    bare = bare + w["roles"][rows.places["roles"].get(encoded.roles[row], 0)]
    bare = bare + w["ways"][rows.places["ways"].get(encoded.ways[row], 0)]
    for place in {rows.places["lent"].get(trait, 0) for trait in encoded.lent[row]}:
        bare = bare + w["lent"][place]
    for offset, value in zip(OFFSETS, encoded.circumstances[row].tolist(), strict=True):
        bare = bare + w["circumstances"][offset + value]
    told = np.array([int(v) for v in encoded.told[row].flatten()], dtype=object)
    units = passed(total + bare * SIGNAL + told.dot(w["told"]))
    return units + passed(units.dot(w["deep"]) + w["deep_bias"] * SIGNAL)


def one_by_one(ensemble: Ensemble, encoded: Encoded) -> list[list[int]]:
    """The same with Python's own whole numbers, one candidate at a time."""
    rows, network = ensemble.rows, ensemble.networks[0]
    w = {key: np.vectorize(int, otypes=[object])(value) for key, value in network.weights.items()}
    alone, signals = signals_of(w, rows, encoded)
    seen = [np.concatenate(both) for both in zip(signals, alone, strict=True)]
    pool = [passed(own.dot(w["pool"]) + w["pool_bias"] * SIGNAL) for own in seen]
    things = [passed(own.dot(w["things"]) + w["things_bias"] * SIGNAL) for own in seen]
    units = [units_of(w, rows, encoded, row, signals, pool, things) for row in range(len(encoded.ends))]
    shared = [passed(own.dot(w["shared"])) for own in units]
    found = []
    for row, own in enumerate(units):
        mixed = own.dot(w["own"]) + w["beside_bias"] * SIGNAL
        for number, together in enumerate(neighbours(encoded, row)):
            mixed = mixed + strongest([shared[other] for other in together], D).dot(w["beside"][number])
        first, second = (rows.places["types"].get(key, 0) for key in encoded.types[row])
        result = (own + passed(mixed)).dot(w["out"])
        result = result + w["out_bias"] * SIGNAL + w["pairs"][first][second] * SIGNAL
        told = [
            sum(int(encoded.told[row, column, n]) * int(w["told_own"][column][n]) for n in range(TOLD))
            for column in range(len(result))
        ]
        found.append([int(a) + b for a, b in zip(result, told, strict=True)])
    return found


def neighbours(encoded: Encoded, row: int) -> list[list[int]]:
    """The candidates beside one, four ways."""

    def like(*keys: Any) -> list[int]:
        return [r for r in range(len(encoded.ends)) if all(key(r) == key(row) for key in keys)]

    def sentence(r: int) -> Any:
        return encoded.spans[r, 0]

    def subject(r: int) -> Any:
        return encoded.whom[r, 0]

    def target(r: int) -> Any:
        return encoded.whom[r, 1]

    def either(r: int) -> Any:
        return sorted(encoded.whom[r].tolist())

    return [like(sentence, subject), like(sentence, target), like(subject, target), like(sentence, either)]


@pytest.mark.parametrize(("text", "lang"), [(TEXT, "ko"), (ENGLISH, "en")])
def test_sums_are_exact(text: str, lang: str) -> None:
    encoded = article(text, lang)
    ensemble = made(encoded)
    assert len(encoded.ends) > 5
    assert encoded.told.any() and any(encoded.roles) and any(encoded.lent)
    assert logits(ensemble, encoded) == one_by_one(ensemble, encoded)


@pytest.mark.parametrize(
    ("text", "candidates"), [("비가 왔다.", 0), ("구글, 메타", 2), ("구글 메타 품다", 2)]
)
def test_texts_shorter_than_a_convolution_reaches_are_no_trouble(text: str, candidates: int) -> None:
    encoded = article(text)
    assert len(encoded.ends) >= candidates and (len(encoded.ends) > 0) == (candidates > 0)
    ensemble = made(article())
    if candidates:
        assert logits(ensemble, encoded) == one_by_one(ensemble, encoded)
    else:
        assert ensemble.readings(encoded) == []


def test_candidates_beside_each_other_have_one_number() -> None:
    encoded = article()
    for row in range(len(encoded.ends)):
        for group, together in zip(beside(encoded), neighbours(encoded, row), strict=True):
            assert np.flatnonzero(group == group[row]).tolist() == together


def test_what_the_words_spoke_is_what_the_network_says_where_nothing_else_speaks() -> None:
    """Without anything but pooled signals, and without constants, what is said is the sum of signal times slope."""
    encoded = article()
    ensemble = made(encoded)
    speaking = ("words", "pool", "pooled", "deep", "own", "out")
    weights = {key: value * (key in speaking) for key, value in ensemble.networks[0].weights.items()}
    (reading,) = Ensemble(ensemble.rows, (Network(weights),)).readings(encoded)
    assert np.abs(reading.logits).max() > 2**18
    for row in range(0, len(encoded.ends), 3):
        for column in range(len(relations())):
            said = reading.spoke(row, column).sum()
            assert said == pytest.approx(reading.logits[row, column], rel=0.02, abs=2**15)


def test_networks_come_back_from_their_file_the_same_and_the_file_is_always_the_same() -> None:
    ensemble = made(article(), networks=2)
    first, second = io.BytesIO(), io.BytesIO()
    ensemble.save(first)
    ensemble.save(second)
    assert first.getvalue() == second.getvalue()
    first.seek(0)
    back = parsed(first, "somewhere")
    assert back.rows == ensemble.rows
    for one, other in zip(back.networks, ensemble.networks, strict=True):
        assert all((one.weights[key] == other.weights[key]).all() for key in NAMES)


def saved(ensemble: Ensemble) -> bytes:
    file = io.BytesIO()
    ensemble.save(file)
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
    # Every 97th byte, and each of the directory at the end.
    for place in [*range(0, len(whole), 97), *range(whole.index(b"PK\x01\x02"), len(whole))]:
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
        load_ensemble("none")


@pytest.mark.parametrize(("lang", "key"), [("ko", "ko"), ("en", "en"), ("en", "en-plain")])
def test_signals_of_this_package_stay_far_below_what_a_double_adds_inexactly(lang: str, key: str) -> None:
    ensemble, encoded = load_ensemble(key), article(TEXT if lang == "ko" else ENGLISH, lang)
    assert len(ensemble.networks) > 1
    for network in ensemble.networks:
        _, signals = network.signals(Laid.out(encoded, ensemble.rows))
        # What is cut off at 2 ** 15 would be lost: what was learnt stays far below.
        assert 0 < np.abs(signals).max() < 2**15
        w, signal = network.weights, 2.0**15
        slope = np.abs(w["out"]).max(axis=1)
        slope = slope + np.abs(w["own"]) @ slope / WEIGHT
        slope = slope + np.abs(w["deep"]) @ slope / WEIGHT
        assert (np.abs(w["pooled"]) @ slope).max() < 2**53
        assert (np.abs(w["pooled"]) @ slope / WEIGHT).sum() * signal < 2**53


@pytest.mark.parametrize(
    "name", ["types", "pairs", "deep", "out", "pool", "beside", "convolution_2", "kinds"]
)
def test_a_weight_of_another_shape_is_refused(name: str) -> None:
    ensemble = made(article())
    weights = dict(ensemble.networks[0].weights)
    weights[name] = weights[name][..., :-1]
    with pytest.raises(AlliancesError, match="was learnt for other relations or traits"):
        parsed(io.BytesIO(saved(Ensemble(ensemble.rows, (Network(weights),)))), "learnt/data/x.npz")


def test_who_is_named_before_stands_in_for_an_end_left_out() -> None:
    encoded = article("구글은 검색 회사다. 앤스로픽에 투자했다.")
    lent = [row for row, circumstance in enumerate(encoded.circumstances) if circumstance[1] == 3]
    assert lent
    for row in lent:
        assert (
            encoded.ends[row, 0] < encoded.spans[row, 0]
        )  # the subject's word stands in the sentence before
        assert encoded.circumstances[row, 2] == 1  # one sentence ago
