using GraphGateway.Getscreen.Agents;
using GraphGateway.GraphTypes;
using GraphGateway.Subscriptions;
using GraphQL.Types;

namespace GraphGateway.Agents;

/// <summary>The change feed of agents. It polls the agent list.</summary>
internal static class AgentChangeFeed
{
    /// <summary>Compares every reported field except the id.</summary>
    public static FieldDiffer<Agent> Fields { get; } = new FieldDiffer<Agent>()
        .With("name", agent => agent.Name)
        .With("group", agent => agent.Group)
        .With("disabled", agent => agent.Disabled)
        .With("limited", agent => agent.Limited)
        .With("linkedAt", agent => agent.LinkTime)
        .With("lastActiveAt", agent => agent.LastTime)
        .With("location", agent => agent.Geo)
        .With("permanentUrl", agent => agent.PermanentUrl)
        .With("previewUrl", agent => agent.PreviewUrl)
        .With("os", agent => agent.Os)
        .With("version", agent => agent.Version)
        .With("online", agent => agent.Online)
        .With("installed", agent => agent.Installed)
        .With("favorite", agent => agent.Favorite)
        .With("owner", agent => agent.Owner)
        .With("sessionCount", agent => agent.SessionCount)
        .With("lastSession", agent => agent.LastSession is { } last ? last with { Client = null } : null)
        .With("lastClient", agent => agent.LastSession?.Client);

    public static ChangeFeedDefinition<Agent> Kind { get; } = new("agents", reads =>
    {
        var repository = new AgentRepository(reads);
        return new ListChangeDetector<Agent>(async cancellationToken => (await repository.ListFreshAsync(cancellationToken)).All, agent => agent.Id, Fields);
    });
}

internal sealed class AgentChangeType : ChangeType<Agent>
{
    public AgentChangeType() : base("AgentChange", "A change of an agent.")
    {
        Field<NonNullGraphType<AgentType>>("agent").Description("The agent's current state, or its last known state if it was removed.").Reads(change => change.Entity);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<StringGraphType>>>>("changedFields")
            .Description("Names of the Agent fields that changed. Empty for ADDED and REMOVED.")
            .Reads(change => change.ChangedFields);
    }
}
