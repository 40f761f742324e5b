// Makes typed documents of the schema and the example operations, and lets TypeScript check them with a program that uses them.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as operations from '@graphql-codegen/typescript-operations';
import * as documents from '@graphql-codegen/typed-document-node';
import { parse } from 'graphql';
import ts from 'typescript';

const schema = process.argv[2];
const read = (path) => ({ location: path, document: parse(readFileSync(path, 'utf8')) });
const examples = readdirSync(join(schema, 'operations')).filter((name) => name.endsWith('.graphql'));
assert.notEqual(examples.length, 0);

const generated = await codegen({
  filename: 'gateway.ts',
  schema: read(join(schema, 'schema.graphql')).document,
  documents: examples.map((name) => read(join(schema, 'operations', name))),
  config: { strictScalars: true, useTypeImports: true, scalars: { DateTime: 'string', Long: 'number', URL: 'string' } },
  plugins: [{ typescript: {} }, { operations: {} }, { documents: {} }],
  pluginMap: { typescript, operations, documents },
});

// Null where the schema says so, and nowhere else; what is not asked for is not there; a variable that is missing is noticed.
const program = `
import type { ResultOf, VariablesOf } from '@graphql-typed-document-node/core';
import { AgentDetailsDocument, SessionsPageDocument } from './gateway.js';
export const variables: VariablesOf<typeof SessionsPageDocument> = { first: 20 };
export const total = (page: ResultOf<typeof SessionsPageDocument>): number | undefined => page.sessions?.totalCount;
export const name = (answer: ResultOf<typeof AgentDetailsDocument>): string => answer.agent?.name ?? 'none';
// @ts-expect-error: the group may be null.
export const group = (answer: ResultOf<typeof AgentDetailsDocument>): string => answer.agent!.group;
// @ts-expect-error: the operation has no such variable, and lacks its own.
export const wrong: VariablesOf<typeof AgentDetailsDocument> = { first: 1 };
`;

// Inside this folder, so that the packages are found.
const folder = mkdtempSync(join(import.meta.dirname, 'codegen-'));
try {
  writeFileSync(join(folder, 'gateway.ts'), generated);
  writeFileSync(join(folder, 'program.ts'), program);
  const options = { strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, types: [] };
  const found = ts.getPreEmitDiagnostics(ts.createProgram([join(folder, 'program.ts'), join(folder, 'gateway.ts')], options));
  assert.equal(ts.formatDiagnostics(found, { getCurrentDirectory: () => folder, getCanonicalFileName: (name) => name, getNewLine: () => '\n' }), '');
  for (const name of examples) assert.match(generated, new RegExp(`export const ${name.replace('.graphql', '')}Document`));
} finally {
  rmSync(folder, { recursive: true });
}
console.log(`GraphQL Code Generator: ${examples.length} typed documents compile`);
