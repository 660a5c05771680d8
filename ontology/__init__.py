"""What can be said: entities, relations, statements and their vocabulary."""

from alliances.ontology.article import Article, ArticleReference
from alliances.ontology.entity import Entity, Mention
from alliances.ontology.errors import AlliancesError
from alliances.ontology.gazetteer import Gazetteer
from alliances.ontology.statement import Attribution, Evidence, Statement
from alliances.ontology.values import Amount, Conversion
from alliances.ontology.vocabulary import vocabulary

__all__ = [
    "AlliancesError",
    "Amount",
    "Article",
    "ArticleReference",
    "Attribution",
    "Conversion",
    "Entity",
    "Evidence",
    "Gazetteer",
    "Mention",
    "Statement",
    "vocabulary",
]
