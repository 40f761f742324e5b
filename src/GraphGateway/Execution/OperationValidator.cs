using System.Runtime.CompilerServices;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace GraphGateway.Execution;

/// <summary>
/// Validates a document with the rules that are given, none if it is known to be valid, then coerces the variables and arguments of the
/// operation. Without an operation only the document is validated.
/// </summary>
internal sealed class OperationValidator : IDocumentValidator
{
    private readonly DocumentValidator _engine = new();
    private readonly ConditionalWeakTable<GraphQLOperationDefinition, OperationArguments> _known = [];

    public Task<IValidationResult> ValidateAsync(in ValidationOptions options) => ValidateAsync(options);

    private async Task<IValidationResult> ValidateAsync(ValidationOptions options)
    {
        // The engine would coerce the operation's variables, too.
        var document = await _engine.ValidateAsync(options with { Operation = null! });
        return document.IsValid && options.Operation is { } operation ? await Inputs(options, operation).ReadAsync(options.Variables) : document;
    }

    private OperationArguments Inputs(ValidationOptions options, GraphQLOperationDefinition operation) =>
        _known.TryGetValue(operation, out var inputs) ? inputs : _known.GetValue(operation, _ => new(options.Schema, options.Document, operation));
}
