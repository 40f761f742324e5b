using System.Reflection;
using GraphGateway.Audit;
using GraphGateway.Caching;
using GraphGateway.Errors;
using GraphGateway.Getscreen;
using GraphGateway.Http;
using GraphGateway.Idempotency;
using GraphGateway.Observability;
using GraphGateway.Observability.Health;
using GraphGateway.Operations;
using GraphGateway.Operations.PersistedDocuments;
using GraphGateway.Playground;
using GraphGateway.Recordings;
using GraphGateway.Sandbox;
using GraphGateway.ScaleOut;
using GraphGateway.Security;
using GraphGateway.Shutdown;
using GraphGateway.Subscriptions;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Docs;

/// <summary>What the pages promise to list is listed.</summary>
public sealed class DocsTests
{
    private static readonly (string Section, Type Type)[] _options =
    [
        ("Getscreen", typeof(GetscreenOptions)), ("Sandbox", typeof(SandboxOptions)), ("Security", typeof(SecurityOptions)),
        ("Security:Tokens:N", typeof(TokenOptions)), ("Security:Jwt", typeof(JwtOptions)), ("Getscreen:Accounts:NAME", typeof(GetscreenAccountOptions)), ("Getscreen:Breaker", typeof(BreakerOptions)),
        ("Security:RateLimit", typeof(RateLimitOptions)),
        ("Operations", typeof(OperationsOptions)), ("Operations:PersistedDocuments", typeof(PersistedDocumentsOptions)), ("Http", typeof(HttpOptions)), ("Playground", typeof(PlaygroundOptions)),
        ("Recordings", typeof(RecordingsOptions)),
        ("Idempotency", typeof(IdempotencyOptions)), ("Audit", typeof(AuditOptions)),
        ("Subscriptions", typeof(SubscriptionsOptions)), ("ScaleOut", typeof(ScaleOutOptions)),
        ("Observability", typeof(ObservabilityOptions)), ("Management", typeof(ManagementOptions)), ("Health", typeof(HealthOptions)), ("Shutdown", typeof(ShutdownOptions)),
        ("Caching", typeof(CachingOptions)), ("Caching:Agents", typeof(CachedDataOptions)),
    ];

    [Fact]
    public void Every_option_is_in_the_configuration_page()
    {
        var page = File.ReadAllText(Repository.Path("docs", "configuration.md"));
        var missing = _options
            .SelectMany(options => options.Type.GetProperties().Select(property => $"{options.Section}:{property.Name}"))
            .Where(key => !page.Contains(key, StringComparison.Ordinal));

        Assert.Empty(missing);
    }

    [Fact]
    public void Every_error_code_is_in_the_errors_page()
    {
        var page = File.ReadAllText(Repository.Path("docs", "errors.md"));
        var missing = typeof(ErrorCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!)
            .Where(code => !page.Contains(code, StringComparison.Ordinal));

        Assert.Empty(missing);
    }
}
