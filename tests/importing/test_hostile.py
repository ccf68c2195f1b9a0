"""Files that others wrote, badly or with bad intent: each is taken in soundly, or refused in one line."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from aiscape.errors import AiscapeError, SourceError
from aiscape.export import export
from aiscape.importing import import_into, read_graph
from aiscape.store import open_graph
from aiscape.store.terms import PREFIXES
from tests.export.rights import as_nobody
from tests.query.sample import sample

HEAD = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
GRAPH = """
id:a a aiscape:Company, aiscape:Organization, aiscape:Thing ; aiscape:leadingType aiscape:Company ;
    skos:prefLabel "A"@en ; rdfs:label "A" .
id:b a aiscape:Chip, aiscape:Thing ; aiscape:leadingType aiscape:Chip ; skos:prefLabel "B"@en ; rdfs:label "B" .
article:x a aiscape:Article ; dcterms:identifier "x" .
claim:1 a aiscape:Claim ; rdf:subject id:a ; rdf:predicate aiscape:develops ; rdf:object id:b ;
    aiscape:polarity "asserted" ; aiscape:modality "stated" ; aiscape:confidence 0.9 ; aiscape:method "m" ;
    aiscape:saidIn article:x ; oa:hasTarget _:target .
_:target oa:hasSource article:x ; oa:hasSelector [ a oa:TextQuoteSelector ; oa:exact "A makes B." ],
    [ a oa:TextPositionSelector ; oa:start 7 ; oa:end 17 ] .
"""


def written(tmp_path: Path, text: str, name: str = "facts.ttl") -> Path:
    path = tmp_path / name
    path.write_text(HEAD + text, encoding="utf-8")
    return path


def test_evidence_by_other_names_is_kept(tmp_path: Path) -> None:
    """A quote and its place in blank nodes are those of the claim, and nothing of them is counted as left out."""
    found = read_graph(written(tmp_path, GRAPH))
    (claim,) = found.graph.claims
    assert (claim.quote, claim.start, claim.end) == ("A makes B.", 7, 17)
    assert found.left_out == 0


def test_what_a_graph_cannot_say_is_counted(tmp_path: Path) -> None:
    """A second label, a property and a class of another vocabulary, and a second quote are left out, and told of."""
    more = """id:a skos:prefLabel "A (de)"@de ; <http://xmlns.com/foaf/0.1/homepage> <http://a.example/> .
        id:c a <http://xmlns.com/foaf/0.1/Agent> . claim:1 oa:hasTarget [ oa:hasSelector [ oa:exact "Another." ] ] ."""
    path = written(tmp_path, GRAPH + more)
    assert read_graph(path).left_out == 4
    command = [sys.executable, "-m", "aiscape", "import", str(path), "-o", str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "4 statements, which a graph of aiscape does not know, are left out" in done.stdout


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("0.9", '"NaN"^^xsd:double', "claim 1 has a confidence of nan"),
        ("0.9", '"1e400"^^xsd:double', "a confidence of inf"),
        ("0.9", "1.5", "a confidence of 1.5"),
        ("0.9", '"high"', "not sound"),
        ("oa:start 7", "oa:start -7", "its quote from -7 to 17"),
        ("oa:end 17", "oa:end 5", "its quote from 7 to 5"),
        ("oa:end 17", "oa:end 99999999999999999999", "its quote from 7 to 99999999999999999999"),
        ("oa:start 7", "oa:start 1.5", "not sound"),
        ("rdf:predicate aiscape:develops", "rdf:predicate aiscape:loves", "has loves for a relation"),
        ("rdf:predicate aiscape:develops", "rdf:predicate rdf:type", "for a relation, which the vocabulary does not"),
        ("rdf:predicate aiscape:develops ;", "", "has nothing for a relation"),
        ('"asserted"', '"perhaps"', "has the polarity perhaps"),
        ('aiscape:modality "stated" ;', "", "has the modality nothing"),
        ("aiscape:saidIn article:x", "aiscape:saidIn article:y", "is said in y, which is no article of the file"),
        ("aiscape:leadingType aiscape:Chip", "aiscape:leadingType aiscape:Gadget", "id/b is a Gadget"),
        ("rdf:object id:b", "rdf:object id:c", "not sound"),
        ("rdf:object id:b", 'rdf:object "B"', "not sound"),
        ("claim:1", "_:claim", "has no IRI"),
        ("id:b", "_:b", "is an entity without an IRI"),
        ("id:b", "article:x", "which is no type of entities"),
    ],
)
def test_an_unsound_file_is_refused_with_its_reason(tmp_path: Path, old: str, new: str, reason: str) -> None:
    """One line names the file, the thing at fault and what is wrong; the folder stays as it was."""
    assert old in GRAPH
    path = written(tmp_path, GRAPH.replace(old, new))
    with pytest.raises(SourceError, match=reason) as error:
        import_into(path, tmp_path / "out")
    assert str(error.value).count("\n") == 0
    assert "aiscape check" in str(error.value)
    assert not (tmp_path / "out").exists()


