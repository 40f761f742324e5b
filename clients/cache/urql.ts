// The cache of urql: new Client({ url, exchanges: [cacheExchange(cacheConfig), fetchExchange] }), with cacheExchange of @urql/exchange-graphcache.
import type { Cache, CacheExchangeOpts, KeyGenerator, Resolver, UpdateResolver } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import introspection from '../../schema/introspection.min.json' with { type: 'json' };
import possibleTypes from '../../schema/possible-types.json' with { type: 'json' };

/** An object without an id is part of the object that holds it. */
const embedded: KeyGenerator = () => null;

function find(cache: Cache, typenames: string[], id: unknown): string | undefined {
  return typenames.map((__typename) => cache.keyOfEntity({ __typename, id: String(id) })).find((key) => key && cache.resolve(key, 'id') !== undefined) ?? undefined;
}

/** A field that finds an object by its global id, whichever result brought it. */
const byId = (...typenames: string[]): Resolver => (_parent, args, cache, { fieldName }) => {
  const existing = cache.resolve('Query', fieldName, args);
  return existing === undefined ? find(cache, typenames, args.id) : existing;
};

const nodes: Resolver = (_parent, args, cache) => {
  const existing = cache.resolve('Query', 'nodes', args);
  const found = existing ?? (args.ids as string[]).map((id) => find(cache, possibleTypes.Node, id));
  return Array.isArray(found) && found.includes(undefined) ? undefined : found;
};

const pages = relayPagination();

/** The pages of a connection are one list. A list that is read from its end is another one. */
const connection: Resolver = (parent, args, cache, info) => {
  const walk: Cache = Object.create(cache);
  walk.inspectFields = (entity) => cache.inspectFields(entity).filter((field) => (field.arguments?.last == null) === (args.last == null));
  return pages(parent, args, walk, info);
};

/** The lists are asked for again. The connection itself is up to date. */
const refreshSupportConnections: UpdateResolver = (_result, _args, cache) => {
  for (const { fieldName, arguments: args } of cache.inspectFields('Query')) {
    if (fieldName === 'supportConnections') cache.invalidate('Query', fieldName, args);
  }
};

export const cacheConfig: CacheExchangeOpts = {
  // With possibleTypes alone graphcache warns about fragments on types that an error is not.
  schema: introspection as NonNullable<CacheExchangeOpts['schema']>,
  keys: {
    // A group is its name. Without the name it is part of the list.
    AgentGroup: ({ name }) => typeof name === 'string' ? name : null,
    AgentBlockedError: embedded,
    AgentChange: embedded,
    AgentNotFoundError: embedded,
    AgentSnapshot: embedded,
    AgentsConnection: embedded,
    AgentsEdge: embedded,
    CloseSupportConnectionPayload: embedded,
    ConnectAgentPayload: embedded,
    CreateSupportConnectionPayload: embedded,
    InvalidClientNameError: embedded,
    Location: embedded,
    PageInfo: embedded,
    PlanLimitReachedError: embedded,
    SessionChange: embedded,
    SessionClient: embedded,
    SessionsConnection: embedded,
    SessionsEdge: embedded,
    SupportConnectionAlreadyClosedError: embedded,
    SupportConnectionChange: embedded,
    SupportConnectionNotFoundError: embedded,
    SupportConnectionsConnection: embedded,
    SupportConnectionsEdge: embedded,
    Video: embedded,
    Viewer: embedded,
  },
  resolvers: {
    Query: {
      agent: byId('Agent'),
      session: byId('Session'),
      supportConnection: byId('SupportConnection'),
      node: byId(...possibleTypes.Node),
      nodes,
      agents: connection,
      supportConnections: connection,
      sessions: connection,
    },
    Agent: { sessions: connection },
    AgentGroup: { agents: connection },
  },
  updates: {
    Mutation: {
      closeSupportConnection: refreshSupportConnections,
      createSupportConnection: refreshSupportConnections,
    },
  },
};
