// Apollo Client with automatic persisted queries and with batches, against a server that takes both.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { ApolloClient, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { BatchHttpLink } from '@apollo/client/link/batch-http';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';

const uri = process.argv[2];
const sha256 = (text) => createHash('sha256').update(text).digest('hex');

/** A client whose requests are noted: method, whether the document went along, status. */
function client(link) {
  const requests = [];
  const noted = async (address, options) => {
    const response = await fetch(address, options);
    const sent = options.body ?? decodeURIComponent(address);
    requests.push(`${options.method} ${/"?query"?[:=]/.test(sent) ? 'document' : 'hash'} ${response.status}`);
    return response;
  };
  return { requests, apollo: new ApolloClient({ cache: new InMemoryCache(), link: link(noted), defaultOptions: { query: { fetchPolicy: 'network-only' } } }) };
}

const AGENTS = gql`query ApolloAgents($first: Int!) { agents(first: $first) { nodes { id name } } }`;

async function persisted(useGETForHashedQueries) {
  const { apollo, requests } = client((fetch) => new PersistedQueryLink({ sha256, useGETForHashedQueries }).concat(new HttpLink({ uri, fetch })));
  for (const first of [1, 2]) {
    const { data } = await apollo.query({ query: AGENTS, variables: { first } });
    assert.equal(data.agents.nodes.length, first);
  }
  return requests;
}

// The hash is not known at first; the document goes along once, for this client and all that come after it.
assert.deepEqual(await persisted(true), ['GET hash 200', 'POST document 200', 'GET hash 200']);
assert.deepEqual(await persisted(false), ['POST hash 200', 'POST hash 200']);

// What a client that keeps answers makes of a document of the manifest.
const byId = `${uri}?${new URLSearchParams({ operationName: 'AgentGroups', id: 'AgentGroups' })}`;
const groups = await fetch(byId);
const again = await fetch(byId, { headers: { 'If-None-Match': groups.headers.get('etag') } });
assert.deepEqual([groups.status, again.status], [200, 304]);
assert.match(groups.headers.get('cache-control'), /^private, (max-age=[1-5]|no-cache)$/);

// Queries that are asked for within a moment are one request.
const { apollo, requests } = client((fetch) => new BatchHttpLink({ uri, fetch, batchMax: 10, batchInterval: 20 }));
const answers = await Promise.allSettled([
  apollo.query({ query: AGENTS, variables: { first: 3 } }),
  apollo.query({ query: gql`{ agents { totalCount } }` }),
  apollo.query({ query: gql`{ agent(id: "word") { id } }` }),
]);
assert.deepEqual(answers.map((answer) => answer.status), ['fulfilled', 'fulfilled', 'rejected']);
assert.equal(answers[2].reason.errors[0].extensions.code, 'BAD_USER_INPUT');
assert.deepEqual(requests, ['POST document 200']);

// Each operation of a batch that is too long says which setting allows how many.
const tooLong = client((fetch) => new BatchHttpLink({ uri, fetch, batchMax: 20, batchInterval: 20 })).apollo;
const rejections = await Promise.allSettled(Array.from({ length: 11 }, (_, first) => tooLong.query({ query: AGENTS, variables: { first } })));
for (const { reason } of rejections) assert.match(String(reason), /Http:MaxBatchSize is 10/);
console.log('Apollo Client: persisted queries and batches work');
