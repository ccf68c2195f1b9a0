// Lines of a tool, a file and where to write come in; what tools on the Java platform read in the file is written there, and
// a line "ok", or the error, goes out. RDF4J is what GraphDB reads with, the OWL API what Protégé is built on.

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.Rio;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.AxiomType;
import org.semanticweb.owlapi.model.OWLOntology;

public class Read {
  public static void main(String[] arguments) throws Exception {
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line; (line = lines.readLine()) != null; ) {
      String[] parts = line.split("\t");
      String answer = "ok";
      try {
        switch (parts[0]) {
          case "rdf4j" -> rdf4j(parts[1], parts[2]);
          case "owlapi" -> owlapi(parts[1], parts[2]);
          default -> throw new IllegalArgumentException(parts[0]);
        }
      } catch (Throwable error) {
        answer = ("error " + error).replaceAll("\\s+", " ");
      }
      System.out.println(answer);
      System.out.flush();
    }
  }

  static void rdf4j(String path, String out) throws Exception {
    RDFFormat format = Rio.getParserFormatForFileName(path).orElseThrow();
    try (InputStream in = new FileInputStream(path); OutputStream to = new FileOutputStream(out)) {
      Rio.write(Rio.parse(in, "http://base.example/", format), to, RDFFormat.NQUADS);
    }
  }

  static void owlapi(String path, String out) throws Exception {
    OWLOntology read = OWLManager.createOWLOntologyManager().loadOntologyFromOntologyDocument(new File(path));
    TreeSet<String> found = new TreeSet<>();
    read.classesInSignature().forEach(one -> found.add("class\t" + one.getIRI()));
    read.axioms(AxiomType.CLASS_ASSERTION).filter(one -> one.getIndividual().isNamed()).forEach(one -> found.add(
        "is\t" + one.getIndividual().asOWLNamedIndividual().getIRI() + "\t" + one.getClassExpression()));
    read.axioms(AxiomType.OBJECT_PROPERTY_ASSERTION).forEach(one -> found.add(
        "fact\t" + one.getSubject() + "\t" + one.getProperty() + "\t" + one.getObject()));
    read.axioms(AxiomType.OBJECT_PROPERTY_DOMAIN).forEach(one -> found.add("domain\t" + one.getProperty()));
    read.axioms(AxiomType.OBJECT_PROPERTY_RANGE).forEach(one -> found.add("range\t" + one.getProperty()));
    read.axioms(AxiomType.DATA_PROPERTY_ASSERTION).forEach(one -> found.add(
        "value\t" + one.getSubject() + "\t" + one.getProperty() + "\t" + one.getObject().getLiteral()));
    Files.write(Path.of(out), found);
  }
}
