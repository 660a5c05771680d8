"""What the extractors learn from annotated articles; needs scikit-learn and python-crfsuite, which the product itself does not.

    python -m alliances.training centres FOLDER...
    python -m alliances.training names FOLDER... [--opened FOLDER...]
    python -m alliances.training relations FOLDER... [--opened FOLDER...]

writes the weights in `extractors/data/centres.yaml`, and in `extractors/learnt/data`.
"""
