using GraphGateway.Cost;
using GraphGateway.GraphTypes;
using GraphQL;

namespace GraphGateway.SupportConnections;

/// <summary>What reading and changing quick-support connections costs.</summary>
internal static class SupportConnectionCost
{
    public static void List(FieldCostContext field) => field.Once("support/list");

    /// <summary>The list, and what is done with each of its rows.</summary>
    public static void Page(FieldCostContext field)
    {
        field.Terms(SupportConnectionSelection.From(field.Context).TermCount);
        List(field);
    }

    public static void ById(FieldCostContext field) =>
        ById(field, GlobalId.ParseNumber(GlobalId.SupportConnection, field.Context.GetArgument<string>("id")));

    /// <summary>A call for each; and the list, where there are several that it may tell of.</summary>
    public static void ById(FieldCostContext field, int id)
    {
        if (field.Once("support/info", id) > 1)
            List(field);
    }

    /// <summary>The call itself, and the list to explain a refusal.</summary>
    public static void Create(FieldCostContext field)
    {
        field.Calls(1);
        List(field);
    }

    /// <summary>The call itself, and a look at the connection: to explain a refusal, or to show what has become of it.</summary>
    public static void Close(FieldCostContext field)
    {
        field.Calls(1);
        Look(field);
    }

    /// <summary>A look at the connection that a mutation is about.</summary>
    public static void Look(FieldCostContext field) => field.Once("support/info");
}
