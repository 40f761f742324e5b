using GraphGateway.Getscreen;
using GraphGateway.Operations;
using Microsoft.Extensions.Options;

namespace GraphGateway.Security;

internal static class SecurityRegistration
{
    public static IServiceCollection AddSecurity(this IServiceCollection services)
    {
        services.AddOptions<SecurityOptions>().BindConfiguration(SecurityOptions.Section)
            .Validate<IOptions<GetscreenOptions>>(
                (security, getscreen) => security.AllowAnonymous || string.IsNullOrEmpty(getscreen.Value.ApiKey),
                "Getscreen:ApiKey is set, and nothing says who may use it. Set Security:AllowAnonymous=true to let everybody who reaches this server use the account, or leave the key out and let each caller bring its own.")
            .ValidateOnStart();
        services.AddOptions<RateLimitOptions>().BindConfiguration(RateLimitOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<RateLimit>();
        services.AddSingleton<CallerReader>();
        services.AddScoped<CallerAccessor>();
        services.AddScoped(provider => provider.GetRequiredService<GetscreenClients>()
            .For(provider.GetRequiredService<CallerAccessor>().Caller.Account, provider.GetRequiredService<UpstreamCost>().Watch));
        return services;
    }
}
