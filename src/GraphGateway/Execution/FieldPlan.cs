using GraphGateway.GraphTypes;
using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphGateway.Execution;

/// <summary>The plan of a field: all selections of one response key in an object, merged.</summary>
internal sealed class FieldPlan
{
    public required string ResponseKey { get; init; }

    /// <summary>The response key as JSON in UTF-8, with the punctuation before and after it.</summary>
    public required byte[] Key { get; init; }

    /// <summary>The index of the field in its object.</summary>
    public required int Position { get; init; }

    public required FieldType Definition { get; init; }

    /// <summary>The merged field, with the selections of all its occurrences.</summary>
    public required GraphQLField Ast { get; init; }

    /// <summary>The first occurrence of the field. GraphQL.NET stores the arguments and directives by this node.</summary>
    public required GraphQLField FirstAst { get; init; }

    /// <summary>The plan of the field's type.</summary>
    public required TypePlan Type { get; init; }

    /// <summary>Reads the value from the source object, or null if the resolver must be called.</summary>
    public FieldReader? Reader { get; init; }

    /// <summary>Reads a scalar from the source object and writes it. Null if the resolver must be called, or if the value is not a scalar.</summary>
    public Func<object, JsonBuffer, bool>? Write { get; init; }

    public IFieldResolver Resolver => Definition.Resolver ?? NameFieldResolver.Instance;

    /// <summary>Whether the resolve phase must resolve the field, or a field below it.</summary>
    public bool NeedsResolvePhase => Write is null && (Reader is null || Type.NeedsResolvePhase);

    /// <summary>The index of the value in <see cref="ResolvedObject.Values"/>, or -1 if the field needs no resolve phase.</summary>
    public int Slot { get; set; } = -1;
}
