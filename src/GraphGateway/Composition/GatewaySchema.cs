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
        // Today's tools ask for both when they read the schema.
        Features.DeprecationOfInputValues = true;
        Features.RepeatableDirectives = true;
        Directives.Register(new SpecifiedByDirective(), new OneOfDirective());
        Directives.Deprecated.Arguments = new(new QueryArgument<NonNullGraphType<StringGraphType>> { Name = "reason", Description = "Why, and what to use instead.", DefaultValue = "No longer supported" });
        this.RegisterVisitor(new TypeByNameVisitor());
        this.RegisterVisitor(new ArgumentGuardVisitor());
        this.RegisterVisitor(new ScopeVisitor());
        // Reached through the Node interface alone, these would otherwise not be found.
        RegisterTypes(typeof(AgentType), typeof(SupportConnectionType), typeof(SessionType));
    }

    protected override void OnBeforeInitializeType(IGraphType graphType)
    {
        IntrospectionAdditions.Apply(graphType);
        base.OnBeforeInitializeType(graphType);
    }
}
