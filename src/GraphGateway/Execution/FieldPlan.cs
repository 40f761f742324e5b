using GraphGateway.GraphTypes;
using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphGateway.Execution;

/// <summary>A field of an object, made one from all places that select it under the same response key.</summary>
internal sealed class FieldPlan
{
    public required string ResponseKey { get; init; }

    /// <summary>The key with what stands before and behind it in the JSON.</summary>
    public required byte[] Key { get; init; }

    /// <summary>Which field of its object it is.</summary>
    public required int Position { get; init; }

    public required FieldType Definition { get; init; }

    /// <summary>The field with the selections of all places that have it.</summary>
    public required GraphQLField Ast { get; init; }

    /// <summary>The field where it stands first: under it the engine keeps its arguments and directives.</summary>
    public required GraphQLField First { get; init; }

    /// <summary>What it gives.</summary>
    public required TypePlan Type { get; init; }

    /// <summary>How it is read; null where its resolver has to be asked.</summary>
    public FieldReader? Reader { get; init; }

    /// <summary>Writes a scalar that is read; null for whatever else.</summary>
    public Func<object, JsonBuffer, bool>? Write { get; init; }

    public IFieldResolver Resolver => Definition.Resolver ?? NameFieldResolver.Instance;

    public bool IsGathered => Write is null && (Reader is null || Type.IsGathered);

    /// <summary>The index of its value among those that are gathered of an object.</summary>
    public int Slot { get; set; } = -1;
}
