"""Named questions: SPARQL that is tested, with parameters that take names; `alliances ask` lists them."""

from alliances.graph.questions.answer import Answer, ask
from alliances.graph.questions.model import Parameter, Question, question, questions, read_question

__all__ = ["Answer", "Parameter", "Question", "ask", "question", "questions", "read_question"]
