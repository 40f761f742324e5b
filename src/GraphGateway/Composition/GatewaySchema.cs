using GraphGateway.Agents;
using GraphGateway.Execution;
using GraphGateway.Security;
using GraphGateway.Sessions;
using GraphGateway.SupportConnections;
using GraphQL.Types;

namespace GraphGateway.Composition;

internal sealed class GatewaySchema : Schema
{
    public GatewaySchema(IServiceProvider services) : base(services)
    {
        Description = "Getscreen's remote desktops: agents, quick-support connections and the history of sessions.";
        Query = services.GetRequiredService<QueryType>();
        Mutation = services.GetRequiredService<MutationType>();
        Subscription = services.GetRequiredService<SubscriptionType>();
        // Current tools query both features in introspection.
        Features.DeprecationOfInputValues = true;
        Features.RepeatableDirectives = true;
        Directives.Register(new SpecifiedByDirective(), new OneOfDirective());
        Directives.Deprecated.Arguments = new(new QueryArgument<NonNullGraphType<StringGraphType>>
        {
            Name = "reason",
            Description = "The reason for the deprecation, and what to use instead.",
            DefaultValue = "No longer supported",
        });
        this.RegisterVisitor(new TypeByNameVisitor());
        this.RegisterVisitor(new ArgumentGuardVisitor());
        this.RegisterVisitor(new ScopeVisitor());
        // The engine cannot discover these types, because only the Node interface refers to them.
        RegisterTypes(typeof(AgentType), typeof(SupportConnectionType), typeof(SessionType));
    }

    protected override void OnBeforeInitializeType(IGraphType graphType)
    {
        IntrospectionAdditions.Apply(graphType);
        base.OnBeforeInitializeType(graphType);
    }
}
