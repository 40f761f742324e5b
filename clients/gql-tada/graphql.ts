// gql.tada with the gateway's scalars: `graphql(...)` gives typed documents without a build step. `npx gql.tada generate-output` writes graphql-env.d.ts.
import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './graphql-env.js';

/** JSON holds a DateTime and a URL as text. A Long is at most 2^53 - 1, so a number holds it. */
export interface Scalars {
  DateTime: string;
  Long: number;
  URL: string;
}

export const graphql = initGraphQLTada<{ introspection: introspection; scalars: Scalars }>();
export { readFragment } from 'gql.tada';
export type { FragmentOf, ResultOf, VariablesOf } from 'gql.tada';
