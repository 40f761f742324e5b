namespace GraphGateway.Agents;

/// <summary>Adds the fields of another feature to the type <c>Agent</c>, so that the agents feature does not depend on that feature.</summary>
internal interface IAgentFields
{
    void AddTo(AgentType agent);
}
