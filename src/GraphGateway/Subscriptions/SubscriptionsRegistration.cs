using GraphGateway.Execution;

namespace GraphGateway.Subscriptions;

internal static class SubscriptionsRegistration
{
    public static IServiceCollection AddSubscriptions(this IServiceCollection services)
    {
        services.AddOptions<SubscriptionsOptions>().BindConfiguration(SubscriptionsOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<SharedSnapshotStore>();
        services.AddHostedService(provider => provider.GetRequiredService<SharedSnapshotStore>());
        services.AddSingleton<ChangePollerRegistry>();
        return services.AddSingleton<IMutationObserver>(provider => provider.GetRequiredService<ChangePollerRegistry>());
    }
}
