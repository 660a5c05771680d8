"""Structure of the graph: circles, blocs, dependence, rivals' backers, centrality, paths, change between two dates."""

from alliances.graph.structure.blocs import Bloc, blocs
from alliances.graph.structure.centrality import Standing, central
from alliances.graph.structure.change import Change, changes
from alliances.graph.structure.circles import Chance, Circle, chance, circles
from alliances.graph.structure.exposure import Exposure, exposure
from alliances.graph.structure.flows import Leg
from alliances.graph.structure.paths import Step, path
from alliances.graph.structure.rivals import Backing, rivals_backed

__all__ = [
    "Backing",
    "Bloc",
    "Chance",
    "Change",
    "Circle",
    "Exposure",
    "Leg",
    "Standing",
    "Step",
    "blocs",
    "central",
    "chance",
    "changes",
    "circles",
    "exposure",
    "path",
    "rivals_backed",
]
