// urql: queries with variables, a mutation, and errors with their codes.
import assert from 'node:assert/strict';
import { Client, fetchExchange, gql } from '@urql/core';

const client = new Client({ url: process.argv[2], exchanges: [fetchExchange], preferGetMethod: false });
const AGENTS = gql`query UrqlAgents($first: Int!, $after: String) {
  agents(first: $first, after: $after) { nodes { id name } pageInfo { hasNextPage endCursor } }
}`;

const page = await client.query(AGENTS, { first: 2 });
assert.equal(page.error, undefined);
const next = await client.query(AGENTS, { first: 2, after: page.data.agents.pageInfo.endCursor });
assert.equal(new Set([...page.data.agents.nodes, ...next.data.agents.nodes].map((agent) => agent.id)).size, 4);

const created = await client.mutation(gql`mutation UrqlCreate($input: CreateSupportConnectionInput!) {
  createSupportConnection(input: $input) { supportConnection { id clientName status } errors { ... on Error { code } } }
}`, { input: { clientName: 'Alice' } });
assert.equal(created.error, undefined);
assert.equal(created.data.createSupportConnection.errors, null);
assert.equal(created.data.createSupportConnection.supportConnection.clientName, 'Alice');

// An error keeps its code and its path, and what could be answered beside it is there.
const partial = await client.query(gql`{ viewer { account } agent(id: "word") { id } }`, {});
assert.deepEqual(partial.error.graphQLErrors.map(({ extensions, path }) => [extensions.code, path]), [['BAD_USER_INPUT', ['agent']]]);
assert.equal(typeof partial.data.viewer.account, 'string');
const refused = await client.query(AGENTS, { first: 501 });
assert.equal(refused.error.graphQLErrors[0].extensions.code, 'PAGE_SIZE_OUT_OF_RANGE');
const invalid = await client.query(gql`{ nothing }`, {});
assert.equal(invalid.error.graphQLErrors[0].extensions.code, 'GRAPHQL_VALIDATION_FAILED');
console.log('urql: queries, a mutation and error codes work');
