// Lines of {format, path} come in; for each, one line of what parsers that are not ours read in that file goes out:
// N-Quads for RDF, nodes and edges for graphs, or the error.

import { createReadStream, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
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
