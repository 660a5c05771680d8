"""A graph's folder: articles in SQLite, an Oxigraph store made from them, files for people beside both.

`articles.db` is the one source of truth. What an `add` has acknowledged is committed there, and waits there until it is
published. The store under `store/` is an index that can be made again from it: a generation is never written once it is
published, so that readers are never in a writer's way; the next one begins as a copy by hard links, and becomes the
current one in the same SQLite transaction that takes over its articles. A reader thus sees one state of everything, and a
process killed at any moment leaves either the old state or the new one.
"""
