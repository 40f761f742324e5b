using GraphGateway.Settings;

namespace GraphGateway.Audit;

internal static class AuditRegistration
{
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddOptions<AuditOptions>().BindConfiguration(AuditOptions.Section).ValidateDataAnnotations()
            .ValidateEach(audit => Directory.Exists(audit.File) || Path.EndsInDirectorySeparator(audit.File ?? "") ? [$"Audit:File is '{audit.File}', which is a folder. It must be a file, such as /var/log/graphgateway/audit.jsonl."] : [])
            .ValidateOnStart();
        services.AddHttpContextAccessor();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<AuditFile>();
        services.AddHostedService(provider => provider.GetRequiredService<AuditFile>());
        services.AddScoped<MutationAudit>();
        return services;
    }
}
