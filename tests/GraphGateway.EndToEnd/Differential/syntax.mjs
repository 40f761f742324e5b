// Random documents for the grammar alone: their names mean nothing to the schema. And handwritten ones around the grammar's edges.
const NAMES = ['a', 'b', 'on', 'query', 'fragment', 'true', 'false', 'null', 'type', 'extend', '_x1', 'implements', 'repeatable', 'subscription'];
const STRINGS = [
  '""', '"text"', '"\\u{1F600}"', '"\\uD83D\\uDE00"', '"\\n\\"\\\\\\/"', '"\u0001\u0000"', '"😀 \u2028"', '"""block"""', '"""\n  a\n    b\r\n  c\r"""', '"""\\"""a"""', '"""\n\n"""', '"""a""b"""',
];
const NUMBERS = ['0', '-1', '12', '1.5', '-0.0e10', '1E-3'];
const LOCATIONS = ['FIELD', 'QUERY', 'SCHEMA', 'DIRECTIVE_DEFINITION', 'FRAGMENT_VARIABLE_DEFINITION', 'toString'];
const SEPARATORS = [' ', '\n', '\r', ', ', '\r\n# \\u comment\n', '\t\ufeff'];
const INSERTED = [
  ...'{}()[]:$!=@.,#|&"\\\n\r\'?*`<;~-', '...', '..', '""', '"""', '\r\n', '01', '1.', '1e', '0x', '.5', '1a', '\u0000', '\u00a0', '😀', 'é', '\ufeff', '\u2028', '{}', '()',
  '"\\u{110000}"', '"\\u{', '"\\u{}"', '"\\u{D800}"', '"\\u{00000041}"', '"\\u{000000041}"', '"\\u{FFFFFFFF}"', '"\\uD800"', '"\\uDC00\\uD800"', '"\\x"', '"\\u00"', ...NAMES,
];

export const SYNTAX_CASES = [
  ' ', '\n\r\n,', '# comment', '\ufeff', '{}', '{agents{}}', 'query', 'query{}', '{__typename}}', '{__typename}...', '"about"', '"about"{__typename}', '"about" "again" query{__typename}',
  '"about" query A("about a" $a:Int){agents(first:$a){totalCount}}', '"""about""" fragment F on Query{__typename} "about" query{...F}', '"about" extend type Query{a:Int}', '"about" missing', '"about" 1',
  '{agents(first:1where:{}){totalCount}}', '{agents(first:0xF){totalCount}}', '{agents(first:1.){totalCount}}', '{agents(first:01){totalCount}}', '{agents(first:-){totalCount}}', '{agents(first:1_0){totalCount}}',
  '{agents(search:"\\u{1F600}"){totalCount}}', '{agents(search:"\\u{110000}"){totalCount}}', '{agents(search:"\\u{0000000041}"){totalCount}}', '{agents(search:"\\uD83D\\uDE00"){totalCount}}',
  '{agents(search:"\\uD83D"){totalCount}}', '{agents(search:"\u0001\u007f"){totalCount}}', '{agents(search:"""\n a\r\n  b\r"""){totalCount}}', '{agents(search:"a\nb"){totalCount}}',
  '{agents(search:"\\ud😀😀"){totalCount}}', `{"${'x'.repeat(39)}😀"}`, '{__typename} # \\u \u0000', '{agents(){totalCount}}', 'query(){__typename}', 'query A on {__typename}', 'fragment on on Query{__typename}', 'fragment F($a:Int) on Query{__typename}', '{...F(a:1)}',
  'query($a:Int=$b){__typename}', 'query($a:Int=$){__typename}', 'query($a:[Int]=[1 $b]){__typename}', 'query($a:Int @deprecated(reason:$b)){__typename}', 'query($a:Int!!){__typename}',
  '{__typename} type A', '{__typename} type A{}', 'type A{b:C}', 'extend type A', 'extend type A{b:C}', 'extend schema @a', 'enum A{true}', 'directive @a on FIELD', 'directive @a on FOO', 'union A=|B|C', 'scalar A {__typename} }',
].map((text) => ({ text, variables: '{}' }));

export class SyntaxGenerator {
  constructor(random) {
    this.random = random;
  }

  document() {
    return (this.random.chance(5) ? '\ufeff' : '') + this.many(1, 2, () => this.definition());
  }

  // Changes characters, so that tokens break too.
  mutate(text) {
    for (let count = 1 + this.random.below(2); count > 0; count--) {
      const at = this.random.below(text.length + 1);
      const removed = this.random.below(3);
      text = text.slice(0, at) + (this.random.chance(70) ? this.random.pick(INSERTED) : '') + text.slice(this.random.chance(10) ? text.length : at + removed);
    }
    // JSON in UTF-8 cannot carry half a surrogate pair.
    return text.toWellFormed();
  }

