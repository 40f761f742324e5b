using GraphGateway.Callers;
using GraphGateway.Getscreen.Support;
using GraphGateway.GraphTypes;
using GraphGateway.Security;
using GraphGateway.Subscriptions;
using GraphQL;
using GraphQL.Types;

namespace GraphGateway.SupportConnections;

internal static class SupportConnectionSubscriptions
{
    public static void AddSupportConnectionSubscriptions(this ObjectGraphType subscription) => subscription.Field<NonNullGraphType<SupportConnectionChangeType>>("supportConnectionChanged")
        .Description("Emits each open quick-support connection that is added, updated or removed.")
        .Argument<IdGraphType>("id", "Only this connection, by global id or by the number that Getscreen uses. Default: all connections.")
        .Requires(Scopes.SupportRead)
        .Streams(SupportConnectionChangeFeed.Kind, ById);

    private static Predicate<SupportConnection> ById(IResolveFieldContext context)
    {
        if (context.GetArgument<string?>("id") is not { } id)
            return _ => true;
        var number = GlobalId.ParseNumber(GlobalId.SupportConnection, id);
        return connection => connection.Id == number;
    }
}
