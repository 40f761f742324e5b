using GraphGateway.Caching;
using GraphGateway.Callers;
using GraphGateway.Cost;
using GraphGateway.Documents;
using GraphGateway.Documents.Parsing;
using GraphGateway.Documents.PersistedDocuments;
using GraphGateway.Getscreen.Scheduling;
using GraphGateway.Limits;
using GraphGateway.Validation;
using GraphQL.Execution;

namespace GraphGateway.Operations;

internal static class OperationsRegistration
{
    public static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services.AddOptions<OperationsOptions>().BindConfiguration(OperationsOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IntrospectionPolicy>();
        services.AddSingleton<IDocumentBuilder, DocumentParser>();
        services.AddSingleton<DocumentLimitChecker>();
        services.AddSingleton<CostLimitRule>();
        services.AddSingleton<OperationConcurrencyLimiter>();
        services.AddSingleton<DocumentRules>();
        services.AddSingleton<RequestValidationRules>();
        services.AddSingleton<OperationNameLimiter>();
        services.AddSingleton<OperationObserver>();
        services.AddSingleton<OperationExecutor>();
        services.AddSingleton<RequestBatchExecutor>();
        services.AddPersistedDocuments();
        services.AddScoped<OperationCost>();
        services.AddScoped(provider => new CallFlow(provider.GetRequiredService<CallerAccessor>().Caller.Id));
        return services;
    }

    /// <summary>Loads the manifest. The server does not start if the manifest is invalid.</summary>
    public static Task LoadManifestAsync(this WebApplication app) => app.Services.GetRequiredService<Manifest>().LoadAsync();

    private static void AddPersistedDocuments(this IServiceCollection services)
    {
        services.AddOptions<PersistedDocumentsOptions>().BindConfiguration(PersistedDocumentsOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<TrustedDocuments>();
        services.AddSingleton(provider => new DocumentCache(provider.GetRequiredService<CacheSizeLimits>().Documents));
        services.AddSingleton<AutomaticPersistedQueries>();
        services.AddSingleton<SharedPersistedQueries>();
        services.AddSingleton<Manifest>();
        services.AddSingleton<DocumentProvider>();
    }
}
