using System.Collections.Concurrent;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace GraphGateway.Execution;

/// <summary>Coerces the variables and the arguments of fields and directives of a valid operation. Their sites are found once per operation.</summary>
internal sealed class OperationArguments
{
    // More concurrent requests of one operation create more contexts, which are not pooled.
    private const int MaxPooledContexts = 4;

    private readonly ISchema _schema;
    private readonly GraphQLDocument _document;
    private readonly GraphQLOperationDefinition _operation;
    private readonly ArgumentSites _sites;
    private readonly HashSet<string> _nullable;

    // A pool. A context caches the variable usages of the operation and is not thread-safe.
    private readonly ConcurrentQueue<ValidationContext> _contexts = [];

    public OperationArguments(ISchema schema, GraphQLDocument document, GraphQLOperationDefinition operation)
    {
        (_schema, _document, _operation, _sites) = (schema, document, operation, new ArgumentSites(schema, document).With(operation));
        _nullable = [.. from variable in operation.Variables?.Items ?? [] where variable.Type is not GraphQLNonNullType select variable.Variable.Name.StringValue];
    }

    /// <summary>Coerces the variable values of a request.</summary>
    public async ValueTask<IValidationResult> ReadAsync(Inputs inputs)
    {
        var nulls = Nulls(inputs);
        var (variables, errors) = await VariablesAsync(inputs, nulls);
        if (errors is not null)
            return new ValidationResult(errors);
        try
        {
            return new ValidationResult { Variables = variables, ArgumentValues = Arguments(variables, nulls), DirectiveValues = Directives(variables) };
        }
        catch (ValidationError error)
        {
            return new ValidationResult(error);
        }
    }

    private HashSet<string> Nulls(Inputs inputs) => [.. inputs.Where(entry => entry.Value is null && _nullable.Contains(entry.Key)).Select(entry => entry.Key)];

    private async ValueTask<(Variables Variables, List<ValidationError>? Errors)> VariablesAsync(Inputs inputs, HashSet<string> nulls)
    {
        if (_operation.Variables is not { Count: > 0 })
            return (Variables.None, null);
        if (!_contexts.TryDequeue(out var context))
            context = new() { Schema = _schema, Document = _document, Operation = _operation };
        context.Variables = nulls.Count == 0 ? inputs : new(inputs.Where(entry => !nulls.Contains(entry.Key)).ToDictionary(StringComparer.Ordinal));
        var (variables, errors) = await context.GetVariablesValuesAsync();
        context.Variables = Inputs.Empty;
        if (_contexts.Count < MaxPooledContexts)
            _contexts.Enqueue(context);
        // An explicit null for a variable with a default value: GraphQL.NET would reject it at a non-null position. The specification makes it a field error.
        foreach (var name in nulls)
        {
            if (variables.Find(name) is { } variable)
                (variable.Value, variable.IsDefault) = (null, false);
        }

        return (variables, errors);
    }

    private Dictionary<GraphQLField, IDictionary<string, ArgumentValue>>? Arguments(Variables variables, HashSet<string> nulls)
    {
        Dictionary<GraphQLField, IDictionary<string, ArgumentValue>>? values = null;
        foreach (var (field, definition) in _sites.Fields)
        {
            var arguments = nulls.Count > 0 && MisplacedNull(field, definition, nulls) is { } position
                ? ArgumentCoercion.Failed(position)
                : ExecutionHelper.GetArguments(definition.Arguments, field.Arguments, variables, _document, field, directive: null);
            if (arguments is not null)
                (values ??= []).Add(field, arguments);
        }

        return values;
    }

    private static VariablePosition? MisplacedNull(GraphQLField field, FieldType definition, HashSet<string> nulls) =>
        ArgumentSites.VariablesOf((field, definition)).FirstOrDefault(position => position.Type is NonNullGraphType && nulls.Contains(position.Variable.Name.StringValue));

    private Dictionary<ASTNode, IDictionary<string, DirectiveInfo>>? Directives(Variables variables)
    {
        Dictionary<ASTNode, IDictionary<string, DirectiveInfo>>? values = null;
        foreach (var node in _sites.WithDirectives)
        {
            if (ExecutionHelper.GetDirectives((IHasDirectivesNode)node, variables, _schema, _document) is { } directives)
                (values ??= []).Add(node, directives);
        }

        return values;
    }
}
