using GraphGateway.Agents;
using GraphGateway.Cost;
using GraphGateway.Errors;
using GraphGateway.GraphTypes;
using GraphGateway.Sessions;
using GraphGateway.SupportConnections;
using GraphQL;

namespace GraphGateway.Composition;

/// <summary>The field costs of <c>node</c> and <c>nodes</c>: the cost of each id's type. An invalid id costs nothing.</summary>
internal static class NodeCost
{
    public static void One(FieldCostContext field) => AddCost(field, field.Context.GetArgument<string>("id"));

    public static void Each(FieldCostContext field)
    {
        field.Rows(0);
        foreach (var id in NodeQueries.Ids(field.Context))
        {
            try
            {
                AddCost(field, id);
            }
            catch (GatewayError)
            {
                // An invalid id fails only its own entry.
            }
        }
    }

    private static void AddCost(FieldCostContext field, string text)
    {
        var id = GlobalId.Parse(text);
        switch (id.Type)
        {
            case GlobalId.Agent:
                GlobalId.ParseNumber(id.Type, text);
                AgentCost.List(field);
                break;
            case GlobalId.SupportConnection:
                SupportConnectionCost.ById(field, GlobalId.ParseNumber(id.Type, text));
                break;
            case GlobalId.Session:
                SessionCost.ById(field, text);
                break;
            default:
                throw NodeQueries.NoSuchType(id);
        }

        field.Thing(id.Type);
    }
}
