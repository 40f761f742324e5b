using System.Security.Claims;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Instrumentation;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace GraphGateway.Execution;

/// <summary>The resolver context of a field in a plan. Reused between fields to avoid allocations.</summary>
internal sealed class PlanFieldContext(ExecutionContext context) : IResolveFieldContext
{
    private ResolvedObject _owner = null!;
    private FieldPlan _field = null!;

    public object? Source => _owner.Source;

    public GraphQLField FieldAst => _field.Ast;

    public FieldType FieldDefinition => _field.Definition;

    public IObjectGraphType ParentType => _owner.Plan.Type;

    public IResolveFieldContext? Parent => _owner is { Parent: { } parent, ParentField: { } via } ? new PlanFieldContext(context).For(parent, via) : null;

    public IDictionary<string, ArgumentValue>? Arguments => context.GetArguments(_field.Definition, _field.FirstAst);

    public IDictionary<string, DirectiveInfo>? Directives => context.GetDirectives(_field.FirstAst);

    public object? RootValue => context.RootValue;

    public ISchema Schema => context.Schema;

    public GraphQLDocument Document => context.Document;

    public GraphQLOperationDefinition Operation => context.Operation;

    public Variables Variables => context.Variables;

    public CancellationToken CancellationToken => context.CancellationToken;

    public Metrics Metrics => context.Metrics;

    public ExecutionErrors Errors => context.Errors;

    public IEnumerable<object> Path => _owner.PathTo(_field).SelectMany(step => step.Index < 0 ? (object[])[step.Field.Definition.Name] : [step.Field.Definition.Name, step.Index]);

    public IEnumerable<object> ResponsePath => PlanErrors.PathOf(_owner.PathTo(_field));

    public Dictionary<string, (GraphQLField Field, FieldType FieldType)>? SubFields => _field.Type.SubFields;

    public IDictionary<string, object?> UserContext => context.UserContext;

    public IReadOnlyDictionary<string, object?> InputExtensions => context.InputExtensions;

    public IDictionary<string, object?> OutputExtensions => context.OutputExtensions;

    public IServiceProvider? RequestServices => context.RequestServices;

    public IExecutionArrayPool ArrayPool => context;

    public ClaimsPrincipal? User => context.User;

    public IExecutionContext ExecutionContext => context;

    /// <summary>Sets the field. Only safe if no resolver still references this context.</summary>
    public PlanFieldContext For(ResolvedObject owner, FieldPlan field)
    {
        (_owner, _field) = (owner, field);
        return this;
    }
}
