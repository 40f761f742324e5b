using GraphGateway.Agents;
using GraphGateway.Callers;
using GraphGateway.Cost;
using GraphGateway.DataLoading;
using GraphGateway.Errors;
using GraphGateway.GraphTypes;
using GraphGateway.Security;
using GraphGateway.Sessions;
using GraphGateway.SupportConnections;
using GraphQL;
using GraphQL.Types;

namespace GraphGateway.Composition;

/// <summary>The fields <c>node</c> and <c>nodes</c>. They load each object with its feature's loader.</summary>
internal static class NodeQueries
{
    private const int MaxNodes = 50;

    // Access by id requires the same scope as the type's other fields.
    private static readonly Dictionary<string, string> _scopes = new(StringComparer.Ordinal)
    {
        [GlobalId.Agent] = Scopes.AgentsRead,
        [GlobalId.SupportConnection] = Scopes.SupportRead,
        [GlobalId.Session] = Scopes.SessionsRead,
    };

    public static void AddNodeQueries(this ObjectGraphType query)
    {
        query.Field<NodeType>("node")
            .Description("Fetches one object by its global id. Null if it no longer exists.")
            .Argument<NonNullGraphType<IdGraphType>>("id", "A global id that this server returned.")
            .Cost(NodeCost.One)
            .Resolve(context => Load(context, context.GetArgument<string>("id")));

        query.Field<NonNullGraphType<ListGraphType<NodeType>>>("nodes")
            .Description($"Fetches up to {MaxNodes} objects by their global ids. Returns one entry per id, in the same order; null if the object no longer exists.")
            .Argument<NonNullGraphType<ListGraphType<NonNullGraphType<IdGraphType>>>>("ids", $"Up to {MaxNodes} global ids.")
            .Cost(NodeCost.Each)
            .Resolve(LoadAll);
    }

    /// <summary>Returns the ids argument of <c>nodes</c>.</summary>
    public static string[] Ids(IResolveFieldContext context)
    {
        var ids = context.GetArgument<string[]>("ids");
        return ids.Length <= MaxNodes ? ids : throw GatewayError.BadUserInput($"{ids.Length} ids are too many. At most {MaxNodes} are allowed.");
    }

    public static GatewayError NoSuchType(GlobalId id) =>
        GatewayError.BadUserInput($"'{GlobalId.Shorten(id.Type)}' is not a type with an id. Types with an id: Agent, SupportConnection, Session.");

    private static DataLoaderResult<object?> Load(IResolveFieldContext context, string text)
    {
        var id = GlobalId.Parse(text);
        if (_scopes.TryGetValue(id.Type, out var scope))
            context.Get<ScopeAuthorizer>().Require(scope, id.Type);
        return id.Type switch
        {
            GlobalId.Agent => context.Get<AgentLoader>().ById(GlobalId.ParseNumber(id.Type, text)).Then(object? (agent) => agent),
            GlobalId.SupportConnection => context.Get<SupportConnectionLoader>().ById(GlobalId.ParseNumber(id.Type, text)).Then(object? (connection) => connection),
            GlobalId.Session => SessionQueries.ById(context, text).Then(object? (session) => session),
            _ => throw NoSuchType(id),
        };
    }

    private static DataLoaderResult<object?[]> LoadAll(IResolveFieldContext context)
    {
        var loads = Ids(context).Select((id, index) => TryLoad(context, index, () => Load(context, id))).ToArray();
        return new(async cancellationToken => await Task.WhenAll(loads.Select(load => load(cancellationToken)).ToArray()));
    }

    // A failed id must not fail the other entries, so the error is added here with the entry's path.
    private static Func<CancellationToken, Task<object?>> TryLoad(IResolveFieldContext context, int index, Func<DataLoaderResult<object?>> load)
    {
        try
        {
            var result = load();
            return async cancellationToken =>
            {
                try
                {
                    return await result.GetResultAsync(cancellationToken);
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    return AddError(context, index, exception);
                }
            };
        }
        catch (GatewayError error)
        {
            return _ => Task.FromResult(AddError(context, index, error));
        }
    }

    private static object? AddError(IResolveFieldContext context, int index, Exception exception)
    {
        var error = context.Get<ErrorMasking>().ToError(exception, context.FieldDefinition.Name);
        error.Path = [.. context.ResponsePath, index];
        error.AddFieldLocation(context.FieldAst, context.Document);
        context.Errors.Add(error);
        return null;
    }
}
