using GraphQL.Types;

namespace GraphGateway.Sessions;

internal sealed class AgentSessionFilterInputType : InputObjectGraphType<SessionFilter>
{
    public AgentSessionFilterInputType()
    {
        Name = "AgentSessionFilterInput";
        Description = "Filters the sessions of an agent. Getscreen evaluates all fields.";
        this.AddPeriodFields();
    }

    public override object ParseDictionary(IDictionary<string, object?> value) => value.ToSessionFilter();
}
