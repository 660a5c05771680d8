"""Read an article, ask the graph, and use it in NetworkX: run `python examples/analysis.py`."""

from __future__ import annotations

from pathlib import Path

import networkx

from alliances import build

HERE = Path(__file__).parent


def main() -> None:
    """Print who invests in whom, what is only planned, and who stands in the middle."""
    graph = build([HERE / "seed-story.ko.txt"])
    print(graph)
    for row in graph.query((HERE / "queries" / "amounts.rq").read_text(encoding="utf-8")):
        print(f"{row.investor} → {row.investee}: {row.amount} {row.currency} ({row.status})")
    considered = [s for s in graph.statements if s.status == "considering"]
    print(
        "considered:",
        ", ".join(f"{s.subject.name} {s.relation} {s.object.name}" for s in considered if s.object),
    )
    network = networkx.Graph(graph.network())
    centrality = networkx.degree_centrality(network)
    middle = max(sorted(centrality), key=lambda node: centrality[node])
    print("in the middle:", network.nodes[middle]["name"])


if __name__ == "__main__":
    main()