  definition() {
    const kind = this.random.below(10);
    if (kind < 2)
      return this.typeSystemDefinition();
    if (kind < 4)
      return this.selections(2);
    if (kind < 6)
      return `${this.description()}fragment ${this.fragmentName()} on ${this.name()}${this.directives(false)}${this.selections(2)}`;
    const variables = this.maybe(50, () => `(${this.many(1, 2, () => `${this.description()}$${this.inputValue()}`)})`);
    return `${this.description()}${this.random.pick(['query', 'mutation', 'subscription'])} ${this.maybe(60, () => this.name())}${variables}${this.directives(false)}${this.selections(3)}`;
  }

  typeSystemDefinition() {
    const isExtension = this.random.chance(30);
    const start = isExtension ? 'extend ' : this.description();
    const fields = () => this.maybe(70, () => `{${this.many(1, 2, () => `${this.description()}${this.name()}${this.parameters()}:${this.type(2)}${this.directives(true)}`)}}`);
    switch (this.random.below(7)) {
      case 0:
        return `${start}schema${this.directives(true)}${isExtension && this.random.chance(50) ? '' : `{${this.many(1, 2, () => `${this.random.pick(['query', 'mutation', 'subscription'])}:${this.name()}`)}}`}`;
      case 1:
        return `${start}scalar ${this.name()}${this.directives(true)}`;
      case 2:
        return `${start}${this.random.pick(['type', 'interface'])} ${this.name()}${this.maybe(30, () => ` implements ${this.maybe(30, () => '&')}${this.name()}&${this.name()}`)}${this.directives(true)}${fields()}`;
      case 3:
        return `${start}union ${this.name()}${this.directives(true)}${this.maybe(70, () => `=${this.maybe(30, () => '|')}${this.name()}|${this.name()}`)}`;
      case 4:
        return `${start}enum ${this.name()}${this.directives(true)}${this.maybe(70, () => `{${this.many(1, 3, () => `${this.description()}${this.name()}${this.directives(true)}`)}}`)}`;
      case 5:
        return `${start}input ${this.name()}${this.directives(true)}${this.maybe(70, () => `{${this.many(1, 2, () => this.description() + this.inputValue())}}`)}`;
      default:
        return `${start}directive @${this.name()}${isExtension ? '' : this.parameters()}${this.directives(true)}${isExtension ? '' : `${this.maybe(30, () => ' repeatable')} on ${this.random.pick(LOCATIONS)}|${this.random.pick(LOCATIONS)}`}`;
    }
  }

  selections(depth) {
    return `{${this.many(1, 3, () => this.selection(depth))}}`;
  }

  selection(depth) {
    switch (depth > 0 ? this.random.below(6) : 2) {
      case 0:
        return `...${this.fragmentName()}${this.directives(false)}`;
      case 1:
        return `...${this.maybe(50, () => `on ${this.name()}`)}${this.directives(false)}${this.selections(depth - 1)}`;
      default:
        return `${this.maybe(20, () => `${this.name()}:`)}${this.name()}${this.arguments(false)}${this.directives(false)}${depth > 0 ? this.maybe(40, () => this.selections(depth - 1)) : ''}`;
    }
  }

  arguments(isConstant) {
    return this.maybe(40, () => `(${this.many(1, 2, () => `${this.name()}:${this.value(2, isConstant)}`)})`);
  }

  directives(isConstant) {
    return this.maybe(25, () => ` ${this.many(1, 2, () => `@${this.name()}${this.arguments(isConstant)}`)} `);
  }

  parameters() {
    return this.maybe(30, () => `(${this.many(1, 2, () => this.description() + this.inputValue())})`);
  }

  inputValue() {
    return `${this.name()}:${this.type(2)}${this.maybe(40, () => `=${this.value(2, true)}`)}${this.directives(true)}`;
  }

  type(depth) {
    return (depth > 0 && this.random.chance(30) ? `[${this.type(depth - 1)}]` : this.name()) + this.maybe(30, () => '!');
  }

  value(depth, isConstant) {
    switch (this.random.below(depth > 0 ? 7 : 5)) {
      case 0:
        return isConstant ? '1' : `$${this.name()}`;
      case 1:
        return this.random.pick(NUMBERS);
      case 2:
      case 3:
        return this.random.pick(STRINGS);
      case 4:
        return this.name();
      case 5:
        return `[${this.many(0, 2, () => this.value(depth - 1, isConstant))}]`;
      default:
        return `{${this.many(0, 2, () => `${this.name()}:${this.value(depth - 1, isConstant)}`)}}`;
    }
  }

  description() {
    return this.maybe(15, () => `${this.random.pick(STRINGS)} `);
  }

  name() {
    return this.random.pick(NAMES);
  }

  fragmentName() {
    return this.random.pick(NAMES.filter((name) => name !== 'on'));
  }

  maybe(percent, write) {
    return this.random.chance(percent) ? write() : '';
  }

  many(least, most, write) {
    return Array.from({ length: least + this.random.below(most - least + 1) }, write).join(this.random.pick(SEPARATORS));
  }
}
