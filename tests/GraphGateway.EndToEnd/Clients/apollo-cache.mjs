// Apollo Client's cache and its polling: one thing is one entry, whichever way it was asked for, and a change is noticed.
import assert from 'node:assert/strict';
import { ApolloClient, HttpLink, InMemoryCache, gql } from '@apollo/client';

const apollo = new ApolloClient({ cache: new InMemoryCache(), link: new HttpLink({ uri: process.argv[2] }) });

// The list and the single agent are the same entry, named by the global id.
const { data: list } = await apollo.query({ query: gql`{ agents(first: 1) { nodes { id name } } }` });
const [{ id, name }] = list.agents.nodes;
await apollo.query({ query: gql`query One($id: ID!) { agent(id: $id) { id databaseId online } }`, variables: { id } });
const cached = apollo.cache.extract();
assert.deepEqual(Object.keys(cached).filter((key) => key.startsWith('Agent:')), [`Agent:${id}`]);
assert.equal(cached[`Agent:${id}`].name, name);
assert.equal(typeof cached[`Agent:${id}`].databaseId, 'number');

// A mutation made by somebody else is seen by who polls.
const COUNT = gql`{ supportConnections(first: 0) { totalCount } }`;
const counts = [];
const seen = new Promise((resolve, reject) => {
  const limit = setTimeout(() => reject(new Error(`only saw ${counts}`)), 30_000);
  const subscription = apollo.watchQuery({ query: COUNT, pollInterval: 50, fetchPolicy: 'network-only' }).subscribe(async ({ data, error }) => {
    if (error) reject(error);
    if (!data) return;
    counts.push(data.supportConnections.totalCount);
    if (counts.length === 1) await create().catch(reject);
    else if (counts.at(-1) === counts[0] + 1) {
      clearTimeout(limit);
      subscription.unsubscribe();
      resolve();
    }
  });
});

async function create() {
  const another = new ApolloClient({ cache: new InMemoryCache(), link: new HttpLink({ uri: process.argv[2] }) });
  const { data } = await another.mutate({ mutation: gql`mutation { createSupportConnection(input: { clientName: "Alice" }) { supportConnection { id } } }` });
  assert.ok(data.createSupportConnection.supportConnection.id);
}

await seen;
apollo.stop();
console.log('Apollo Client: the cache is normalised, polling sees a change');
