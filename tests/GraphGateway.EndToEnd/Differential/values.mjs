import { isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';

const LITERALS = ['null', '0', '-1', '2147483648', '1.0', '1e3', '""', '"text"', '"""block"""', 'true', 'NAME', '[]', '[1, "a"]', '{}', '{a: 1}', '[[null]]'];
const JSON_VALUES = ['null', '0', '-0', '1.0', '1e0', '1.5', '-1', '2147483647', '2147483648', '9007199254740993', '1e400', '""', '"1"', '"text"', 'true', '[]', '[null]', '[[1]]', '{}', '{"a":1}'];
const SCALARS = {
  Boolean: ['true', 'false'],
  DateTime: ['"2026-01-31T10:20:30Z"', '"2026-01-31T10:20:30.250Z"', '"2026-01-31T10:20:30+02:00"'],
  Float: ['0', '1.5'],
  ID: ['"1001"', '7', '"x"'],
  Int: ['0', '3', '20'],
  Long: ['1'],
  String: ['"win"', '"1.9"', '""'],
  URL: ['"https://example.org"'],
};
const MAX_DEPTH = 3;

// Random values of input types, as literals of a document and as JSON. Some do not fit.
export class ValueGenerator {
  constructor(random, wrongPercent = 4) {
    this.random = random;
    this.wrongPercent = wrongPercent;
  }

  // A literal; variableOf returns a variable for a type, or null for none.
  literal(type, variableOf, depth = 0) {
    const variable = variableOf?.(type);
    if (variable)
      return variable;
    if (this.random.chance(this.wrongPercent))
      return this.random.pick(LITERALS);
    return this.#value(type, depth, {
      enum: (name) => name,
      entry: (name, value) => `${name}: ${value}`,
      nested: (inner) => this.literal(inner, variableOf, depth + 1),
    });
  }

  json(type, depth = 0) {
    if (this.random.chance(this.wrongPercent))
      return this.random.pick(JSON_VALUES);
    return this.#value(type, depth, {
      enum: (name) => `"${name}"`,
      entry: (name, value) => `"${name}": ${value}`,
      isUnique: true,
      nested: (inner) => this.json(inner, depth + 1),
    });
  }

  #value(type, depth, form) {
    const { random } = this;
    if (isNonNullType(type))
      return this.#value(type.ofType, depth, form);
    if (random.chance(3))
      return 'null';
    if (isListType(type))
      return random.chance(15) ? form.nested(type.ofType) : `[${Array.from({ length: random.below(3) }, () => form.nested(type.ofType)).join(', ')}]`;
    if (isEnumType(type))
      return form.enum(random.chance(4) ? 'NOWHERE' : random.pick(type.getValues()).name);
    if (isInputObjectType(type))
      return this.#object(type, depth, form);
    return random.pick(SCALARS[type.name]);
  }

  #object(type, depth, form) {
    const { random } = this;
    const fields = Object.values(type.getFields());
    const chosen = fields.filter((field) => isNonNullType(field.type) && !random.chance(3));
    const more = depth >= MAX_DEPTH ? 0 : type.isOneOf ? (random.chance(90) ? 1 : random.below(3)) : random.below(3);
    for (let i = 0; i < more; i++)
      chosen.push(random.pick(fields));
    const unique = !form.isUnique && random.chance(3) ? chosen : [...new Set(chosen)];
    return `{${unique.map((field) => form.entry(unique.length === 1 && random.chance(3) ? 'unknown' : field.name, form.nested(field.type))).join(', ')}}`;
  }
}
