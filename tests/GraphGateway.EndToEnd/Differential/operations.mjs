import { getNamedType, isAbstractType, isLeafType } from 'graphql';

const MAX_DEPTH = 6;
const MAX_SELECTIONS = 60;
// They change from one execution to the next, or are not in a snapshot.
const LEFT_OUT = ['Query.viewer', 'Session.duration', 'Video.url'];
const CONNECTIONS = ['agents', 'sessions', 'supportConnections'];
const BROKEN_PAGES = ['(first: -1)', '(last: 501)', '(first: 1, last: 1)'];

// Random valid queries over the rows of a snapshot, with the variables $yes, $no and $first.
export class OperationGenerator {
  constructor(schema, snapshot, random) {
    Object.assign(this, { schema, snapshot, random, names: 0, selections: 0, fragments: [] });
  }

  document() {
    const selected = this.#selection(this.schema.getQueryType(), 0);
    return [`query Random($yes: Boolean!, $no: Boolean! = false, $first: Int) { start: __typename @include(if: $yes) ... @skip(if: $no) { end: __typename } f: agents(first: $first) { totalCount } ${selected} }`, ...this.fragments].join('\n');
  }

  #selection(type, depth) {
    const { random } = this;
    return Array.from({ length: 1 + random.below(depth === 0 ? 4 : 5) }, () => this.#selected(type, depth)).join(' ');
  }

  #selected(type, depth) {
    const { random } = this;
    if (this.selections++ > MAX_SELECTIONS)
      return '__typename';
    const directive = this.#directive();
    switch (random.below(12)) {
      case 0: return `... ${directive} { ${this.#selection(type, depth)} }`;
      case 1: return `... on ${type.name} ${directive} { ${this.#selection(type, depth)} }`;
      case 2: return this.#spread(type, depth, directive);
      case 3: return `t${random.below(2)}: __typename ${directive}`;
      default: return isAbstractType(type) ? this.#narrowed(type, depth, directive) : this.#field(type, depth, directive);
    }
  }

  #narrowed(type, depth, directive) {
    const narrowed = this.random.pick(this.schema.getPossibleTypes(type).filter(({ name }) => ['Agent', 'Session', 'SupportConnection'].includes(name)));
    return `... on ${narrowed.name} ${directive} { ${this.#selection(narrowed, depth)} }`;
  }

  #spread(type, depth, directive) {
    const name = `F${this.names++}`;
    this.fragments.push(`fragment ${name} on ${type.name} { ${this.#selection(type, depth)} }`);
    return `...${name} ${directive}${this.random.chance(15) ? ` ...${name}` : ''}`;
  }

  // A key says all of a field, so that equal keys can be merged.
  #field(type, depth, directive) {
    const fields = Object.values(type.getFields()).filter((field) => !LEFT_OUT.includes(`${type.name}.${field.name}`) && (depth < MAX_DEPTH || isLeafType(getNamedType(field.type))));
    if (fields.length === 0)
      return '__typename';
    const field = this.random.pick(fields);
    const inner = getNamedType(field.type);
    const args = this.#arguments(type, field);
    const key = args ? `k${this.names++}` : this.random.chance(70) ? `${type.name}_${field.name}` : null;
    return `${key ? `${key}: ` : ''}${field.name}${args} ${directive} ${isLeafType(inner) ? '' : `{ ${this.#selection(inner, depth + 1)} }`}`;
  }

  #directive() {
    return this.random.below(3) === 0 ? this.random.pick(['@include(if: $yes)', '@skip(if: $yes)', '@include(if: $no)', '@skip(if: $no)', '@include(if: $yes) @skip(if: $no)', '@skip(if: false)']) : '';
  }

  #arguments(type, { name, args }) {
    const { random, snapshot } = this;
    if (args.some((arg) => arg.name === 'first'))
      return this.#page(type, name);
    if (name === 'nodes' && args.length > 0)
      return `(ids: [${Array.from({ length: random.below(5) }, () => `"${random.pick(snapshot.ids)}"`).join(', ')}])`;
    if (name === 'node' && args.length > 0)
      return `(id: "${random.pick(snapshot.ids)}")`;
    return args.some((arg) => arg.name === 'id') ? `(id: "${random.pick(snapshot.idsOf(name))}")` : '';
  }

  #page(type, name) {
    const { random, snapshot } = this;
    if (random.chance(6))
      return random.pick(BROKEN_PAGES);
    const count = 1 + random.below(3);
    if (type.name !== 'Query' || !CONNECTIONS.includes(name) || random.chance(60))
      return random.pick(['(first: $first)', `(first: ${count})`, `(last: ${count})`, '']);
    // Not from the end of the rows: no page is empty.
    const cursors = snapshot.cursors(name);
    return random.pick([`(first: ${count}, after: "${random.pick(cursors.slice(0, -1))}")`, `(last: ${count}, before: "${random.pick(cursors.slice(1))}")`]);
  }
}
