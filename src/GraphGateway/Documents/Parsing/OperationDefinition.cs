using GraphQLParser;
using GraphQLParser.AST;

namespace GraphGateway.Documents.Parsing;

/// <summary>An operation with its location and its description, which the engine's class does not store.</summary>
internal sealed class OperationDefinition(GraphQLSelectionSet selectionSet) : GraphQLOperationDefinition(selectionSet)
{
    public override GraphQLLocation Location { get; set; }

    /// <summary>The description before the operation, or null if there is none.</summary>
    public ROM? Description { get; init; }
}
