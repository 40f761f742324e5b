import { getNamedType, isAbstractType, isCompositeType, isInputType, isLeafType, isNonNullType } from 'graphql';
import { ValueGenerator } from './values.mjs';

const MAX_DEPTH = 4;
const MAX_SELECTIONS = 40;
const DIRECTIVES = ['@skip', '@include @skip(if: true)', '@deprecated', '@unknown', '@specifiedBy(url: "x")', '@oneOf', '@include(if: true) @include(if: false)', '@skip(if: true, if: false)', '@skip(unless: true)'];

// Random documents over a schema, with the variables they declare. Most are valid.
export class DocumentGenerator {
  constructor(schema, random) {
    this.schema = schema;
    this.random = random;
    this.values = new ValueGenerator(random);
    this.variables = new Map();
    this.names = 0;
    this.fragments = [];
    this.selections = 0;
    this.composites = Object.values(schema.getTypeMap()).filter((type) => isCompositeType(type) && !type.name.startsWith('__'));
    this.inputs = Object.values(schema.getTypeMap()).filter((type) => isInputType(type) && !type.name.startsWith('__'));
  }

  document() {
    const operations = Array.from({ length: this.random.chance(92) ? 1 : 2 }, (_, index) => this.#operation(index));
    const body = this.fragments.map(({ text }) => text);
    const text = [...operations.map(({ keyword, name, selection }) => this.#headed(keyword, name, selection)), ...body].join('\n');
    const named = operations.length > 1 ? !this.random.chance(30) : this.random.chance(5);
    return { text, operationName: named ? this.random.pick(['Q0', 'Q0', 'Q1', 'Missing']) : undefined, variables: this.#variablesJson() };
  }

  #operation(index) {
    const { random, schema } = this;
    const keyword = random.chance(84) ? 'query' : random.pick(['mutation', 'subscription']);
    const root = { query: schema.getQueryType(), mutation: schema.getMutationType(), subscription: schema.getSubscriptionType() }[keyword];
    const count = keyword === 'query' ? 1 + random.below(3) : random.chance(80) ? 1 : 2;
    return { keyword, name: random.chance(3) ? 'Same' : `Q${index}`, selection: this.#selection(root, 0, count) };
  }

  #headed(keyword, name, selection) {
    const declared = [...this.variables.values()].filter(() => !this.random.chance(1)).map(({ text }) => text);
    if (this.random.chance(2))
      declared.push('$unused: Int');
    const isShort = keyword === 'query' && declared.length === 0 && this.random.chance(50);
    return isShort ? selection : `${keyword} ${this.random.chance(8) && !declared.length ? '' : name}${declared.length ? `(${declared.join(', ')})` : ''} ${this.random.chance(2) ? this.#directive() : ''}${selection}`;
  }

  #selection(type, depth, count = 1 + this.random.below(4)) {
    return `{ ${Array.from({ length: count }, () => this.#selected(type, depth)).join(' ')} }`;
  }

  #selected(type, depth) {
    const { random } = this;
    if (this.selections++ > MAX_SELECTIONS)
      return '__typename';
    const directive = random.chance(7) ? this.#directive() : '';
    const kind = random.below(20);
    if (kind === 0)
      return `... ${directive} ${this.#selection(type, depth + 1)}`;
    if (kind === 1) {
      const narrowed = this.#narrowed(type);
      return `... on ${narrowed.name} ${directive} ${this.#selection(narrowed, depth + 1)}`;
    }
    if (kind === 2 && depth < MAX_DEPTH)
      return `...${this.#fragment(type, depth)} ${directive}`;
    if (kind === 3)
      return `${random.chance(40) ? 'a: ' : ''}__typename ${directive}`;
    return this.#field(type, depth, directive);
  }

  #narrowed(type) {
    const { random, schema } = this;
    if (random.chance(4))
      return random.pick(this.composites);
    return isAbstractType(type) ? random.pick(schema.getPossibleTypes(type)) : random.chance(80) ? type : random.pick([type, ...type.getInterfaces()]);
  }

  #fragment(type, depth) {
    const { random } = this;
    const known = this.fragments.filter((fragment) => fragment.type === type);
    if (known.length > 0 && random.chance(60))
      return random.pick(known).name;
    const fragment = { name: `F${this.fragments.length}`, type, text: '' };
    this.fragments.push(fragment);
    fragment.text = `fragment ${fragment.name} on ${type.name} ${this.#selection(type, depth + 1)}`;
    return fragment.name;
  }

  #field(type, depth, directive) {
    const { random } = this;
    const fields = Object.values(type.getFields?.() ?? {}).filter((field) => depth < MAX_DEPTH || isLeafType(getNamedType(field.type)));
    if (type === this.schema.getQueryType() && random.chance(4))
      return random.chance(50) ? '__schema { queryType { name } }' : `__type(name: ${this.values.literal(this.schema.getType('String'), (wanted) => this.#variable(wanted))}) { name kind }`;
    if (fields.length === 0)
      return '__typename';
    const field = random.pick(fields);
    const below = getNamedType(field.type);
    const name = `${random.chance(12) ? `${random.pick(['a', 'b', 'id'])}: ` : ''}${random.chance(1) ? 'unknown' : field.name}`;
    const hasSelection = isCompositeType(below) !== random.chance(1);
    return `${name}${this.#arguments(field)} ${directive} ${hasSelection ? (isCompositeType(below) ? this.#selection(below, depth + 1) : '{ x }') : ''}`;
  }

  #arguments(field) {
    const { random } = this;
    const chosen = field.args.filter((argument) => (isNonNullType(argument.type) ? !random.chance(2) : random.chance(25)));
    if (random.chance(1) && chosen.length)
      chosen.push(chosen[0]);
    const texts = chosen.map((argument) => `${random.chance(1) ? 'unknown' : argument.name}: ${this.values.literal(argument.type, (type) => this.#variable(type))}`);
    return texts.length ? `(${texts.join(', ')})` : '';
  }

  #directive() {
    const { random } = this;
    if (random.chance(10))
      return random.pick(DIRECTIVES);
    const condition = this.values.literal(this.schema.getDirective('skip').args[0].type, (type) => this.#variable(type));
    return `@${random.pick(['skip', 'include'])}(if: ${condition})`;
  }

  #variable(type) {
    const { random } = this;
    if (!random.chance(14))
      return null;
    const [declared, variable] = this.#declaredType(type);
    const known = this.variables.get(declared);
    if (known && random.chance(70))
      return `$${known.name}`;
    const name = `v${this.names++}`;
    const fallback = variable && random.chance(30) ? ` = ${this.values.literal(variable)}` : '';
    this.variables.set(random.chance(90) ? declared : `${declared} ${name}`, { name, type: variable, text: `$${name}: ${declared}${fallback}` });
    return `$${name}`;
  }

  #declaredType(type) {
    const { random } = this;
    const text = String(type);
    if (random.chance(88))
      return [text, type];
    if (random.chance(60))
      return isNonNullType(type) ? [String(type.ofType), type.ofType] : [`${text}!`, type];
    const other = random.pick(random.chance(15) ? this.composites : this.inputs);
    return random.chance(20) ? [`[${other.name}]`, null] : [other.name, isInputType(other) ? other : null];
  }

  #variablesJson() {
    const given = [...this.variables.values()].filter(({ type }) => !this.random.chance(type && !isNonNullType(type) ? 25 : 4));
    return `{${given.map(({ name, type }) => `"${name}": ${type ? this.values.json(type) : 'null'}`).join(', ')}}`;
  }
}
