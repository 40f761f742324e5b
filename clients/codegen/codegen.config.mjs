// GraphQL Code Generator: typed documents of the example operations. Put your own operations in the place of `documents`.
import { scalars } from './scalars.mjs';

export default {
  schema: '../../schema/schema.graphql',
  documents: '../../schema/operations/*.graphql',
  generates: { 'gateway.ts': { plugins: ['typescript', 'typescript-operations', 'typed-document-node'] } },
  config: { strictScalars: true, useTypeImports: true, scalars },
};
