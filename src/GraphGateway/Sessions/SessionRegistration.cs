using GraphGateway.Callers;
using GraphGateway.Sessions.History;

namespace GraphGateway.Sessions;

internal static class SessionRegistration
{
    public static IServiceCollection AddSessions(this IServiceCollection services)
    {
        services.AddSingleton<AccountHistoryStore>();
        services.AddScoped(provider => provider.GetRequiredService<AccountHistoryStore>().Of(provider.GetRequiredService<CallerAccessor>().Caller.Account.Name));
        services.AddScoped<SessionRepository>();
        services.AddScoped<SessionLoader>();
        services.AddScoped<AgentSessionLoader>();
        return services;
    }
}
