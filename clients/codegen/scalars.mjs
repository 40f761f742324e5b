// The gateway's scalars for GraphQL Code Generator: `config: { strictScalars: true, scalars }`.
// JSON holds a DateTime and a URL as text. A Date may be sent: JSON.stringify makes the text of it. A Long is at most 2^53 - 1, so a number holds it.
export const scalars = {
  DateTime: { input: 'string | Date', output: 'string' },
  Long: { input: 'number', output: 'number' },
  URL: { input: 'string', output: 'string' },
};
