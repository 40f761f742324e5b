import { parse } from 'graphql';

// Differences from graphql-js that are meant, each with its clause of the specification of September 2025.
export const ACCEPTED = [
  {
    name: 'An empty selection set is a syntax error. graphql-js takes it unless the option allowEmptySelectionSets is false.',
    clause: '2.8: SelectionSet : { Selection+ }',
    holds: ({ request, actual }) => actual.verdict === 'syntax error' && isEmptySelectionSet(request.text, actual.errors[0].locations[0]),
  },
  {
    name: "A document above one of the gateway's limits is rejected before it is validated.",
    clause: '6.1: a service may limit requests; docs/operations.md#limits',
    holds: ({ actual }) => actual.verdict === 'limit',
  },
];

export function explanation(difference) {
  return ACCEPTED.find(({ holds }) => holds(difference));
}

// Whether that place is where graphql-js finds an empty selection set.
function isEmptySelectionSet(text, { line, column }) {
  try {
    parse(text, { allowEmptySelectionSets: false });
    return false;
  } catch ({ message, locations }) {
    return message.endsWith('Expected Name, found "}".') && locations[0].line === line && locations[0].column === column;
  }
}
