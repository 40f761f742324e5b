using GraphQLParser;
using GraphQLParser.AST;

namespace GraphGateway.Documents.Parsing;

/// <summary>An operation with its location and its description, for which the engine's class has no place.</summary>
internal sealed class OperationDefinition(GraphQLSelectionSet selectionSet) : GraphQLOperationDefinition(selectionSet)
{
    public override GraphQLLocation Location { get; set; }

    /// <summary>What the client wrote before the operation to describe it; null if nothing.</summary>
    public ROM? Description { get; init; }
}
