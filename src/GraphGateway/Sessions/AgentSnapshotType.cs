using GraphGateway.Getscreen.History;
using GraphGateway.GraphTypes;
using GraphQL.Types;

namespace GraphGateway.Sessions;

internal sealed class AgentSnapshotType : ObjectGraphType<SessionAgent>
{
    public AgentSnapshotType()
    {
        Name = "AgentSnapshot";
        Description = "A desktop as it was recorded with a session.";
        Field<IntGraphType>("databaseId").Description("The number that Getscreen uses; null where it is not told.").Reads(agent => agent.Id);
        Field<StringGraphType>("name").Description("The desktop's name then; null where it is not told.").Reads(agent => agent.Name);
        Field<StringGraphType>("group").Description("The group then; null where it stood in none.").Reads(agent => agent.Group);
        Field<LocationType>("location").Description("Where the desktop was; null where it is not told.").Reads(agent => agent.Geo);
        Field<OperatingSystemType>("os").Description("The operating system then; null where it is not told.").Reads(agent => agent.Os);
        Field<StringGraphType>("version").Description("The agent program's version then; null where it is not told.").Reads(agent => agent.Version);
        Field<StringGraphType>("owner").Description("The login of the owner of the permanent access; null where it is not told.").Reads(agent => agent.Owner);
    }
}
