// Differences from graphql-js that are meant, each with its clause of the specification of September 2025.
export const ACCEPTED = [
  {
    name: "A document above one of the gateway's limits is rejected before it is validated.",
    clause: '6.1: a service may limit requests; docs/operations.md#limits',
    holds: ({ actual }) => actual.verdict === 'limit',
  },
];

export function explanation(difference) {
  return ACCEPTED.find(({ holds }) => holds(difference));
}
