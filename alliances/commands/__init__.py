"""Commands of the command line, by what they ask of the graph."""
