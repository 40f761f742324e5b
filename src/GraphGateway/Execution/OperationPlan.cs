using GraphGateway.GraphTypes;
using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphGateway.Execution;

/// <summary>The compiled, reusable plan of an operation, for one combination of <c>@skip</c> and <c>@include</c> values.</summary>
/// <param name="root">The plan of the root object.</param>
/// <param name="scopes">The scopes that the caller needs, because the plan reads their fields without authorization guards.</param>
/// <param name="isCacheable">Whether the response is cacheable: it has no <see cref="GraphTypes.NonCacheableFields">non-cacheable field</see>.</param>
/// <param name="containsSecret">Whether the response contains a <see cref="GraphTypes.SecretField"/>.</param>
internal sealed class OperationPlan(ObjectPlan root, IReadOnlyCollection<string> scopes, bool isCacheable, bool containsSecret)
{
    private const int MinLength = 1_000;

    private int _lastLength = MinLength;

    public ObjectPlan Root => root;

    public IReadOnlyCollection<string> Scopes => scopes;

    public bool IsCacheable => isCacheable;

    public bool ContainsSecret => containsSecret;

    /// <summary>The expected length of the response in bytes: a little longer than the last response.</summary>
    public int ExpectedLength
    {
        get => _lastLength + (_lastLength / 8);
        set => _lastLength = Math.Max(value, MinLength);
    }
}

/// <summary>The plan of an object: the fields that an operation selects from objects of one type at one response path.</summary>
internal sealed class ObjectPlan
{
    public ObjectPlan(IObjectGraphType type, FieldPlan[] fields)
    {
        (Type, Fields, ResolvedFields) = (type, fields, [.. fields.Where(field => field.NeedsResolvePhase)]);
        for (var slot = 0; slot < ResolvedFields.Length; slot++)
            ResolvedFields[slot].Slot = slot;
    }

    public IObjectGraphType Type { get; }

    /// <summary>The fields in response order.</summary>
    public FieldPlan[] Fields { get; }

    /// <summary>The fields that the resolve phase resolves, because they or fields below them can need a load.</summary>
    public FieldPlan[] ResolvedFields { get; }

    /// <summary>Whether GraphQL.NET would reject the value for this type.</summary>
    public bool Rejects(object value) => Type.IsTypeOf is { } isTypeOf && !Type.SkipTypeCheck && !isTypeOf(value);
}

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
