namespace GraphGateway.Agents;

/// <summary>Adds fields of another feature to the type <c>Agent</c>, so that this feature does not depend on that one.</summary>
internal interface IAgentFields
{
    /// <param name="agent">The type.</param>
    void AddTo(AgentType agent);
}
