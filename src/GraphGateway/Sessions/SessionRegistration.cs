namespace GraphGateway.Sessions;

internal static class SessionRegistration
{
    public static IServiceCollection AddSessions(this IServiceCollection services) => services.AddSingleton<HistoryFacts>().AddScoped<SessionLoader>();
}
