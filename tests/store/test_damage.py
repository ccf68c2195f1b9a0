"""A store that was really damaged is told as such, by the one error that says so; nothing hangs, nothing is left out."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import aiscape
from aiscape.errors import StoreError
from aiscape.store import KnowledgeGraph
from aiscape.store.stored import Stored
from tests.query.sample import sample, write_sample
from tests.store.damage import DAMAGES, damaged

USES: dict[str, Callable[[KnowledgeGraph], object]] = {
    "a name": lambda kg: kg.entity("Nvidia"),
    "a search": lambda kg: kg.search("nvidia"),
    "claims": lambda kg: kg.claims("https://w3id.org/aiscape/id/nvidia"),
    "everything": lambda kg: kg.graph,
    "a count of claims": lambda kg: kg.lookup.counts(),
    "all lines": lambda kg: list(Stored(kg.store, kg.folder or Path()).texts()),
    "networkx": lambda kg: kg.nx,
    "rdflib": lambda kg: kg.rdf,
    "a query": lambda kg: kg.sparql("SELECT ?o { id:nvidia aiscape:develops ?o }"),
    "a count": lambda kg: kg.sparql("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"),
    "an order": lambda kg: kg.sparql("SELECT * { ?s ?p ?o } ORDER BY ?o"),
    "a graph": lambda kg: kg.sparql("CONSTRUCT WHERE { ?s ?p ?o }"),
}


@pytest.fixture(scope="module")
def healthy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_sample(tmp_path_factory.mktemp("healthy") / "output")


@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize("name", DAMAGES)
def test_damage_is_told(healthy: Path, tmp_path: Path, name: str, use: str) -> None:
    folder = damaged(healthy, tmp_path / "output", name)
    with pytest.raises(StoreError, match="build it again") as caught:
        USES[use](aiscape.open(folder))
    assert "\n" not in str(caught.value)
    assert str(folder) in str(caught.value)


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_store_is_not_read_into_memory(healthy: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(StoreError, match="build it again"):
        aiscape.open(damaged(healthy, tmp_path / "output", name), memory=True)


def test_without_its_seal_a_store_is_read_all_the_same(healthy: Path, tmp_path: Path) -> None:
    """As those that another program wrote."""
    folder = tmp_path / "output"
    shutil.copytree(healthy, folder)
    (folder / "store" / "SEAL").unlink()
    assert aiscape.open(folder).graph == sample()


def test_a_store_that_another_program_worked_on_is_read_all_the_same(healthy: Path, tmp_path: Path) -> None:
    """The engine writes a new MANIFEST whenever a store is opened to be written."""
    import pyoxigraph as ox

    folder = tmp_path / "output"
    shutil.copytree(healthy, folder)
    before = set((folder / "store").glob("MANIFEST-*"))
    store = ox.Store(str(folder / "store"))
    quad = ox.Quad(ox.NamedNode("https://w3id.org/aiscape/id/nvidia"), ox.NamedNode("x:new"), ox.Literal("1"))
    store.add(quad)
    store.flush()
    store.optimize()
    del store
    assert set((folder / "store").glob("MANIFEST-*")) != before
    kg = aiscape.open(folder)
    assert kg.sparql("ASK { id:nvidia <x:new> '1' }") is True
    assert kg.graph.claims == sample().claims


def test_claims_of_nothing_are_told(tmp_path: Path) -> None:
    """A store in which a claim is about a node of which it says nothing."""
    import pyoxigraph as ox

    write_sample(tmp_path / "output")
    store = ox.Store(str(tmp_path / "output" / "store"))
    store.update("DELETE WHERE { <https://w3id.org/aiscape/id/chip/h20> ?p ?o }")
    store.flush()
    del store
    kg = aiscape.open(tmp_path / "output")
    for use in (lambda: kg.graph, lambda: kg.claims("Nvidia")):
        with pytest.raises(StoreError, match=r"it says nothing of .*/id/chip/h20"):
            use()


def test_a_folder_that_may_not_be_entered_is_told(healthy: Path, tmp_path: Path) -> None:
    """As nobody, for root may enter everything."""
    folder = tmp_path / "locked" / "output"
    shutil.copytree(healthy, folder)
    folder.parent.chmod(0)
    code = (
        "import os, sys\nimport aiscape, aiscape.store\nfrom aiscape.errors import AiscapeError\n"
        "if os.getuid() == 0: os.setuid(65534)\n"
        "try: aiscape.open(sys.argv[1])\nexcept AiscapeError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(folder)], capture_output=True, text=True, timeout=60)
    folder.parent.chmod(0o700)
    assert done.stdout == f"{folder}: cannot be read: Permission denied\n", done.stderr
