"""Structure of the graph: circles, blocs, dependence, rivals' backers, centrality, paths, change between two dates."""

from alliances.graph.structure.circles import Chance, Circle, chance, circles
from alliances.graph.structure.flows import Leg

__all__ = ["Chance", "Circle", "Leg", "chance", "circles"]
