using GraphGateway.Cost;
using GraphGateway.GraphTypes;
using GraphQL;

namespace GraphGateway.Agents;

/// <summary>What reading agents costs: the list, once, whoever needs it.</summary>
internal static class AgentCost
{
    public static void List(FieldCostContext field) => field.Once("agents/list");

    /// <summary>The list, and what is done with each of its rows.</summary>
    public static void Page(FieldCostContext field)
    {
        field.Terms(AgentSelection.From(field.Context).TermCount);
        List(field);
    }

    /// <summary>The list, and as many groups as accounts tend to have.</summary>
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

    /// <summary>The call itself, and the list to explain a refusal.</summary>
    public static void Connect(FieldCostContext field)
    {
        field.Calls(1);
        List(field);
    }
}
