using System.Globalization;
using GraphQL.Types;

namespace GraphGateway.Sessions;

internal sealed class SessionFilterInputType : InputObjectGraphType<SessionFilterInput>
{
    public SessionFilterInputType()
    {
        Name = "SessionFilterInput";
        Description = "Filters sessions. Getscreen evaluates all fields, so no filter makes the gateway read the whole history.";
        Field<IdGraphType>("agentId").Description("Only this agent's sessions, by its global id or the number that Getscreen uses.");
        this.AddPeriodFields();
    }

    // The id is a number if the client passed a number.
    public override object ParseDictionary(IDictionary<string, object?> value) =>
        new SessionFilterInput(value.ToSessionFilter(), value.TryGetValue("agentId", out var id) && id is not null ? Convert.ToString(id, CultureInfo.InvariantCulture) : null);
}
