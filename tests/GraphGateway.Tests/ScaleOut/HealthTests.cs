using GraphGateway.Observability;
using GraphGateway.Observability.Health;
using GraphGateway.ScaleOut;
using GraphGateway.Tests.Harness;
using GraphGateway.Tests.Idempotency;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace GraphGateway.Tests.ScaleOut;

/// <summary>What an instance says of itself while Redis is away.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task An_instance_that_goes_on_alone_says_so_and_serves()
    {
        await using var redis = new Redis();
        await using var gateway = await Gateway.StartAsync(settings: redis.Settings());
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(gateway)).Status);

        redis.Stop();
        await Patience.Until(() => !gateway.Services.GetRequiredService<RedisConnection>().IsConnected);

        var report = await CheckAsync(gateway);
        Assert.Equal(HealthStatus.Degraded, report.Status);
        Assert.Contains("unreachable", report.Entries[TelemetryNames.Health.Redis].Description, StringComparison.Ordinal);
        using var response = await gateway.Http.GetAsync(new Uri(HealthRegistration.ReadyPath, UriKind.Relative));
        Assert.True(response.IsSuccessStatusCode);
    }

    [Fact]
    public async Task An_instance_starts_without_Redis_and_brings_it_what_it_kept_when_it_comes()
    {
        await using var redis = new Redis();
        redis.Stop();
        await using var gateway = await Gateway.StartAsync(settings: redis.Settings());
        Assert.Equal(HealthStatus.Degraded, (await CheckAsync(gateway)).Status);
        await gateway.CreateAsync("Ada", "k1");

        redis.Start();
        await Patience.Until(() => gateway.Services.GetRequiredService<RedisConnection>().IsConnected);

        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(gateway)).Status);
        await using var another = await gateway.StartAnotherAsync(redis.Settings());
        await another.CreateAsync("Ada", "k1");
        Assert.Equal(1, gateway.Count("support/create"));
    }

    [Fact]
    public async Task A_Redis_that_refuses_scripts_is_refused_at_the_start()
    {
        await using var redis = new Redis(runsScripts: false);

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => Gateway.StartAsync(settings: redis.Settings()));

        Assert.Contains("rejects scripts (EVAL)", failure.Message, StringComparison.Ordinal);
        Assert.Contains("--lua", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Redis_that_comes_back_without_scripts_leaves_each_alone_and_the_log_says_why()
    {
        await using var redis = new Redis(runsScripts: false);
        redis.Stop();
        await using var gateway = await Gateway.StartAsync(settings: redis.Settings());
        redis.Start();

        await Patience.Until(() => gateway.Log.Text.Contains("rejects scripts", StringComparison.Ordinal));

        Assert.Equal(HealthStatus.Degraded, (await CheckAsync(gateway)).Status);
        await gateway.CreateAsync("Ada", "k1");
        await gateway.CreateAsync("Ada", "k1");
        Assert.Equal(1, gateway.Count("support/create"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("too short")]
    public async Task Without_a_good_key_an_instance_does_not_start(string key)
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => Gateway.StartAsync(settings: new()
        {
            ["ConnectionStrings:Redis"] = "127.0.0.1:1,password=hidden",
            ["ScaleOut:EncryptionKey"] = key,
        }));

        Assert.Contains("ScaleOut:EncryptionKey", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_string_that_cannot_be_read_is_not_shown()
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => Gateway.StartAsync(settings: new()
        {
            ["ConnectionStrings:Redis"] = "redis:6379,password=hidden,connectTimeout=never",
            ["ScaleOut:EncryptionKey"] = Redis.EncryptionKey,
        }));

        Assert.Contains("ConnectionStrings:Redis", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", failure.Message, StringComparison.Ordinal);
    }

    private static Task<HealthReport> CheckAsync(Gateway gateway) => gateway.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
}
