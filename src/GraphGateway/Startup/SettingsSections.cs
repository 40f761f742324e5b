using GraphGateway.Audit;
using GraphGateway.Caching;
using GraphGateway.Documents.PersistedDocuments;
using GraphGateway.Getscreen;
using GraphGateway.Hosting;
using GraphGateway.Http;
using GraphGateway.Idempotency;
using GraphGateway.Limits;
using GraphGateway.Observability;
using GraphGateway.Observability.Health;
using GraphGateway.Playground;
using GraphGateway.Recordings;
using GraphGateway.Sandbox;
using GraphGateway.ScaleOut;
using GraphGateway.Security;
using GraphGateway.Shutdown;
using GraphGateway.Subscriptions;

namespace GraphGateway.Startup;

/// <summary>The configuration sections, and the options type that each is bound to.</summary>
internal static class SettingsSections
{
    public static IReadOnlyList<(string Section, Type Options)> All { get; } =
    [
        (GetscreenOptions.Section, typeof(GetscreenOptions)),
        (CircuitBreakerOptions.Section, typeof(CircuitBreakerOptions)),
        (CachingOptions.Section, typeof(CachingOptions)),
        (SandboxOptions.Section, typeof(SandboxOptions)),
        (SecurityOptions.Section, typeof(SecurityOptions)),
        (JwtOptions.Section, typeof(JwtOptions)),
        (RateLimitOptions.Section, typeof(RateLimitOptions)),
        (AuditOptions.Section, typeof(AuditOptions)),
        (OperationsOptions.Section, typeof(OperationsOptions)),
        (PersistedDocumentsOptions.Section, typeof(PersistedDocumentsOptions)),
        (IdempotencyOptions.Section, typeof(IdempotencyOptions)),
        (SubscriptionsOptions.Section, typeof(SubscriptionsOptions)),
        (ScaleOutOptions.Section, typeof(ScaleOutOptions)),
        (HttpOptions.Section, typeof(HttpOptions)),
        (RecordingsOptions.Section, typeof(RecordingsOptions)),
        (ObservabilityOptions.Section, typeof(ObservabilityOptions)),
        (ManagementOptions.Section, typeof(ManagementOptions)),
        (HealthOptions.Section, typeof(HealthOptions)),
        (ShutdownOptions.Section, typeof(ShutdownOptions)),
        (PlaygroundOptions.Section, typeof(PlaygroundOptions)),
    ];
}
