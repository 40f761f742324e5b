using GraphGateway.Cost;
using GraphGateway.GraphTypes;
using GraphQL;

namespace GraphGateway.Agents;

/// <summary>The field costs of agents. All fields of an operation share one read of the list.</summary>
internal static class AgentCost
{
    public static void List(FieldCostContext field) => field.AddSharedCall("agents/list");

    /// <summary>Reading the list, plus filtering and sorting each row.</summary>
    public static void Page(FieldCostContext field)
    {
        field.Terms(AgentSelection.From(field.Context).TermCount);
        List(field);
    }

    /// <summary>Reading the list, plus rows for the typical number of groups in an account.</summary>
    public static void Groups(FieldCostContext field)
    {
        field.Rows(10);
        List(field);
    }

    public static void ById(FieldCostContext field)
    {
        GlobalId.ParseNumber(GlobalId.Agent, field.Context.GetArgument<string>("id"));
        List(field);
    }

    /// <summary>The upstream call, plus the list, which explains a rejected call.</summary>
    public static void Connect(FieldCostContext field)
    {
        field.AddCalls(1);
        List(field);
    }
}
