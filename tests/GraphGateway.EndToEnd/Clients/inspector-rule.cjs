// Changes that GraphQL Inspector takes for breaking and that break nobody: these inputs took exactly one key before they said so.
const ONE_KEY = ['AgentSortInput', 'SupportConnectionSortInput'];

exports.__esModule = true;
exports.default = ({ changes }) => changes.map((change) => (isKnown(change) ? { ...change, criticality: { level: 'NON_BREAKING' } } : change));

function isKnown({ type, meta }) {
  return type === 'DIRECTIVE_USAGE_INPUT_OBJECT_ADDED' && meta.addedDirectiveName === 'oneOf' && ONE_KEY.includes(meta.inputObjectName);
}