def test_odd_qualifiers_and_copies_come_back_the_same(tmp_path: Path) -> None:
    """What is written again out of what was read is the same graph."""
    odd = """claim:1 aiscape:qualifier "no colon", ": ", "a: b: c", "" ; aiscape:role "r", "s" .
        article:x aiscape:copyOf "elsewhere" ."""
    graph = read_graph(written(tmp_path, GRAPH + odd)).graph
    export(graph, "nquads", tmp_path / "again.nq")
    assert read_graph(tmp_path / "again.nq").graph == graph


def xml(tmp_path: Path, head: str, text: str) -> Path:
    path = tmp_path / "facts.rdf"
    rdf = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="urn:x#"'
    body = f'<rdf:Description rdf:about="urn:a"><x:p>{text}</x:p></rdf:Description>'
    path.write_text(f'<?xml version="1.0"?><!DOCTYPE x [{head}]><rdf:RDF {rdf}>{body}</rdf:RDF>')
    return path


@pytest.mark.parametrize(
    "head",
    [
        '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">',
        "<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;'>",
        f'<!ENTITY b "{"a" * 2000}">',
    ],
)
def test_xml_entities_that_grow_are_refused(tmp_path: Path, head: str) -> None:
    """A file of a kilobyte that would fill the memory is not read."""
    with pytest.raises(SourceError, match="grow"):
        read_graph(xml(tmp_path, head, "&b;"))


