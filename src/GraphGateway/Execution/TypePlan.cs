using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphGateway.Execution;

/// <summary>The plan of a field's type: a scalar, an object, or a list of either.</summary>
/// <param name="declared">The declared type.</param>
/// <param name="objects">The plans of the possible object types. Empty for a scalar.</param>
internal sealed class TypePlan(IGraphType declared, IReadOnlyList<ObjectPlan> objects)
{
    private readonly IGraphType _named = declared.GetNamedType();

    public bool IsNonNull { get; } = declared is NonNullGraphType;

    public bool IsList { get; } = Nullable(declared) is ListGraphType;

    public bool IsItemNonNull { get; } = Nullable(declared) is ListGraphType { ResolvedType: NonNullGraphType };

    /// <summary>The scalar type, or null if the field returns objects.</summary>
    public ScalarGraphType? Scalar => _named as ScalarGraphType;

    /// <summary>Whether a field below needs the resolve phase.</summary>
    public bool NeedsResolvePhase { get; } = objects.Any(plan => plan.ResolvedFields.Length > 0);

    /// <summary>The selected fields below, or null if there is not exactly one object type.</summary>
    public Dictionary<string, (GraphQLField Field, FieldType FieldType)>? SubFields =>
        objects is [var only] ? only.Fields.ToDictionary(plan => plan.ResponseKey, plan => (plan.Ast, plan.Definition), StringComparer.Ordinal) : null;

    /// <summary>Whether the type is a list of lists, which plans do not support.</summary>
    public static bool IsNested(IGraphType declared) => Nullable(declared) is ListGraphType list && Nullable(list.ResolvedType!) is ListGraphType;

    /// <summary>Returns the plan for a value.</summary>
    /// <exception cref="InvalidOperationException">The value does not match the declared type.</exception>
    public ObjectPlan Of(object value, ISchema schema)
    {
        var plan = _named is IAbstractGraphType any ? Concrete(any.GetObjectType(value, schema)) : objects[0];
        return plan is null || plan.Rejects(value) ? throw new InvalidOperationException($"A value of {value.GetType()} is not allowed for '{_named.Name}'.") : plan;
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
