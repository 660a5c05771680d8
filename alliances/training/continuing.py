"""Begin to learn where networks that are there left off, when articles were added: what is new begins as what is unknown.

The vectors of words are not kept, only what they become in the first layer: that is taken apart again by its singular values. So
words that are new begin as any unknown word; the vectors of another model (`vectors.py`) do not fit beside them.
"""

from __future__ import annotations

import numpy as np

from alliances.extractors.learnt.encoding import Array
from alliances.extractors.learnt.network import WEIGHT, Network
from alliances.extractors.learnt.rows import TABLES, Rows
from alliances.extractors.learnt.shapes import NAMES


def begun(network: Network, known: Rows, rows: Rows, size: int, spread: float) -> dict[str, Array]:
    """What a learner of `rows` begins with where a network left off whose rows are `known`, by the name of the tensor.

    Vectors of words have `size` numbers, of this standard deviation. The guessing of words is not among what is found.
    """
    found = {name: network.weights[name] / WEIGHT for name in NAMES}
    old = {table: _places(known, rows, table) for table in TABLES}
    for table in set(TABLES) - {"words", "types"}:
        found[table] = found[table][old[table]]
    found["types"] = found["types"][:, old["types"]]
    found["pairs"] = found["pairs"][np.ix_(old["types"], old["types"])]
    own = found.pop("words")
    first = own.mean(axis=0)
    left, values, right = np.linalg.svd(own - first, full_matrices=False)
    kept = min(size, len(values))
    vectors = left[:, :kept] * values[:kept]
    scale = spread / (float(vectors.std()) or 1.0)
    missing = (0, size - kept)
    found["embedded"] = np.pad(vectors[old["words"]] * scale, ((0, 0), missing))
    found["word"] = np.pad(right[:kept] / scale, (missing, (0, 0)))
    found["first"] = first
    return found


def _places(known: Rows, rows: Rows, table: str) -> Array:
    """For each row of a table where it was before, 0 for one that is new."""
    places = known.places[table]
    return np.array([0, *(places.get(key, 0) for key in rows.places[table])], dtype=np.int64)
