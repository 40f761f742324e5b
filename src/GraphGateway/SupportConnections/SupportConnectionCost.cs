using GraphGateway.Cost;
using GraphGateway.GraphTypes;
using GraphQL;

namespace GraphGateway.SupportConnections;

/// <summary>The field costs of quick-support connections.</summary>
internal static class SupportConnectionCost
{
    public static void List(FieldCostContext field) => field.AddSharedCall("support/list");

    /// <summary>Reading the list, plus filtering and sorting each row.</summary>
    public static void Page(FieldCostContext field)
    {
        field.Terms(SupportConnectionSelection.From(field.Context).TermCount);
        List(field);
    }

    public static void ById(FieldCostContext field) =>
        ById(field, GlobalId.ParseNumber(GlobalId.SupportConnection, field.Context.GetArgument<string>("id")));

    /// <summary>One call per id, plus the list if there are several ids, because the list may contain them.</summary>
    public static void ById(FieldCostContext field, int id)
    {
        if (field.AddSharedCall("support/info", id) > 1)
            List(field);
    }

    /// <summary>The upstream call, plus the list, which explains a rejected call.</summary>
    public static void Create(FieldCostContext field)
    {
        field.AddCalls(1);
        List(field);
    }

    /// <summary>The upstream call, plus a read of the connection, which explains a rejected call or shows the new state.</summary>
    public static void Close(FieldCostContext field)
    {
        field.AddCalls(1);
        Look(field);
    }

    /// <summary>A read of the connection that the mutation changes.</summary>
    public static void Look(FieldCostContext field) => field.AddSharedCall("support/info");
}
