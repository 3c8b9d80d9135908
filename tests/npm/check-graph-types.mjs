// Checks request bodies against Microsoft's published types of Graph, by the TypeScript compiler.
// stdin: a JSON array of { type, body }; stdout: for each, in order, what the compiler objects to.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ts = createRequire(import.meta.url)("typescript");
const folder = fileURLToPath(new URL(".", import.meta.url));
const options = {
  strict: true, noEmit: true, types: [], skipLibCheck: true,
  module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16, target: ts.ScriptTarget.ES2022,
};

const sent = JSON.parse(readFileSync(0, "utf8"));
const files = new Map(sent.map(({ type, body }, i) => [`${folder}sent-${i}.ts`, `
import type * as Graph from "@microsoft/microsoft-graph-types";
export const sent: ${type} = ${JSON.stringify(body)};
`]));

// The sources stand in memory alone, beside the packages that they import.
const host = ts.createCompilerHost(options);
const { getSourceFile, fileExists, readFile } = host;
host.fileExists = (name) => files.has(name) || fileExists(name);
host.readFile = (name) => files.get(name) ?? readFile(name);
host.getSourceFile = (name, version, ...rest) =>
  files.has(name) ? ts.createSourceFile(name, files.get(name), version) : getSourceFile(name, version, ...rest);

const program = ts.createProgram([...files.keys()], options, host);
const general = program.getGlobalDiagnostics().concat(program.getOptionsDiagnostics());
const objections = [...files.keys()].map((name) => {
  const source = program.getSourceFile(name);
  return general.concat(program.getSyntacticDiagnostics(source), program.getSemanticDiagnostics(source))
    .map((diagnostic) => ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n"));
});
process.stdout.write(JSON.stringify(objections));
