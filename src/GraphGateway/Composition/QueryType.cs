using GraphGateway.Agents;
using GraphGateway.Sessions;
using GraphGateway.SupportConnections;
using GraphQL.Types;

namespace GraphGateway.Composition;

internal sealed class QueryType : ObjectGraphType
{
    public QueryType()
    {
        Name = "Query";
        Description = "The root type of queries.";
        this.AddNodeQueries();
        this.AddAgentQueries();
        this.AddSupportConnectionQueries();
        this.AddSessionQueries();
        this.AddViewerQueries();
    }
}
