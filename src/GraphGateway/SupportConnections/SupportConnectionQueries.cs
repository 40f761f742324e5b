using GraphGateway.Callers;
using GraphGateway.Cost;
using GraphGateway.Getscreen.Support;
using GraphGateway.GraphTypes;
using GraphGateway.Paging;
using GraphGateway.Security;
using GraphQL;
using GraphQL.Types;

namespace GraphGateway.SupportConnections;

internal static class SupportConnectionQueries
{
    public static void AddSupportConnectionQueries(this ObjectGraphType query)
    {
        query.Field<SupportConnectionType>("supportConnection")
            .Description("One quick-support connection, open or closed, by global id or by the number that Getscreen uses. Null if there is no such connection.")
            .Argument<NonNullGraphType<IdGraphType>>("id", "The global id, or the number that Getscreen uses.")
            .Cost(SupportConnectionCost.ById)
            .Requires(Scopes.SupportRead)
            .Resolve(context => context.Get<SupportConnectionLoader>().ById(GlobalId.ParseNumber(GlobalId.SupportConnection, context.GetArgument<string>("id"))));

        query.Field<SupportConnectionsConnectionType>("supportConnections")
            .Description("The open quick-support connections, sorted by databaseId unless order is set.")
            .Paged()
            .Argument<SupportConnectionFilterInputType>("where", "Only connections that match this filter.")
            .Argument<ListGraphType<NonNullGraphType<SupportConnectionSortInputType>>>("order", "The sort keys, in descending priority.")
            .Cost(SupportConnectionCost.Page)
            .Requires(Scopes.SupportRead)
            .Resolve(Page);
    }

    private static object Page(IResolveFieldContext context)
    {
        var window = new ListWindow<SupportConnection>(context, SupportConnectionSelection.From(context));
        return context.Get<SupportConnectionLoader>().List().Then(list =>
            new SupportConnectionsConnection(window.GetPage(list.Connections), list.Remain));
    }
}
