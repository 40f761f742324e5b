using GraphGateway.Callers;
using GraphGateway.Getscreen.Agents;
using GraphGateway.GraphTypes;
using GraphGateway.Security;
using GraphQL.Types;

namespace GraphGateway.Agents;

internal sealed class AgentType : ObjectGraphType<Agent>
{
    public AgentType(IEnumerable<IAgentFields> others)
    {
        Name = "Agent";
        Description = "A desktop of the account.";
        Interface<NodeType>();
        Field<NonNullGraphType<IdGraphType>>("id").Description("The global id.").Reads(agent => GlobalId.Of(GlobalId.Agent, agent.Id));
        Field<NonNullGraphType<IntGraphType>>("databaseId").Description("The number that Getscreen uses.").Reads(agent => agent.Id);
        Field<NonNullGraphType<StringGraphType>>("name").Description("The desktop's name, or empty if Getscreen reports none.").Reads(agent => agent.Name ?? "");
        Field<StringGraphType>("group").Description("The desktop's group, or null if it has none.").Reads(agent => agent.Group);
        AddState();
        AddLocationAndUrls();
        foreach (var other in others)
            other.AddTo(this);
    }

    private void AddState()
    {
        Field<NonNullGraphType<BooleanGraphType>>("disabled").Description("Whether the agent is blocked because the account has more desktops than its plan allows. No connection is possible.")
            .Reads(agent => agent.Disabled);
        Field<NonNullGraphType<BooleanGraphType>>("limited").Description("Whether the agent is over the plan's number of attached files. Getscreen blocks it ten days later.")
            .Reads(agent => agent.Limited);
        Field<DateTimeScalar>("linkedAt").Description("When the desktop was added to the account; null if not reported.").Reads(agent => agent.LinkTime);
        Field<DateTimeScalar>("lastActiveAt").Description("When the desktop was last active; null if never or not reported.").Reads(agent => agent.LastTime);
        Field<OperatingSystemType>("os").Description("The operating system; null if not reported.").Reads(agent => agent.Os);
        Field<StringGraphType>("version").Description("The agent program's version, e.g. 1.9.4; null if not reported.").Reads(agent => agent.Version);
        Field<NonNullGraphType<BooleanGraphType>>("online").Description("Whether the desktop can be reached now.").Reads(agent => agent.Online);
        Field<NonNullGraphType<BooleanGraphType>>("installed").Description("Whether the agent program is installed, not just started once.").Reads(agent => agent.Installed);
        Field<NonNullGraphType<BooleanGraphType>>("favorite").Description("Whether the desktop is a favorite in the personal account.").Reads(agent => agent.Favorite);
        Field<StringGraphType>("owner").Description("The account that owns the access; null if not reported.").Reads(agent => agent.Owner);
    }

    private void AddLocationAndUrls()
    {
        Field<LocationType>("location").Description("Where the desktop is; null if not reported.").Reads(agent => agent.Geo);
        Field<UrlScalar>("permanentUrl")
            .Description("The permanent connection URL: a secret, because anyone who has it can connect to the desktop. Requires the scope agents:connect. Null if unauthorized users have no access.")
            .Requires(Scopes.AgentsConnect)
            .Secret()
            .Reads(agent => agent.PermanentUrl);
        Field<UrlScalar>("previewUrl").Description("The URL of a screenshot of the desktop; null if there is none.").Reads(agent => agent.PreviewUrl);
    }
}
