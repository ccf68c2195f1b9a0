"""A Graph comes in; one self-contained page for the browser goes out."""
