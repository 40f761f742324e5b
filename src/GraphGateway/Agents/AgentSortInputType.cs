using GraphGateway.Filtering;
using GraphGateway.Getscreen.Agents;

namespace GraphGateway.Agents;

internal sealed class AgentSortInputType : SortInputType<Agent>
{
    public AgentSortInputType() : base("AgentSortInput", "agents")
    {
        Key(DatabaseId, "By the number that Getscreen uses.");
        Key(SortKeys.Text<Agent>("name", agent => agent.Name ?? ""), "By name, in ordinal order.");
        Key(SortKeys.Text<Agent>("group", agent => agent.Group), "By group, in ordinal order.");
        Key(SortKeys.Text<Agent>("owner", agent => agent.Owner), "By owner, in ordinal order.");
        Key(SortKeys.Enum<Agent, Getscreen.OperatingSystem>("os", agent => agent.Os), "By operating system, in enum order.");
        Key(SortKeys.Version<Agent>("version", agent => agent.Version), "By version, compared by its numbers: 1.9.4 before 1.10.0.");
        Key(SortKeys.Flag<Agent>("online", agent => agent.Online), "By whether the desktop can be reached now, false first.");
        Key(SortKeys.Time<Agent>("linkedAt", agent => agent.LinkTime), "By when the desktop was added to the account.");
        Key(SortKeys.Time<Agent>("lastActiveAt", agent => agent.LastTime), "By when the desktop was last active.");
        Key(SortKeys.Number<Agent>("sessionCount", agent => agent.SessionCount), "By the number of sessions that the desktop has had.");
    }

    public static SortKey<Agent> DatabaseId { get; } = SortKeys.Number<Agent>("databaseId", agent => agent.Id);
}
