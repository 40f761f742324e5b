using GraphGateway.Agents;
using GraphGateway.Cost;
using GraphGateway.Errors;
using GraphGateway.GraphTypes;
using GraphGateway.Sessions;
using GraphGateway.SupportConnections;
using GraphQL;

namespace GraphGateway.Composition;

/// <summary>What <c>node</c> and <c>nodes</c> cost: for each id the price of its type, and nothing for one that will be refused.</summary>
internal static class NodeCost
{
    public static void One(FieldCostContext field) => Charge(field, field.Context.GetArgument<string>("id"));

    public static void Each(FieldCostContext field)
    {
        field.Rows(0);
        foreach (var id in NodeQueries.Ids(field.Context))
        {
            try
            {
                Charge(field, id);
            }
            catch (GatewayError)
            {
                // It costs its own entry alone.
            }
        }
    }

    private static void Charge(FieldCostContext field, string text)
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
