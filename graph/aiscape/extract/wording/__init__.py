"""What the words around two mentions say of them: whether it holds and how surely, who says so, when, for how much."""
