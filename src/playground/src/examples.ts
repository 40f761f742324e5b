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

// The first tab is a query that runs without further input.
const first = 'Agents';

function example([path, text]: [string, string]): Example {
  const name = path.slice(path.lastIndexOf('/') + 1, -'.graphql'.length);
  const values = variables[path.replace(/\.graphql$/, '.variables.json')];
  const query = name === first ? welcome + withoutComment(text) : text;
  return { name, description: comment(text), query, ...(values !== undefined && { variables: values }) };
}

/** The comment at the beginning of an operation, without its marks. */
function comment(text: string) {
  return text.split(/^[^#]/m, 1)[0]!.replace(/^# ?/gm, '').replaceAll('\n', ' ').trim();
}

function withoutComment(text: string) {
  return text.replace(/^(#.*\n)+/, '');
}

function byName(a: Example, b: Example) {
  return Number(b.name === first) - Number(a.name === first) || a.name.localeCompare(b.name, 'en');
}

function groupOf({ query }: Example) {
  if (/^mutation\b/m.test(query))
    return 'Change';
  if (/^subscription\b/m.test(query))
    return 'Listen';
  return /\$after\b/.test(query) ? 'Page' : 'Look';
}

const all = Object.entries(operations).map(example).sort(byName);

/** The example operations of the repository, by what they do. The document decides: its kind of operation, and whether it takes a cursor. */
export const groups: ExampleGroup[] = ['Look', 'Page', 'Change', 'Listen']
  .map(title => ({ title, examples: all.filter(one => groupOf(one) === title) }))
  .filter(group => group.examples.length > 0);

/** The tabs of a first visit: one example of each group. The list has all of them. */
export const firstTabs = groups.map(group => group.examples[0]!);
