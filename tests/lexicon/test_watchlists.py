"""A user's own entities: read, checked, and first."""

from __future__ import annotations

from pathlib import Path

import pytest

from aiscape.errors import LexiconError
from aiscape.lexicon import load_lexicon, read_entries


def written(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_a_csv_names_types_and_aliases(tmp_path: Path) -> None:
    """Aliases are parted by semicolons, an empty type is left to the text, a name with a comma is quoted."""
    text = '\ufeffName, Type, Aliases\r\nAcme AI,Company,Acme; Acme Labs ;\r\n"Bolt, Inc",,\r\n'
    acme, bolt = read_entries(written(tmp_path, "a.csv", text), watchlist=True)
    assert (acme.name, acme.types, acme.aliases) == ("Acme AI", ("Company",), ("Acme", "Acme Labs"))
    assert (bolt.name, bolt.types, bolt.aliases) == ("Bolt, Inc", (), ())
    assert acme.watchlist


def test_a_toml_is_like_the_projects_own(tmp_path: Path) -> None:
    """Tables of [[entity]] with one type or several."""
    text = '[[entity]]\nname = "Acme"\ntype = ["Company", "Platform"]\naliases = ["A"]\nmaker = "Bolt"\n'
    (entry,) = read_entries(written(tmp_path, "a.toml", text), watchlist=True)
    assert (entry.types, entry.aliases, entry.maker) == (("Company", "Platform"), ("A",), "Bolt")


def test_the_users_entry_wins_over_the_projects(tmp_path: Path) -> None:
    """A name that the project's lexicon has too means what the watchlist says."""
    path = written(tmp_path, "a.csv", "name,type,aliases\nNvidia,Product,\n")
    entries = load_lexicon((path,)).lookup("Nvidia")
    assert entries[0].watchlist
    assert entries[0].types == ("Product",)


BAD: dict[str, tuple[str | bytes, str]] = {
    "broken.toml": ("[[entity]\n", "is no TOML"),
    "table.toml": ('[entity]\nname = "x"\n', "listed as [[entity]] tables"),
    "empty.toml": ("", "listed as [[entity]] tables"),
    "type.toml": ('[[entity]]\nname = "x"\ntype = "Planet"\n', "number 1 (x): its type 'Planet' is none of"),
    "number.toml": ('[[entity]]\nname = "x"\ntype = 3\n', "its type 3 is none of"),
    "unnamed.toml": ('[[entity]]\ntype = "Company"\n', "number 1 (without a name): has no name"),
    "alias.toml": ('[[entity]]\nname = "x"\naliases = "y"\n', "its aliases must be a list of strings"),
    "maker.toml": ('[[entity]]\nname = "x"\nmaker = 1\n', "its maker must be a name"),
    "item.toml": ('[[entity]]\nname = "x"\nwikidata = "x"\n', "its wikidata 'x' is no item such as"),
    "type.csv": ("name,type,aliases\nx,Planet,\n", "on line 2 (x): its type 'Planet' is none of"),
    "header.csv": ("x,Company,\n", "the first line of a CSV watchlist names the columns name,type,aliases"),
    "empty.csv": ("", "the first line of a CSV watchlist names the columns"),
    "commas.csv": ("name,type,aliases\nx,Company,a,b\n", "on line 2 (x): has too many columns"),
    "unnamed.csv": ("name,type,aliases\n,Company,\n", "on line 2 (): has no name"),
    "nul.csv": ("name,type,aliases\n\0,Company,\n", "is binary, not text"),
    "latin.csv": ("name,type\nCafé,Company\n".encode("cp1252"), "is not in UTF-8"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_entry_is_told_with_its_place(tmp_path: Path, name: str) -> None:
    """A watchlist that cannot be used is one line with its path, the entry and the reason."""
    path = written(tmp_path, name, BAD[name][0])
    with pytest.raises(LexiconError) as fault:
        list(read_entries(path, watchlist=True))
    assert str(fault.value).startswith(f"{path}: entity ")
    assert BAD[name][1] in str(fault.value)


def test_a_folder_is_no_watchlist(tmp_path: Path) -> None:
    """What is no file is told so."""
    with pytest.raises(LexiconError, match="is no file"):
        list(read_entries(tmp_path))
