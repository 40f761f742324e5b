using GraphGateway.Observability;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace GraphGateway.ScaleOut;

internal static class ScaleOutRegistration
{
    private const string Purpose = "GraphGateway";

    /// <summary>
    /// Adds the services that instances share. Call it before services that use them are added, because it must start first. With Redis, links are sealed with
    /// the shared key of all instances instead of the machine's data protection keys.
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
        services.AddHealthChecks().AddCheck<RedisHealthCheck>(TelemetryNames.Health.Redis);
        services.AddSingleton<IDataProtectionProvider>(provider =>
            new SharedKeyProtector(provider.GetRequiredService<IOptions<ScaleOutOptions>>().Value.EncryptionKey!, Purpose));
    }
}
