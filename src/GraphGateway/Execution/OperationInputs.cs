using System.Collections.Concurrent;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace GraphGateway.Execution;

/// <summary>Where a valid operation takes values in: its variables, and the arguments of fields and directives. Found once, read for each request.</summary>
internal sealed class OperationInputs
{
    private readonly ISchema _schema;
    private readonly GraphQLDocument _document;
    private readonly GraphQLOperationDefinition _operation;
    private readonly InputPlaces _places;

    // Each remembers where the operation uses variables, and serves one request at a time.
    private readonly ConcurrentQueue<ValidationContext> _contexts = [];

    public OperationInputs(ISchema schema, GraphQLDocument document, GraphQLOperationDefinition operation) =>
        (_schema, _document, _operation, _places) = (schema, document, operation, new InputPlaces(schema, document).With(operation));

    /// <summary>Reads the values that a request gives; null where one of them does not fit.</summary>
    public async ValueTask<IValidationResult?> ReadAsync(Inputs given)
    {
        if (await VariablesAsync(given) is not { } variables)
            return null;
        try
        {
            return new ValidationResult { Variables = variables, ArgumentValues = Arguments(variables), DirectiveValues = Directives(variables) };
        }
        catch (ValidationError)
        {
            return null;
        }
    }

    private async ValueTask<Variables?> VariablesAsync(Inputs given)
    {
        if (_operation.Variables is not { Count: > 0 })
            return Variables.None;
        if (!_contexts.TryDequeue(out var context))
            context = new() { Schema = _schema, Document = _document, Operation = _operation };
        context.Variables = given;
        var (variables, errors) = await context.GetVariablesValuesAsync();
        context.Variables = Inputs.Empty;
        _contexts.Enqueue(context);
        return errors is null ? variables : null;
    }

    private Dictionary<GraphQLField, IDictionary<string, ArgumentValue>>? Arguments(Variables variables)
    {
        Dictionary<GraphQLField, IDictionary<string, ArgumentValue>>? values = null;
        foreach (var (field, definition) in _places.Fields)
        {
            if (ExecutionHelper.GetArguments(definition.Arguments, field.Arguments, variables, _document, field, directive: null) is { } arguments)
                (values ??= []).Add(field, arguments);
        }

        return values;
    }

    private Dictionary<ASTNode, IDictionary<string, DirectiveInfo>>? Directives(Variables variables)
    {
        Dictionary<ASTNode, IDictionary<string, DirectiveInfo>>? values = null;
        foreach (var node in _places.WithDirectives)
        {
            if (ExecutionHelper.GetDirectives((IHasDirectivesNode)node, variables, _schema, _document) is { } directives)
                (values ??= []).Add(node, directives);
        }

        return values;
    }
}
