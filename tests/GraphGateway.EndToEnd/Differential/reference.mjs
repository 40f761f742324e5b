import { buildSchema, getOperationAST, getVariableValues, parse, validate } from 'graphql';
import { readFileSync } from 'node:fs';

// As the scalar's specification has it: https://scalars.graphql.org/chillicream/date-time.html
const DATE_TIME = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

// The verdict of graphql-js: how far a request gets.
export class Reference {
  constructor(path) {
    this.schema = buildSchema(readFileSync(path, 'utf8'));
    defineScalar(this.schema.getType('DateTime'), (value) => typeof value === 'string' && DATE_TIME.test(value));
    defineScalar(this.schema.getType('URL'), (value) => typeof value === 'string');
    defineScalar(this.schema.getType('Long'), Number.isSafeInteger);
  }

  verdict({ text, operationName, variables }) {
    let document;
    try {
      document = parse(text);
    } catch (error) {
      return { verdict: 'syntax error', errors: [told(error)] };
    }

    const errors = validate(this.schema, document, undefined, { maxErrors: 1000 });
    if (errors.length > 0)
      return { verdict: 'invalid', errors: errors.map(told) };
    const operation = getOperationAST(document, operationName);
    if (!operation)
      return { verdict: 'no operation', errors: [] };
    const coerced = getVariableValues(this.schema, operation.variableDefinitions ?? [], JSON.parse(variables));
    return coerced.errors ? { verdict: 'wrong variables', errors: coerced.errors.map(told) } : { verdict: 'executes', errors: [] };
  }
}

function told(error) {
  return { message: error.message, locations: error.locations ?? [] };
}

function defineScalar(type, isValid) {
  type.coerceInputValue = (value) => {
    if (!isValid(value))
      throw new TypeError(`${type.name} cannot be ${JSON.stringify(value)}`);
    return value;
  };
  type.coerceInputLiteral = undefined;
}
