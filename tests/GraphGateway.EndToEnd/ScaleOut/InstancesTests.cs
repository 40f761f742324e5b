using GraphGateway.EndToEnd.Harness;
using GraphGateway.Tests.Harness;
using StackExchange.Redis;

namespace GraphGateway.EndToEnd.ScaleOut;

/// <summary>What several instances hold to when one of them is killed, and when Redis goes and comes back.</summary>
public sealed class InstancesTests
{
    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_instance_killed_before_its_create_arrives_leaves_it_to_the_others(bool debian)
    {
        await using var instances = await Instances.StartAsync(3, debian);
        instances.Sandbox.Faults.Block("support/create");
        var lost = LoseAsync(instances, "k1");
        await Patience.Until(() => instances.Sandbox.Faults.BlockedCount("support/create") == 1);
        await instances.KillAsync(0);
        await lost;
        instances.Sandbox.Faults.Release("support/create");

        var repeats = await Task.WhenAll(instances.CreateAsync(1, "k1"), instances.CreateAsync(2, "k1"));

        Assert.Single(repeats.Distinct());
        Assert.Equal(1, instances.Made("k1"));
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_instance_killed_before_it_hears_of_its_create_leaves_it_to_the_others_to_find(bool debian)
    {
        await using var instances = await Instances.StartAsync(3, debian);
        // The connection is made, and the answer is not sent before the instance is dead.
        instances.Sandbox.CallReceived = call =>
        {
            if (!call.ToString().Contains("support/create", StringComparison.Ordinal))
                return;
            instances.Sandbox.CallReceived = null;
            instances.KillAsync(0).GetAwaiter().GetResult();
        };
        await LoseAsync(instances, "k1");
        Assert.Equal(1, instances.Made("k1"));

        var repeats = await Task.WhenAll(instances.CreateAsync(1, "k1"), instances.CreateAsync(2, "k1"));

        Assert.Single(repeats.Distinct());
        Assert.Equal(1, instances.Made("k1"));
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_acknowledged_outlives_Redis_and_the_instance_that_did_it(bool debian)
    {
        const int Each = 8;
        await using var instances = await Instances.StartAsync(3, debian);
        var links = new Dictionary<string, string>(StringComparer.Ordinal);

        await CreateAsync("before");
        instances.Server.Stop();
        await Patience.Until(() => Enumerable.Range(0, 3).All(instance => Health(instances, instance) == "Degraded"));
        await CreateAsync("meanwhile");
        instances.Server.Start();
        await Patience.Until(() => Enumerable.Range(0, 3).All(instance => Health(instances, instance) == "Healthy"));
        await CreateAsync("after");
        await Task.WhenAll(links.Select(async link => Assert.Equal(link.Value, await instances.CreateAsync(1, link.Key))));
        await instances.KillAsync(0);

        await Task.WhenAll(links.Select(async link => Assert.Equal(link.Value, await instances.CreateAsync(2, link.Key))));
        Assert.All(links.Keys, key => Assert.Equal(1, instances.Made(key)));

        async Task CreateAsync(string name)
        {
            foreach (var key in Enumerable.Range(0, Each).Select(number => $"{name}-{number}"))
                links[key] = await instances.CreateAsync(0, key);
        }
    }

    [SkippableFact]
    public async Task What_a_full_Redis_refused_reaches_it_when_it_has_room_again()
    {
        await using var instances = await Instances.StartAsync(2, debian: true);
        await using var redis = await ConnectionMultiplexer.ConnectAsync($"{instances.Server.Connection},allowAdmin=true");
        var server = redis.GetServers()[0];
        await server.ConfigSetAsync("maxmemory", "1");
        await Patience.Until(() => Health(instances, 0) == "Degraded");

        var link = await instances.CreateAsync(0, "k1");
        await server.ConfigSetAsync("maxmemory", "0");
        // The result, and which mutation the connection came of.
        await Patience.Until(() => server.Keys(pattern: "graphgateway:result:*").Count() == 2);

        Assert.Equal(link, await instances.CreateAsync(1, "k1"));
        Assert.Equal(1, instances.Made("k1"));
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Subscriptions_go_on_when_the_instance_that_watches_is_killed(bool debian)
    {
        const string Document = "subscription { agentChanged { kind agent { name } } }";
        await using var instances = await Instances.StartAsync(2, debian);
        await using var first = new EventStream(instances[0].GraphQL, Document);
        await using var second = new EventStream(instances[1].GraphQL, Document);
        await ToldAsync(instances, first, second);

        Put(instances, "told to both");
        await Patience.Until(() => Told(first, "told to both") && Told(second, "told to both"));
        await instances.KillAsync(0);
        Put(instances, "told by the other");
        await Patience.Until(() => Told(second, "told by the other"));
        instances.Server.Stop();
        Put(instances, "told alone");
        await Patience.Until(() => Told(second, "told alone"));
        instances.Server.Start();
        Put(instances, "told again");
        await Patience.Until(() => Told(second, "told again"));
    }

    // What is put before the second has begun is what it compares with.
    private static Task ToldAsync(Instances instances, params EventStream[] streams)
    {
        var number = 0;
        return Patience.Until(() => streams.All(stream => stream.Events.Count > 0), () => Put(instances, $"name {number++}"));
    }

    private static bool Told(EventStream stream, string name) => stream.Events.Any(one => one.Contains(name, StringComparison.Ordinal));

    private static void Put(Instances instances, string name) => instances.Sandbox.World.Put(instances.Sandbox.World.Agents[0] with { Name = name });

    private static string Health(Instances instances, int instance) => instances.HealthAsync(instance).GetAwaiter().GetResult();

    private static async Task LoseAsync(Instances instances, string key) =>
        await Assert.ThrowsAnyAsync<Exception>(() => instances.CreateAsync(0, key));
}
