using GraphGateway.Filtering;
using GraphGateway.Getscreen;
using GraphGateway.Getscreen.Agents;
using OperatingSystem = GraphGateway.Getscreen.OperatingSystem;

namespace GraphGateway.Agents;

internal sealed class AgentFilterInputType : FilterInputType<Agent, AgentFilterInputType>
{
    public AgentFilterInputType() : base("AgentFilterInput", "agents")
    {
        Property<int?, IntOperationFilterInputType>("databaseId", "The number that Getscreen uses.", agent => agent.Id);
        Property<string?, StringOperationFilterInputType>("name", "The desktop's name.", agent => agent.Name ?? "");
        Property<string?, StringOperationFilterInputType>("group", "The group, or null if the agent has none.", agent => agent.Group);
        Property<string?, StringOperationFilterInputType>("owner", "The account that owns the access.", agent => agent.Owner);
        Property<string?, StringOperationFilterInputType>("version", "The agent program's version, as text.", agent => agent.Version);
        Property<OperatingSystem?, OperatingSystemOperationFilterInputType>("os", "The operating system.", agent => agent.Os);
        Property<bool, BooleanOperationFilterInputType>("online", "Whether the desktop can be reached now.", agent => agent.Online);
        Property<bool, BooleanOperationFilterInputType>("installed", "Whether the agent program is installed.", agent => agent.Installed);
        Property<bool, BooleanOperationFilterInputType>("favorite", "Whether the desktop is a favorite.", agent => agent.Favorite);
        Property<bool, BooleanOperationFilterInputType>("disabled", "Whether the agent is blocked.", agent => agent.Disabled);
        Property<bool, BooleanOperationFilterInputType>("limited", "Whether the agent is over the plan's number of attached files.", agent => agent.Limited);
        Property<DateTimeOffset?, DateTimeOperationFilterInputType>("linkedAt", "When the desktop was added to the account.", agent => agent.LinkTime);
        Property<DateTimeOffset?, DateTimeOperationFilterInputType>("lastActiveAt", "When the desktop was last active.", agent => agent.LastTime);
        Property<int?, IntOperationFilterInputType>("sessionCount", "How many sessions the desktop has had.", agent => agent.SessionCount);
        Property<Geo?, LocationFilterInputType>("location", "Where the desktop is.", agent => agent.Geo);
    }
}
