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
  {
    name: 'A nullable variable as the field of a oneOf input object, which graphql-js does not see where the object is a list item.',
    clause: '5.8.5, IsNonNullPosition',
    holds: ({ actual }) => actual.verdict === 'invalid' && actual.errors.every(({ message }) => message.includes('a field of the oneOf input object')),
  },
  {
    name: 'A string and a block string of the same value are the same argument; graphql-js compares how they are written.',
    clause: '5.3.2, with 2.10.4: a block string is another form of a string value',
    holds: ({ request, expected }) => request.text.includes('"""') && expected.errors.every(({ message }) => message.includes('differing arguments')),
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
