using GraphQL.Types;

namespace GraphGateway.GraphTypes;

internal sealed class NodeType : InterfaceGraphType
{
    public NodeType()
    {
        Name = "Node";
        Description = "An object with a global id that can be used to fetch it again.";
        Field<NonNullGraphType<IdGraphType>>("id").Description("The global id: opaque, and stable for the lifetime of the object.");
    }
}
