"""What is learnt from annotated articles: how probable it is that a sentence tells a relation of two names."""
