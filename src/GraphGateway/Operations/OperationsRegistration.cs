namespace GraphGateway.Operations;

internal static class OperationsRegistration
{
    public static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services.AddOptions<OperationsOptions>().BindConfiguration(OperationsOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Introspection>();
        services.AddSingleton<DocumentLimits>();
        services.AddSingleton<EstimateRule>();
        services.AddSingleton<OperationSlots>();
        services.AddSingleton<OperationRunner>();
        services.AddScoped<UpstreamCost>();
        return services;
    }
}
