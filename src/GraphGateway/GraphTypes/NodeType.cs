using GraphQL.Types;

namespace GraphGateway.GraphTypes;

internal sealed class NodeType : InterfaceGraphType
{
    public NodeType()
    {
        Name = "Node";
        Description = "Anything that has a global id and can be fetched again by it.";
        Field<NonNullGraphType<IdGraphType>>("id").Description("The global id: opaque, and stable for as long as the thing exists.");
    }
}
