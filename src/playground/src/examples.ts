import welcome from './welcome.txt?raw';

interface Example {
  query: string;
  variables?: string;
}

const operations = import.meta.glob<string>('../../../schema/operations/*.graphql', { query: '?raw', import: 'default', eager: true });
const variables = import.meta.glob<string>('../../../schema/operations/*.variables.json', { query: '?raw', import: 'default', eager: true });

// The tab in front is a query that answers without further input.
const front = 'Agents';

function nameOf(path: string) {
  return path.slice(path.lastIndexOf('/') + 1).split('.', 1)[0]!;
}

function byName(a: string, b: string) {
  return Number(nameOf(b) === front) - Number(nameOf(a) === front) || nameOf(a).localeCompare(nameOf(b), 'en');
}

function example(path: string): Example {
  const values = variables[path.replace(/\.graphql$/, '.variables.json')];
  const query = nameOf(path) === front ? welcome + operations[path] : operations[path]!;
  return values === undefined ? { query } : { query, variables: values };
}

/** The example operations of the repository, one tab each. */
export const examples = Object.keys(operations).sort(byName).map(example);
