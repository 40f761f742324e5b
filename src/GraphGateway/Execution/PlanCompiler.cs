using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using GraphGateway.GraphTypes;
using GraphGateway.Security;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphGateway.Execution;

/// <summary>Compiles a query into a plan over the schema's types and resolvers.</summary>
/// <param name="document">The document, validated, with the values that its directives have this time.</param>
/// <param name="mostFields">How many fields the plan may have.</param>
internal sealed class PlanCompiler(SelectedDocument document, int mostFields)
{
    private readonly HashSet<string> _scopes = new(StringComparer.Ordinal);
    private bool _isKeepable = true;
    private bool _holdsSecret;

    /// <summary>How many fields the plan has.</summary>
    public int Fields { get; private set; }

    /// <summary>The plan of a query; null where it selects what plans do not cover, or too much.</summary>
    public OperationPlan? Compile(GraphQLSelectionSet query)
    {
        try
        {
            return new(Object(document.Schema.Query, query), _scopes, _isKeepable, _holdsSecret);
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
        if (++Fields > mostFields)
            throw new PlanNotSupportedException();
        var definition = Definition(type, fields[0]);
        _isKeepable &= !NonCacheableFields.Is(definition);
        _holdsSecret |= SecretField.Is(definition);
        var ast = SelectedFields.Merge(fields);
        var given = Type(definition.ResolvedType!, ast.SelectionSet);
        var reader = Reader(definition);
        return new()
        {
            ResponseKey = key,
            Key = Encoding.UTF8.GetBytes($"{(position == 0 ? '{' : ',')}{JsonSerializer.Serialize(key)}:"),
            Position = position,
            Definition = definition,
            Ast = ast,
            First = fields[0],
            Type = given,
            Reader = reader,
            Write = IsTypeName(definition) ? TypeName(type) : given is { IsList: false, Scalar: { } scalar } ? reader?.Writer(scalar) : null,
        };
    }

    private FieldType Definition(IObjectGraphType type, GraphQLField field) =>
        field.Name.Value == document.Schema.TypeNameMetaFieldType.Name
            ? document.Schema.TypeNameMetaFieldType
            // The engine's introspection is the engine's to answer.
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

    // Whoever holds none of the scopes is answered by the engine, guard by guard.
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
