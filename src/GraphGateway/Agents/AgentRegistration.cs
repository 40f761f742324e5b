namespace GraphGateway.Agents;

internal static class AgentRegistration
{
    public static IServiceCollection AddAgents(this IServiceCollection services) => services
        .AddScoped<AgentRepository>()
        .AddScoped<AgentLoader>()
        .AddScoped<ConnectAgent>();
}
