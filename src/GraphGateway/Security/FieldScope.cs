using GraphGateway.GraphTypes;
using GraphQL;
using GraphQL.Builders;
using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQL.Utilities;

namespace GraphGateway.Security;

/// <summary>The scope that a field requires, declared together with the field.</summary>
internal static class FieldScope
{
    private const string Key = "Scope";

    /// <summary>Sets the scope that the field requires. A field without a scope is open to every caller.</summary>
    public static FieldBuilder<TSource, TReturn> Requires<TSource, TReturn>(this FieldBuilder<TSource, TReturn> field, string scope)
    {
        field.FieldType.WithMetadata(Key, scope);
        return field;
    }

    public static string? Of(IFieldType field) => field.GetMetadata<string?>(Key);
}

/// <summary>Resolves a field for callers with the required scope, and rejects other callers before any data is loaded.</summary>
internal sealed class ScopeGuard(string scope, IFieldResolver resolver) : IFieldResolver
{
    public ValueTask<object?> ResolveAsync(IResolveFieldContext context)
    {
        context.Get<ScopeAuthorizer>().Require(scope, context.FieldDefinition.Name);
        return resolver.ResolveAsync(context);
    }
}

/// <summary>Opens the stream of a subscription field for callers with the required scope, and rejects other callers.</summary>
internal sealed class StreamScopeGuard(string scope, ISourceStreamResolver resolver) : ISourceStreamResolver
{
    public ValueTask<IObservable<object?>> ResolveAsync(IResolveFieldContext context)
    {
        context.Get<ScopeAuthorizer>().Require(scope, context.FieldDefinition.Name);
        return resolver.ResolveAsync(context);
    }
}

/// <summary>Wraps the resolver of each field that requires a scope with a guard. For a subscription field, the guard runs before the stream is opened.</summary>
internal sealed class ScopeVisitor : BaseSchemaNodeVisitor
{
    public override void VisitObjectFieldDefinition(FieldType field, IObjectGraphType type, ISchema schema)
    {
        if (FieldScope.Of(field) is not { } scope)
            return;
        if (field.StreamResolver is { } stream)
            field.StreamResolver = new StreamScopeGuard(scope, stream);
        else
            field.Resolver = new ScopeGuard(scope, field.Resolver ?? NameFieldResolver.Instance);
    }
}
