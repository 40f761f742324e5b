namespace GraphGateway.Idempotency;

internal static class IdempotencyRegistration
{
    public static IServiceCollection AddIdempotency(this IServiceCollection services)
    {
        services.AddOptions<IdempotencyOptions>().BindConfiguration(IdempotencyOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<AccountShare>();
        services.AddSingleton<MemoryResultStore>();
        services.AddSingleton<SharedResultIndex>();
        services.AddSingleton<SharedResultStore>();
        services.AddSingleton<StoredResultRepository>();
        services.AddSingleton<IdempotencyLocks>();
        services.AddSingleton<IdempotentExecutor>();
        services.AddSingleton<IdempotencyHeaderRule>();
        services.AddScoped<IdempotencyKeys>();
        return services;
    }
}
