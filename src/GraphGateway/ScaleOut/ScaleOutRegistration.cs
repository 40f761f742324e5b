using GraphGateway.Observability;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace GraphGateway.ScaleOut;

internal static class ScaleOutRegistration
{
    private const string Purpose = "GraphGateway";

    /// <summary>
    /// Adds what instances share, before all that uses it: it starts first. Links are sealed with the key that all instances have, in place of
    /// data protection's keys of this machine.
    /// </summary>
    public static void AddScaleOut(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<ScaleOutOptions>().BindConfiguration(ScaleOutOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<ScaleOutOptions>, ScaleOutOptionsValidator>();
        services.AddSingleton<RedisConnection>();
        services.AddSingleton<ValueEncryptor>();
        services.AddHostedService(provider => provider.GetRequiredService<RedisConnection>());
        if (string.IsNullOrEmpty(builder.Configuration.GetConnectionString(ScaleOutOptions.ConnectionName)))
            return;
        services.AddHealthChecks().AddCheck<RedisHealth>(TelemetryNames.Health.Redis);
        services.AddSingleton<IDataProtectionProvider>(provider =>
            new SharedKeyProtector(provider.GetRequiredService<IOptions<ScaleOutOptions>>().Value.EncryptionKey!, Purpose));
    }
}
