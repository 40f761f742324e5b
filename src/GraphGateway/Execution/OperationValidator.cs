using System.Runtime.CompilerServices;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace GraphGateway.Execution;

/// <summary>
/// Validates a document with the rules in the options (none for a document that was validated before), then coerces the variables and arguments of the
/// operation. Without an operation it validates only the document.
/// </summary>
internal sealed class OperationValidator : IDocumentValidator
{
    private readonly DocumentValidator _engine = new();
    private readonly ConditionalWeakTable<GraphQLOperationDefinition, OperationArguments> _arguments = [];

    public Task<IValidationResult> ValidateAsync(in ValidationOptions options) => ValidateAsync(options);

    private async Task<IValidationResult> ValidateAsync(ValidationOptions options)
    {
        // With an operation, GraphQL.NET would also coerce the variables.
        var document = await _engine.ValidateAsync(options with { Operation = null! });
        return document.IsValid && options.Operation is { } operation ? await ArgumentsOf(options, operation).ReadAsync(options.Variables) : document;
    }

    private OperationArguments ArgumentsOf(ValidationOptions options, GraphQLOperationDefinition operation) =>
        _arguments.TryGetValue(operation, out var arguments) ? arguments : _arguments.GetValue(operation, _ => new(options.Schema, options.Document, operation));
}
