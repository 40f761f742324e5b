using System.Runtime.CompilerServices;
using GraphGateway.Operations;
using GraphQL.Validation;
using GraphQLParser.AST;
using Microsoft.Extensions.Options;

namespace GraphGateway.Execution;

/// <summary>
/// Reads the variables and arguments of operations whose documents are known to be valid, with what was found out about them once. The
/// engine, which walks the document twice for that, has all other operations, and those whose values are wrong, for it tells all that is.
/// </summary>
internal sealed class KnownDocumentValidator(IOptions<OperationsOptions> options) : IDocumentValidator
{
    private readonly DocumentValidator _engine = new();
    private readonly ConditionalWeakTable<GraphQLOperationDefinition, OperationInputs> _known = [];

    public Task<IValidationResult> ValidateAsync(in ValidationOptions validation) =>
        options.Value.Execution is ExecutionMode.Compiled && validation.Rules is IReadOnlyCollection<IValidationRule> { Count: 0 }
            ? ReadAsync(validation)
            : _engine.ValidateAsync(validation);

    private async Task<IValidationResult> ReadAsync(ValidationOptions validation)
    {
        if (!_known.TryGetValue(validation.Operation, out var inputs))
            inputs = _known.GetValue(validation.Operation, operation => new(validation.Schema, validation.Document, operation));
        return await inputs.ReadAsync(validation.Variables) ?? await _engine.ValidateAsync(validation);
    }
}
