using GraphQL.Types;

namespace GraphGateway.Sessions;

internal sealed class AgentSessionFilterInputType : InputObjectGraphType<SessionFilter>
{
    public AgentSessionFilterInputType()
    {
        Name = "AgentSessionFilterInput";
        Description = "Only what the history method can filter by itself.";
        this.AddPeriodFields();
    }

    public override object ParseDictionary(IDictionary<string, object?> value) => value.ToSessionFilter();
}