def test_xml_entities_that_shorten_iris_are_read_and_files_are_not(tmp_path: Path) -> None:
    """Editors of ontologies write such entities; one that names a file brings nothing of it in."""
    with pytest.raises(SourceError, match="holds nothing of this vocabulary"):
        read_graph(xml(tmp_path, '<!ENTITY owl "http://www.w3.org/2002/07/owl#">', "&owl;Thing"))
    with pytest.raises(SourceError) as error:
        read_graph(xml(tmp_path, '<!ENTITY p SYSTEM "file:///etc/passwd">', "&p;"))
    assert "root:" not in str(error.value)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("facts.ttl", b"\x00\x01\xff" * 20, "1: cannot be read as RDF"),
        ("facts.jsonld", b'{"@context": "http://example.org/context", "@id": "urn:a"}', "cannot be read as RDF"),
        ("facts.nq", b"<urn:a> <urn:b> <urn:c>", "1: cannot be read as RDF"),
        ("facts.nt", b'<urn:a> <urn:b> "' + b"x" * 20_000_000 + b'" .\n', "more than 16 MB"),
        ("facts.jsonld", b'{"urn:p":' * 5000 + b"1" + b"}" * 5000, "parts within parts, 5000 deep"),
        ("facts.jsonld", b"[" * 100_000, "parts within parts, 100000 deep"),
        ("facts.ttl", b"<urn:a> <urn:p> " + b"<<( <urn:a> <urn:p> " * 50_000, "parts within parts, 50000 deep"),
        ("facts.txt", b"", "no RDF by its name"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    """Junk, a context that the network would have to give, a file cut short, a text of 20 MB, a stack of parts, another kind of file."""
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(SourceError, match=reason) as error:
        read_graph(path)
    assert str(error.value).isprintable()
    assert len(str(error.value)) < 400 + len(str(path))


def test_texts_that_look_nested_are_read(tmp_path: Path) -> None:
    """Brackets and angles within texts are no parts."""
    path = tmp_path / "facts.jsonld"
    path.write_text('{"@id": "urn:a", "urn:p": "' + "[{" * 2000 + ' \\" ' + "[" * 2000 + '"}')
    with pytest.raises(SourceError, match="holds nothing of this vocabulary"):
        read_graph(path)
    path = tmp_path / "facts.ttl"
    path.write_text('<urn:a> <urn:p> "%s" .' % ("<<" * 2000))
    with pytest.raises(SourceError, match="holds nothing of this vocabulary"):
        read_graph(path)


def test_a_byte_order_mark_is_no_part_of_the_file(tmp_path: Path) -> None:
    """Editors on Windows put it there."""
    path = written(tmp_path, GRAPH)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert len(read_graph(path).graph.claims) == 1


FULL = """
import resource, signal, sys
from pathlib import Path
from aiscape.errors import AiscapeError
from aiscape.importing import import_into
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
try:
    import_into(Path(sys.argv[1]), Path(sys.argv[2]))
except AiscapeError as error:
    print(error)
"""


@pytest.mark.parametrize("size", [1000, 30_000, 60_000])
def test_a_full_disk_leaves_the_graph_as_it_was(tmp_path: Path, size: int) -> None:
    """Wherever in the files the room gives out, the folder opens as the graph that it held."""
    folder = tmp_path / "out"
    export(sample(), "nquads", tmp_path / "one.nq")
    import_into(tmp_path / "one.nq", folder)
    before = open_graph(folder).graph
    command = [sys.executable, "-c", FULL, str(written(tmp_path, GRAPH)), str(folder), str(size)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1
    assert "cannot be written" in done.stdout
    assert open_graph(folder).graph == before
    assert not (folder / ".building").exists()


def test_an_import_that_is_killed_leaves_old_or_new(tmp_path: Path) -> None:
    """Killed at some moment, the folder opens as the graph before or after, and can be imported into again."""
    folder = tmp_path / "out"
    export(sample(), "nquads", tmp_path / "one.nq")
    import_into(tmp_path / "one.nq", folder)
    before = len(open_graph(folder).graph.claims)
    more = written(tmp_path, GRAPH)
    for wait in (0.3, 0.8, 1.5):
        child = subprocess.Popen([sys.executable, "-m", "aiscape", "import", str(more), "-o", str(folder)])
        try:
            child.wait(wait)
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGKILL)
            child.wait()
        assert len(open_graph(folder).graph.claims) in (before, before + 1)
    import_into(more, folder)
    assert len(open_graph(folder).graph.claims) == before + 1


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_a_folder_without_rights_is_told(tmp_path: Path) -> None:
    """One line, and no traceback."""
    import_into(written(tmp_path, GRAPH), tmp_path / "warm")  # what is imported late is then there
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        folder = Path(name)
        path = written(folder, GRAPH)
        (folder / "out").mkdir(mode=0o555)
        folder.chmod(0o755)
        said = as_nobody(lambda: import_into(path, folder / "out"))
        assert said == f"{folder}/out: cannot be written: Permission denied; the previous output is unchanged"


def test_the_command_and_the_check_agree(tmp_path: Path) -> None:
    """Whatever an import refuses as unsound, the check finds a fault in."""
    from aiscape.check import check
    from aiscape.check.run import read_rdf

    for change in (
        ("claim:1 a aiscape:Claim ;", "claim:1"),
        ("claim:1", "_:c"),
        ("id:b", "article:x"),
        ("0.9", '"NaN"^^xsd:double'),
    ):
        path = written(tmp_path, GRAPH.replace(*change))
        try:
            read_graph(path)
        except AiscapeError:
            assert any(fault.check.level == "error" for fault in check(read_rdf(path)))
