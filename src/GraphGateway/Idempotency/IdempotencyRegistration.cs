namespace GraphGateway.Idempotency;

internal static class IdempotencyRegistration
{
    public static IServiceCollection AddIdempotency(this IServiceCollection services)
    {
        services.AddOptions<IdempotencyOptions>().BindConfiguration(IdempotencyOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<AccountShare>();
        services.AddSingleton<ResultStore>();
        services.AddSingleton<SharedResultIndex>();
        services.AddSingleton<SharedResults>();
        services.AddSingleton<KeptResults>();
        services.AddSingleton<Claims>();
        services.AddSingleton<Repeats>();
        services.AddSingleton<IdempotencyRule>();
        services.AddScoped<ClientKeys>();
        return services;
    }
}
