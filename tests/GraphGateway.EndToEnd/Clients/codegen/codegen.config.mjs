// Typed documents of the example operations. Paths are those beside the tests' program, seen from the folder Clients.
export default {
  schema: '../schema/schema.graphql',
  documents: '../schema/operations/*.graphql',
  generates: { 'codegen/gateway.ts': { plugins: ['typescript', 'typescript-operations', 'typed-document-node'] } },
  config: { strictScalars: true, useTypeImports: true, scalars: { DateTime: 'string', Long: 'number', URL: 'string' } },
};
