using GraphGateway.Callers;
using GraphGateway.Getscreen;
using GraphGateway.Getscreen.Scheduling;
using GraphGateway.Limits;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Options;

namespace GraphGateway.Security;

internal static class SecurityRegistration
{
    public static void AddSecurity(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<SecurityOptions>().BindConfiguration(SecurityOptions.Section).ValidateOnStart();
        services.AddOptions<JwtOptions>().BindConfiguration(JwtOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<SecurityOptions>, SecurityOptionsValidator>();
        if (JwtAuthenticator.IsConfigured(builder.Configuration))
            services.AddJwt();
        services.AddDataProtection();
        services.Configure<KeyManagementOptions>(keys => (keys.XmlRepository, keys.XmlEncryptor) = (new ProcessKeyRepository(), new NullXmlEncryptor()));
        services.AddSingleton<TokenAuthenticator>();
        services.AddSingleton<JwtAuthenticator>();
        services.AddOptions<RateLimitOptions>().BindConfiguration(RateLimitOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<SharedRateLimitStore>();
        services.AddSingleton<CallerRateLimiter>();
        services.AddSingleton<CallerKeyGuard>();
        services.AddSingleton<IKeyGuard>(provider => provider.GetRequiredService<CallerKeyGuard>());
        services.AddSingleton<CallerAuthenticator>();
        services.AddHostedService<AnonymousWarning>();
        services.AddScoped<CallerAccessor>();
        services.AddScoped<ScopeAuthorizer>();
        services.AddScoped(provider => provider.GetRequiredService<GetscreenClientFactory>().For(
            provider.GetRequiredService<CallerAccessor>().Caller.Account,
            provider.GetRequiredService<OperationCost>().Observer,
            provider.GetRequiredService<CallFlow>()));
        services.AddCors();
        services.AddOptions<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>().Configure<IOptions<SecurityOptions>>((cors, security) =>
            cors.AddDefaultPolicy(policy => policy.WithOrigins([.. security.Value.AllowedOrigins]).AllowAnyHeader().WithMethods("GET", "POST").WithExposedHeaders("Retry-After")));
    }

    // The endpoints authenticate callers themselves, so there is no middleware for all paths. Claims have the same names as in the token.
    private static void AddJwt(this IServiceCollection services)
    {
        AppContext.SetSwitch("Microsoft.AspNetCore.Authentication.SuppressAutoDefaultScheme", isEnabled: true);
        services.AddAuthentication().AddJwtBearer(JwtBearerDefaults.AuthenticationScheme, jwt =>
        {
            jwt.MapInboundClaims = false;
            jwt.Events = new() { OnTokenValidated = JwtCriticalHeader.CheckAsync };
        });
        // ASP.NET Core creates new parameters from its own settings, so the clock skew is set afterwards.
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .PostConfigure<IOptions<JwtOptions>>((jwt, options) => jwt.TokenValidationParameters.ClockSkew = options.Value.ClockSkew);
    }
}
