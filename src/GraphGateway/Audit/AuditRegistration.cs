namespace GraphGateway.Audit;

internal static class AuditRegistration
{
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddOptions<AuditOptions>().BindConfiguration(AuditOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddHttpContextAccessor();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<AuditFile>();
        services.AddHostedService(provider => provider.GetRequiredService<AuditFile>());
        services.AddScoped<MutationAudit>();
        return services;
    }
}
