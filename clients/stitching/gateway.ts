// The gateway as a subschema of @graphql-tools/stitch: stitchSchemas({ subschemas: [gatewaySubschema(schema, executor), ...] }).
import type { MergedTypeConfig, SubschemaConfig } from '@graphql-tools/delegate';
import type { Executor } from '@graphql-tools/utils';
import type { GraphQLSchema } from 'graphql';

/** How many ids `nodes` takes at once. */
const maxBatchSize = 50;

/** An object that another subschema names by its global id is fetched with all others of the request: one `nodes(ids:)` for each 50 of them. */
const byId: MergedTypeConfig = {
  selectionSet: '{ id }',
  fieldName: 'nodes',
  key: ({ id }: { id: string }) => id,
  argsFromKeys: (ids) => ({ ids }),
  dataLoaderOptions: { maxBatchSize },
};

/**
 * @param schema The gateway's schema: buildSchema of schema/schema.graphql, because introspection is off in production.
 * @param executor Sends an operation to the gateway.
 */
export function gatewaySubschema(schema: GraphQLSchema, executor: Executor): SubschemaConfig {
  return {
    schema,
    executor,
    // No `batch: true`: it makes one operation of many with an alias for each field, and an operation may have 30 aliases.
    merge: { Agent: byId, Session: byId, SupportConnection: byId },
  };
}
