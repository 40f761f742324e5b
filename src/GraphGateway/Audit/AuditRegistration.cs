using GraphGateway.Settings;

namespace GraphGateway.Audit;

internal static class AuditRegistration
{
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddOptions<AuditOptions>().BindConfiguration(AuditOptions.Section).ValidateDataAnnotations()
            .ValidateEach(audit => Directory.Exists(audit.File) || Path.EndsInDirectorySeparator(audit.File ?? "")
                ? [$"Audit:File is '{audit.File}', which is a folder. It must be a file, such as /var/log/graphgateway/audit.jsonl."]
                : [])
            .ValidateOnStart();
        services.AddHttpContextAccessor();
        services.AddSingleton<AuditFileSet>();
        services.AddSingleton<AuditWriter>();
        services.AddSingleton<RejectionCounter>();
        services.AddSingleton<AuditLog>();
        // Hosted services stop in reverse order, so the counter flushes before the files are closed.
        services.AddHostedService(provider => provider.GetRequiredService<AuditFileSet>());
        services.AddHostedService(provider => provider.GetRequiredService<RejectionCounter>());
        services.AddScoped<MutationAudit>();
        return services;
    }
}
