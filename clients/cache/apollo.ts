// The cache of Apollo Client 3 and 4: new InMemoryCache(cacheConfig).
import type { FieldFunctionOptions, FieldPolicy, FieldReadFunction, InMemoryCacheConfig, Reference, TypePolicy } from '@apollo/client/cache';
import possibleTypes from '../../schema/possible-types.json' with { type: 'json' };
import { connection } from './apollo-connection.js';

/** Two results for an object without an id are merged only if they agree in every field that both have: otherwise the object has changed. */
const mergeValue = (existing: unknown, incoming: unknown) => agree(existing, incoming) ? combine(existing, incoming) : incoming;

/** An object without an id is part of the object that holds it. */
const value: TypePolicy = { merge: mergeValue };
const list: FieldPolicy = { merge: mergeValue };

/** A field that finds an object by its global id, whichever result brought it. */
const byId = (...typenames: string[]): FieldReadFunction => (existing, options) => existing === undefined ? find(typenames, options.args?.id, options) : existing;

const nodes: FieldReadFunction = (existing, options) => {
  const found: unknown[] = existing ?? (options.args?.ids as string[]).map((id) => find(possibleTypes.Node, id, options));
  return found.includes(undefined) ? undefined : found;
};

function find(typenames: string[], id: string, { toReference, canRead }: FieldFunctionOptions): Reference | undefined {
  return typenames.map((__typename) => toReference({ __typename, id })).find((reference) => canRead(reference));
}

export const cacheConfig: InMemoryCacheConfig = {
  possibleTypes,
  typePolicies: {
    Query: {
      fields: {
        agent: byId('Agent'),
        session: byId('Session'),
        supportConnection: byId('SupportConnection'),
        node: byId(...possibleTypes.Node),
        nodes: { read: nodes, merge: false },
        agents: connection('order', 'search', 'where'),
        supportConnections: connection('order', 'where'),
        sessions: connection('where'),
        agentGroups: { merge: false },
      },
    },
    Agent: { fields: { sessions: connection('where') } },
    // A group is its name. Without the name it is part of the list.
    AgentGroup: { keyFields: ({ name }) => name === undefined ? false : ['name'], fields: { agents: connection() } },
    Session: { fields: { clients: list } },
    AgentSnapshot: value,
    Location: value,
    SessionClient: value,
    Video: value,
    Viewer: value,
  },
};

/** For `update` of `closeSupportConnection` and `createSupportConnection`: the lists are asked for again. The connection itself is up to date. */
export function refreshSupportConnections(cache: { evict(options: { id: string; fieldName: string }): boolean }): void {
  cache.evict({ id: 'ROOT_QUERY', fieldName: 'supportConnections' });
}

type Fields = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

function agree(existing: unknown, incoming: unknown): boolean {
  if (!isObject(existing) || !isObject(incoming)) return existing === incoming;
  if (Array.isArray(existing) && existing.length !== (incoming as unknown as unknown[]).length) return false;
  return Object.keys(existing).every((key) => !(key in incoming) || agree(existing[key], incoming[key]));
}

function combine(existing: unknown, incoming: unknown): unknown {
  if (!isObject(existing) || !isObject(incoming)) return incoming;
  if (Array.isArray(existing) && Array.isArray(incoming)) return incoming.map((item, index) => combine(existing[index], item));
  return { ...existing, ...Object.fromEntries(Object.entries(incoming).map(([key, item]) => [key, combine(existing[key], item)])) };
}
