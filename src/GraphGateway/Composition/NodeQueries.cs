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

/// <summary><c>node</c> and <c>nodes</c>: whatever has a global id, each through its own room's loader.</summary>
internal static class NodeQueries
{
    private const int MaxNodes = 50;

    // What is found by its id needs the scope that it needs elsewhere.
    private static readonly Dictionary<string, string> _scopes = new(StringComparer.Ordinal)
    {
        [GlobalId.Agent] = Scopes.AgentsRead,
        [GlobalId.SupportConnection] = Scopes.SupportRead,
        [GlobalId.Session] = Scopes.SessionsRead,
    };

    public static void AddNodeQueries(this ObjectGraphType query)
    {
        query.Field<NodeType>("node")
            .Description("Fetches one thing by its global id. Null where it no longer exists.")
            .Argument<NonNullGraphType<IdGraphType>>("id", "The global id, as this server gave it.")
            .Price(NodeCost.One)
            .Resolve(context => Load(context, context.GetArgument<string>("id")));

        query.Field<NonNullGraphType<ListGraphType<NodeType>>>("nodes")
            .Description($"Fetches up to {MaxNodes} things by their global ids: one entry an id, in the ids' order, null where it no longer exists.")
            .Argument<NonNullGraphType<ListGraphType<NonNullGraphType<IdGraphType>>>>("ids", $"Up to {MaxNodes} global ids.")
            .Price(NodeCost.Each)
            .Resolve(LoadAll);
    }

    /// <summary>The ids that <c>nodes</c> is asked for.</summary>
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
        var loads = Ids(context).Select((id, index) => Attempt(context, index, () => Load(context, id))).ToArray();
        return new(async cancellationToken => await Task.WhenAll(loads.Select(load => load(cancellationToken)).ToArray()));
    }

    // One id that fails costs its own entry alone, so its error is told here, under the entry's own path.
    private static Func<CancellationToken, Task<object?>> Attempt(IResolveFieldContext context, int index, Func<DataLoaderResult<object?>> load)
    {
        try
        {
            var deferred = load();
            return async cancellationToken =>
            {
                try
                {
                    return await deferred.GetResultAsync(cancellationToken);
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    return Report(context, index, exception);
                }
            };
        }
        catch (GatewayError error)
        {
            return _ => Task.FromResult(Report(context, index, error));
        }
    }

    private static object? Report(IResolveFieldContext context, int index, Exception exception)
    {
        var error = context.Get<ErrorMasking>().ToError(exception, context.FieldDefinition.Name);
        error.Path = [.. context.ResponsePath, index];
        error.AddFieldLocation(context.FieldAst, context.Document);
        context.Errors.Add(error);
        return null;
    }
}
