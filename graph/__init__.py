"""Statements in, graph and answers out."""

from alliances.graph.alliance_graph import AllianceGraph

__all__ = ["AllianceGraph"]
