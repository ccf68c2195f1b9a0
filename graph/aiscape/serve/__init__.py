"""A built graph comes in; a local web server goes out: explorer, SPARQL endpoint, JSON API, pages of nodes."""

from __future__ import annotations
