using GraphGateway.History;
using GraphGateway.Security;

namespace GraphGateway.Sessions;

internal static class SessionRegistration
{
    public static IServiceCollection AddSessions(this IServiceCollection services)
    {
        services.AddSingleton<HistoryFacts>();
        services.AddScoped(provider => provider.GetRequiredService<HistoryFacts>().Of(provider.GetRequiredService<CallerAccessor>().Caller.Account.Name));
        services.AddScoped<SessionCache>();
        services.AddScoped<SessionLoader>();
        services.AddScoped<AgentSessionLoader>();
        return services;
    }
}
