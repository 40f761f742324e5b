import { GraphQLError, buildSchema, execute, parse } from 'graphql';
import { readFileSync } from 'node:fs';

const SCOPES = {
  'Query.agent': 'agents:read',
  'Query.agentGroups': 'agents:read',
  'Query.agents': 'agents:read',
  'Query.session': 'sessions:read',
  'Query.sessions': 'sessions:read',
  'Query.supportConnection': 'support:read',
  'Query.supportConnections': 'support:read',
  'Agent.lastClient': 'sessions:read',
  'Agent.lastSession': 'sessions:read',
  'Agent.permanentUrl': 'agents:connect',
  'Agent.sessions': 'sessions:read',
  'Session.agent': 'agents:read',
  'SupportConnection.connectUrl': 'support:write',
};
const NODE_SCOPES = { Agent: 'agents:read', Session: 'sessions:read', SupportConnection: 'support:read' };
const DEFAULT_PAGE = 20;
const MAX_PAGE = 500;

// graphql-js over a snapshot: what an operation must be answered with.
export class Executor {
  constructor(schemaPath, snapshot) {
    this.schema = buildSchema(readFileSync(schemaPath, 'utf8'));
    this.snapshot = snapshot;
    this.resolvers = this.#resolvers(snapshot);
  }

  execute({ text, variables, scopes }) {
    return execute({
      schema: this.schema,
      document: parse(text),
      variableValues: variables,
      contextValue: scopes,
      fieldResolver: (source, args, _, { parentType, fieldName }) => this.#resolve(`${parentType.name}.${fieldName}`, fieldName, source, args, scopes),
    });
  }

  #resolve(coordinate, fieldName, source, args, scopes) {
    if (SCOPES[coordinate] && !scopes.includes(SCOPES[coordinate]))
      throw failure('FORBIDDEN');
    const resolver = this.resolvers[coordinate];
    return resolver ? resolver(args, source, scopes) : source[fieldName];
  }

  #resolvers(snapshot) {
    const { data } = snapshot;
    const node = (id, scopes) => {
      const row = snapshot.find(id);
      if (row && !scopes.includes(NODE_SCOPES[row.__typename]))
        throw failure('FORBIDDEN');
      return row;
    };
    return {
      'Query.agent': ({ id }) => snapshot.find(id),
      'Query.agentGroups': () => data.agentGroups,
      'Query.agents': (args) => page(data.agents, args, snapshot),
      'Query.node': ({ id }, _, scopes) => node(id, scopes),
      'Query.nodes': ({ ids }, _, scopes) => ids.map((id) => attempt(() => node(id, scopes))),
      'Query.session': ({ id }) => snapshot.find(id),
      'Query.sessions': (args) => page(data.sessions, args, snapshot),
      'Query.supportConnection': ({ id }) => snapshot.find(id),
      'Query.supportConnections': (args) => page(data.supportConnections, args, snapshot),
      'Agent.lastSession': (_, { lastSession }) => lastSession && snapshot.find(lastSession.id),
      'Agent.sessions': (args, { sessions }) => page(sessions, args, snapshot),
      'AgentGroup.agents': (args, { agents }) => page(agents, args, snapshot),
      'Session.agent': (_, { agent }) => agent && snapshot.find(agent.id),
    };
  }
}

function page(connection, { first, last, after, before }, snapshot) {
  if (first != null && last != null)
    throw failure('BAD_USER_INPUT');
  if ([first, last].some((count) => count != null && (count < 0 || count > MAX_PAGE)))
    throw failure('PAGE_SIZE_OUT_OF_RANGE');
  const { edges } = connection;
  const place = (cursor) => edges.findIndex((edge) => edge.cursor === cursor);
  let start = after == null ? 0 : place(after) + 1;
  let end = before == null ? edges.length : place(before);
  if (last != null)
    start = Math.max(start, end - last);
  else
    end = Math.max(start, Math.min(end, start + (first ?? DEFAULT_PAGE)));
  const rows = edges.slice(start, end).map(({ cursor, node }) => ({ cursor, node: snapshot.find(node.id) }));
  return {
    ...connection,
    edges: rows,
    nodes: rows.map(({ node }) => node),
    pageInfo: { startCursor: rows.at(0)?.cursor ?? null, endCursor: rows.at(-1)?.cursor ?? null, hasNextPage: end < edges.length, hasPreviousPage: start > 0 },
  };
}

function attempt(resolve) {
  try {
    return resolve();
  } catch (error) {
    return error;
  }
}

function failure(code) {
  return new GraphQLError(code, { extensions: { code } });
}
