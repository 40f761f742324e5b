using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using GraphGateway.GraphTypes;
using GraphGateway.Security;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphGateway.Execution;

/// <summary>Compiles a query into an operation plan.</summary>
/// <param name="document">The validated document, with the directive values of the request.</param>
/// <param name="maxFields">The maximum number of fields in the plan.</param>
internal sealed class PlanCompiler(SelectedDocument document, int maxFields)
{
    private readonly HashSet<string> _scopes = new(StringComparer.Ordinal);
    private bool _isCacheable = true;
    private bool _containsSecret;

    /// <summary>The number of fields in the plan.</summary>
    public int Fields { get; private set; }

    /// <summary>Compiles a query. Returns null if plans do not support one of its fields, or if it has too many fields.</summary>
    public OperationPlan? Compile(GraphQLSelectionSet query)
    {
        try
        {
            return new(Object(document.Schema.Query, query), _scopes, _isCacheable, _containsSecret);
        }
        catch (PlanNotSupportedException)
        {
            return null;
        }
    }

    private ObjectPlan Object(IObjectGraphType type, GraphQLSelectionSet? selected)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var fields = new SelectedFields(document, type).With(selected).All;
        return new(type, [.. fields.Select((field, position) => Field(type, field.Key, field.Value, position))]);
    }

    private FieldPlan Field(IObjectGraphType type, string key, List<GraphQLField> fields, int position)
    {
        if (++Fields > maxFields)
            throw new PlanNotSupportedException();
        var definition = Definition(type, fields[0]);
        _isCacheable &= !NonCacheableFields.Is(definition);
        _containsSecret |= SecretField.Is(definition);
        var ast = SelectedFields.Merge(fields);
        var typePlan = Type(definition.ResolvedType!, ast.SelectionSet);
        var reader = Reader(definition);
        return new()
        {
            ResponseKey = key,
            Key = Encoding.UTF8.GetBytes($"{(position == 0 ? '{' : ',')}{JsonSerializer.Serialize(key)}:"),
            Position = position,
            Definition = definition,
            Ast = ast,
            FirstAst = fields[0],
            Type = typePlan,
            Reader = reader,
            Write = IsTypeName(definition) ? TypeName(type) : typePlan is { IsList: false, Scalar: { } scalar } ? reader?.Writer(scalar) : null,
        };
    }

    private FieldType Definition(IObjectGraphType type, GraphQLField field) =>
        field.Name.Value == document.Schema.TypeNameMetaFieldType.Name
            ? document.Schema.TypeNameMetaFieldType
            // Plans do not support introspection.
            : type.GetField(field.Name.Value) ?? throw new PlanNotSupportedException();

    private TypePlan Type(IGraphType declared, GraphQLSelectionSet? selected)
    {
        if (TypePlan.IsNested(declared))
            throw new PlanNotSupportedException();
        return new(declared, declared.GetNamedType() switch
        {
            IObjectGraphType type => [Object(type, selected)],
            IAbstractGraphType any => [.. any.PossibleTypes.Select(type => Object(type, selected))],
            _ => [],
        });
    }

    // A reader skips the authorization guard, so the plan records the scope. GraphQL.NET executes the operation for a caller without it.
    private FieldReader? Reader(FieldType definition)
    {
        var reader = SourceFieldExtensions.ReaderOf(definition);
        if (reader is not null && FieldScope.Of(definition) is { } scope)
            _scopes.Add(scope);
        return reader;
    }

    private bool IsTypeName(FieldType definition) => ReferenceEquals(definition, document.Schema.TypeNameMetaFieldType);

    private static Func<object, JsonBuffer, bool> TypeName(IObjectGraphType type)
    {
        var name = JsonSerializer.SerializeToUtf8Bytes(type.Name);
        return (_, output) =>
        {
            output.Raw(name);
            return true;
        };
    }
}

/// <summary>The operation cannot be compiled: plans do not support one of its fields, or it has too many fields.</summary>
internal sealed class PlanNotSupportedException : Exception;
