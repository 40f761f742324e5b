using GraphGateway.GraphTypes;
using GraphQL;

namespace GraphGateway.Sessions;

/// <summary>The argument <c>where</c> of <c>sessions</c> with an unparsed agent id, because an invalid id is an error of the field, not of the request.</summary>
internal sealed record SessionFilterInput(SessionFilter Filter, string? AgentId)
{
    /// <summary>Reads the field's argument.</summary>
    /// <exception cref="Errors.GatewayError">The id is not an agent id.</exception>
    public static SessionFilter Read(IResolveFieldContext context) => context.GetArgument<SessionFilterInput?>("where") switch
    {
        null => SessionFilter.None,
        { AgentId: { } id } input => input.Filter with { AgentId = GlobalId.ParseNumber(GlobalId.Agent, id) },
        { Filter: var filter } => filter,
    };
}
