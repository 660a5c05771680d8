"""Queries in processes that can be killed, and a read-only SPARQL endpoint upon them."""
