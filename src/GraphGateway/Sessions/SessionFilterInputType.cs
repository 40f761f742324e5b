using System.Globalization;
using GraphGateway.Graph;
using GraphQL.Types;

namespace GraphGateway.Sessions;

internal sealed class SessionFilterInputType : InputObjectGraphType<SessionFilter>
{
    public SessionFilterInputType()
    {
        Name = "SessionFilterInput";
        Description = "Only what the history method can filter by itself: nothing here makes the gateway read the whole history.";
        Field<IdGraphType>("agentId").Description("Only this agent's sessions: its global id, or the number that Getscreen uses.");
        this.AddPeriodFields();
    }

    // An id that was given as a number is one here.
    public override object ParseDictionary(IDictionary<string, object?> value) => value.ToSessionFilter() with
    {
        AgentId = value.TryGetValue("agentId", out var id) && id is not null ? GlobalId.ParseNumber(GlobalId.Agent, Convert.ToString(id, CultureInfo.InvariantCulture)!) : null,
    };
}
