using GraphGateway.Getscreen.History;
using GraphGateway.GraphTypes;
using GraphQL.Types;

namespace GraphGateway.Sessions;

internal sealed class AgentSnapshotType : ObjectGraphType<SessionAgent>
{
    public AgentSnapshotType()
    {
        Name = "AgentSnapshot";
        Description = "The state of a desktop at the time of a session.";
        Field<IntGraphType>("databaseId").Description("The number that Getscreen uses; null if not reported.").Reads(agent => agent.Id);
        Field<StringGraphType>("name").Description("The desktop's name at that time; null if not reported.").Reads(agent => agent.Name);
        Field<StringGraphType>("group").Description("The desktop's group at that time; null if it had none.").Reads(agent => agent.Group);
        Field<LocationType>("location").Description("Where the desktop was; null if not reported.").Reads(agent => agent.Geo);
        Field<OperatingSystemType>("os").Description("The operating system at that time; null if not reported.").Reads(agent => agent.Os);
        Field<StringGraphType>("version").Description("The agent program's version at that time; null if not reported.").Reads(agent => agent.Version);
        Field<StringGraphType>("owner").Description("The login of the owner of the permanent access; null if not reported.").Reads(agent => agent.Owner);
    }
}
