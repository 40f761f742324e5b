import welcome from './welcome.txt?raw';

export interface Example {
  name: string;
  description: string;
  query: string;
  variables?: string;
}

export interface ExampleGroup {
  title: string;
  examples: Example[];
}

const operations = import.meta.glob<string>('../../../schema/operations/*.graphql', { query: '?raw', import: 'default', eager: true });
const variables = import.meta.glob<string>('../../../schema/operations/*.variables.json', { query: '?raw', import: 'default', eager: true });

// The tabs of a first visit, one of each group. The first one is a query that runs without further input.
const firstTabNames = ['Agents', 'SessionsPage', 'CreateSupportConnection', 'AgentChanges'];

function example([path, text]: [string, string]): Example {
  const name = path.slice(path.lastIndexOf('/') + 1, -'.graphql'.length);
  const values = variables[path.replace(/\.graphql$/, '.variables.json')];
  const query = name === firstTabNames[0] ? welcome + withoutComment(text) : text;
  return { name, description: comment(text), query, ...(values !== undefined && { variables: values }) };
}

/** The comment at the beginning of an operation, without its marks. */
function comment(text: string) {
  return text.split(/^[^#]/m, 1)[0]!.replace(/^# ?/gm, '').replaceAll('\n', ' ').trim();
}

function withoutComment(text: string) {
  return text.replace(/^(#.*\n)+/, '');
}

function isFirst({ name }: Example) {
  return firstTabNames.includes(name);
}

function inOrder(a: Example, b: Example) {
  return Number(isFirst(b)) - Number(isFirst(a)) || a.name.localeCompare(b.name, 'en');
}

function groupOf({ query }: Example) {
  if (/^mutation\b/m.test(query))
    return 'Change';
  if (/^subscription\b/m.test(query))
    return 'Listen';
  return /\$after\b/.test(query) ? 'Page' : 'Look';
}

const all = Object.entries(operations).map(example).sort(inOrder);

/** The example operations of the repository, by what they do. The document decides: its kind of operation, and whether it takes a cursor. */
export const groups: ExampleGroup[] = ['Look', 'Page', 'Change', 'Listen']
  .map(title => ({ title, examples: all.filter(one => groupOf(one) === title) }))
  .filter(group => group.examples.length > 0);

/** One example of each group; the list has the others. */
export const firstTabs = groups.flatMap(group => group.examples.filter(isFirst));
