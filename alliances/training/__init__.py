"""What the extractors learn from annotated articles, with scikit-learn, python-crfsuite and PyTorch (the extra `training`).

    python -m alliances.training centres FOLDER...
    python -m alliances.training names FOLDER... [--opened FOLDER...]
    python -m alliances.training relations FOLDER... [--opened FOLDER...]

writes the weights in `extractors/data/centres.yaml`, and in `extractors/learnt/data`.
"""
