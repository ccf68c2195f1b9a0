"""A graph comes in; one file goes out, in a format that another tool reads. One module a format."""
