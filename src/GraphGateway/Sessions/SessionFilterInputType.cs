using System.Globalization;
using GraphQL.Types;

namespace GraphGateway.Sessions;

internal sealed class SessionFilterInputType : InputObjectGraphType<SessionFilterInput>
{
    public SessionFilterInputType()
    {
        Name = "SessionFilterInput";
        Description = "Only what the history method can filter by itself: nothing here makes the gateway read the whole history.";
        Field<IdGraphType>("agentId").Description("Only this agent's sessions: its global id, or the number that Getscreen uses.");
        this.AddPeriodFields();
    }

    // An id that was given as a number is one here.
    public override object ParseDictionary(IDictionary<string, object?> value) =>
        new SessionFilterInput(value.ToSessionFilter(), value.TryGetValue("agentId", out var id) && id is not null ? Convert.ToString(id, CultureInfo.InvariantCulture) : null);
}
