import welcome from './welcome.txt?raw';

export interface Example {
  name: string;
  description: string;
  query: string;
  variables?: string;
}

const operations = import.meta.glob<string>('../../../schema/operations/*.graphql', { query: '?raw', import: 'default', eager: true });
const variables = import.meta.glob<string>('../../../schema/operations/*.variables.json', { query: '?raw', import: 'default', eager: true });

// The tab in front is a query that answers without further input.
const front = 'Agents';

function example([path, text]: [string, string]): Example {
  const name = path.slice(path.lastIndexOf('/') + 1, -'.graphql'.length);
  const values = variables[path.replace(/\.graphql$/, '.variables.json')];
  const query = name === front ? welcome + text : text;
  return { name, description: comment(text), query, ...(values !== undefined && { variables: values }) };
}

/** The comment at the beginning of an operation, without its marks. */
function comment(text: string) {
  return text.split(/^[^#]/m, 1)[0]!.replace(/^# ?/gm, '').replaceAll('\n', ' ').trim();
}

function inOrder(a: Example, b: Example) {
  return Number(b.name === front) - Number(a.name === front) || a.name.localeCompare(b.name, 'en');
}

/** The example operations of the repository by name, one tab each. */
export const examples = Object.entries(operations).map(example).sort(inOrder);
