// Lines of {format, path} come in; for each, one line of what parsers that are not ours read in that file goes out:
// N-Quads for RDF, nodes and edges for graphs, what Neo4j's own checker says of a script, or the error.

import { createReadStream, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import cytoscape from "cytoscape";
import graphology from "graphology";
import gexf from "graphology-gexf";
import graphml from "graphology-graphml";
import jsonld from "jsonld";
import { Parser, Writer } from "n3";
import { RdfXmlParser } from "rdfxml-streaming-parser";

const { MultiDirectedGraph, MultiGraph } = graphology;
const N3 = { turtle: "text/turtle", trig: "application/trig", ntriples: "N-Triples", nquads: "N-Quads" };

function nquads(quads) {
  return new Promise((resolve, reject) => {
    const writer = new Writer({ format: "N-Quads" });
    writer.addQuads(quads);
    writer.end((error, text) => (error ? reject(error) : resolve(text)));
  });
}

function rdfxml(path) {
  return new Promise((resolve, reject) => {
    const quads = [];
    createReadStream(path)
      .pipe(new RdfXmlParser({ baseIRI: "http://base.example/" }))
      .on("data", (quad) => quads.push(quad))
      .on("error", reject)
      .on("end", () => resolve(nquads(quads)));
  });
}

function graph(read) {
  return {
    nodes: read.mapNodes((key, attributes) => ({ key, attributes })),
    edges: read.mapEdges((key, attributes, source, target) => ({ key, source, target, attributes })),
  };
}

function drawn(elements) {
  const cy = cytoscape({ headless: true, elements });
  const data = (found) => found.map((one) => one.data());
  const kinds = (found) => found.map((one) => one.id());
  return {
    nodes: data(cy.nodes()),
    edges: data(cy.edges()),
    companies: kinds(cy.nodes('[type = "Company"]')),
    developed: kinds(cy.edges('[interaction = "develops"]').targets()),
  };
}

async function faults(script) {
  const { lintCypherQuery } = await import("@neo4j-cypher/language-support");
  return lintCypherQuery(script, {}).diagnostics.map((found) => `${found.range.start.line}: ${found.message}`);
}

async function read({ format, path }) {
  const text = () => readFileSync(path, "utf8");
  if (format in N3) return nquads(new Parser({ format: N3[format], blankNodePrefix: "" }).parse(text()));
  if (format === "jsonld") {
    const offline = async (url) => { throw new Error(`asks for ${url}`); };
    return jsonld.toRDF(JSON.parse(text()), { format: "application/n-quads", documentLoader: offline });
  }
  if (format === "rdfxml") return rdfxml(path);
  if (format === "graphology") return graph(MultiDirectedGraph.from(JSON.parse(text())));
  if (format === "gexf") return graph(gexf.parse(MultiGraph, text()));
  if (format === "graphml") return graph(graphml.parse(MultiGraph, text()));
  if (format === "cytoscape") return drawn(JSON.parse(text()).elements);
  if (format === "cypher") return faults(text());
  throw new Error(`no parser for ${format}`);
}

for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    answer = { ok: await read(JSON.parse(line)) };
  } catch (error) {
    answer = { error: String(error.stack || error) };
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
}
