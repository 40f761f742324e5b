using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphGateway.Execution;

/// <summary>What a field gives: a scalar, an object, or a list of them.</summary>
/// <param name="declared">The declared type.</param>
/// <param name="objects">The plan of each type that an object can have there; none for a scalar.</param>
internal sealed class TypePlan(IGraphType declared, IReadOnlyList<ObjectPlan> objects)
{
    private readonly IGraphType _named = declared.GetNamedType();

    public bool IsNonNull { get; } = declared is NonNullGraphType;

    public bool IsList { get; } = Nullable(declared) is ListGraphType;

    public bool IsItemNonNull { get; } = Nullable(declared) is ListGraphType { ResolvedType: NonNullGraphType };

    /// <summary>The scalar; null where objects are given.</summary>
    public ScalarGraphType? Scalar => _named as ScalarGraphType;

    /// <summary>Whether anything below may have to be loaded.</summary>
    public bool IsGathered { get; } = objects.Any(plan => plan.Gathered.Length > 0);

    /// <summary>What is selected below, where all objects are of one type.</summary>
    public Dictionary<string, (GraphQLField Field, FieldType FieldType)>? SubFields =>
        objects is [var only] ? only.Fields.ToDictionary(plan => plan.ResponseKey, plan => (plan.Ast, plan.Definition), StringComparer.Ordinal) : null;

    /// <summary>Whether lists hold lists, which no plan covers.</summary>
    public static bool IsNested(IGraphType declared) => Nullable(declared) is ListGraphType list && Nullable(list.ResolvedType!) is ListGraphType;

    /// <summary>The plan of a value.</summary>
    /// <exception cref="InvalidOperationException">The value is of a type that it must not have.</exception>
    public ObjectPlan Of(object value, ISchema schema)
    {
        var plan = _named is IAbstractGraphType any ? Concrete(any.GetObjectType(value, schema)) : objects[0];
        return plan is null || plan.Refuses(value) ? throw new InvalidOperationException($"A value of {value.GetType()} is not allowed for '{_named.Name}'.") : plan;
    }

    private ObjectPlan? Concrete(IObjectGraphType? type)
    {
        foreach (var plan in objects)
        {
            if (ReferenceEquals(plan.Type, type))
                return plan;
        }

        return null;
    }

    private static IGraphType Nullable(IGraphType type) => type is NonNullGraphType { ResolvedType: { } nullable } ? nullable : type;
}
