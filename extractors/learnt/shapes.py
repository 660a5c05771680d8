"""The shapes of the weights of a network (`network.py`), for its use, its file and its learning."""

from __future__ import annotations

from typing import NamedTuple

from alliances.extractors.learnt.encoding import CIRCUMSTANCES, ENTITIES, TOLD, relations
from alliances.extractors.learnt.rows import Rows

# The dilations of the convolutions: how far apart the three words are that each looks at.
DILATIONS = (1, 2, 4, 1)
# How many groups of pairs beside each other there are: see `encoding.beside`.
BESIDE = 4
# The weights in the order of their use: to read the words, the things, a pair, the pairs beside it, to tell its relations.
NAMES = (
    *("words", "kinds", "endings", "entities", "opens", "starts"),
    *(f"{part}_{n}" for n in range(len(DILATIONS)) for part in ("convolution", "shift")),
    *("things", "things_bias", "of_subject", "of_object", "pool", "pool_bias", "pooled"),
    *("subject", "object", "one", "other", "both", "types", "roles", "ways", "lent"),
    *("circumstances", "told", "bias"),
    *("deep", "deep_bias", "shared", "own", "beside", "beside_bias", "out", "out_bias", "told_own", "pairs"),
)


class Sizes(NamedTuple):
    """How many channels a word has (C), units a pair (D), signals are pooled (Q), and numbers of each end are multiplied (B)."""

    channels: int
    units: int
    pooled: int
    both: int


def shapes(rows: Rows, sizes: Sizes) -> dict[str, tuple[int, ...]]:
    """The shape of each weight.

    With V words, K kinds, N endings, T types, R roles, W ways, S traits of what is lent, r relations, C channels and D units:
    words (V, C), kinds (K, C),
    endings (N, C), entities (E, C), opens (r, C), starts (C); each convolution (3, C, C) with a shift (C); things (2C, Q) with
    things_bias (Q), of_subject and of_object (Q, D); pool (2C, 3Q) with pool_bias (3Q), pooled (4Q, D); subject and object
    (C, D); one and other (C, B), both (B, D); types (2, T, D), roles (R, D), ways (W, D), lent (S, D);
    circumstances (sum of sizes, D);
    told (r * TOLD, D), bias (D); deep and own and shared (D, D), beside (BESIDE, D, D), each bias (D); out (D, r) with
    out_bias (r), told_own (r, TOLD), pairs (T, T, r). Row 0 of a table is for what was never seen.
    """
    c, d, q, b = sizes
    counts = {table: len(keys) + 1 for table, keys in rows.tables()}
    related, types = len(relations()), counts["types"]
    found: dict[str, tuple[int, ...]] = {
        **{name: (counts[name], c) for name in ("words", "kinds", "endings")},
        **{"entities": (ENTITIES, c), "opens": (related, c), "starts": (c,)},
        **{"things": (2 * c, q), "things_bias": (q,), "of_subject": (q, d), "of_object": (q, d)},
        **{"pool": (2 * c, 3 * q), "pool_bias": (3 * q,), "pooled": (4 * q, d)},
        **{"subject": (c, d), "object": (c, d), "one": (c, b), "other": (c, b), "both": (b, d)},
        **{"types": (2, types, d), **{name: (counts[name], d) for name in ("roles", "ways", "lent")}},
        **{"circumstances": (sum(CIRCUMSTANCES), d), "told": (related * TOLD, d), "bias": (d,)},
        **{"deep": (d, d), "deep_bias": (d,), "shared": (d, d), "own": (d, d)},
        **{"beside": (BESIDE, d, d), "beside_bias": (d,)},
        **{"out": (d, related), "out_bias": (related,), "told_own": (related, TOLD)},
        "pairs": (types, types, related),
    }
    for number in range(len(DILATIONS)):
        found |= {f"convolution_{number}": (3, c, c), f"shift_{number}": (c,)}
    return found
