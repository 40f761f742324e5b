using GraphGateway.Caching;
using GraphGateway.Getscreen.Scheduling;
using GraphGateway.Operations.Parsing;
using GraphGateway.Operations.PersistedDocuments;
using GraphGateway.Security;
using GraphQL.Execution;

namespace GraphGateway.Operations;

internal static class OperationsRegistration
{
    public static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services.AddOptions<OperationsOptions>().BindConfiguration(OperationsOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Introspection>();
        services.AddSingleton<IDocumentBuilder, DocumentParser>();
        services.AddSingleton<DocumentLimits>();
        services.AddSingleton<EstimateRule>();
        services.AddSingleton<OperationSlots>();
        services.AddSingleton<OperationRules>();
        services.AddSingleton<OperationRunner>();
        services.AddSingleton<BatchRunner>();
        services.AddPersistedDocuments();
        services.AddScoped<UpstreamCost>();
        services.AddScoped(provider => new CallFlow(provider.GetRequiredService<CallerAccessor>().Caller.Id));
        return services;
    }

    /// <summary>Loads the manifest, so that one that is broken keeps the server from starting.</summary>
    public static Task LoadManifestAsync(this WebApplication app) => app.Services.GetRequiredService<Manifest>().LoadAsync();

    private static void AddPersistedDocuments(this IServiceCollection services)
    {
        services.AddOptions<PersistedDocumentsOptions>().BindConfiguration(PersistedDocumentsOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<KnownDocuments>();
        services.AddSingleton(provider => new RecentDocuments(provider.GetRequiredService<CacheBounds>().Documents));
        services.AddSingleton<AutomaticDocuments>();
        services.AddSingleton<SharedDocuments>();
        services.AddSingleton<Manifest>();
        services.AddSingleton<DocumentReader>();
    }
}
