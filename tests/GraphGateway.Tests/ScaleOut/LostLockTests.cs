using GraphGateway.Agents;
using GraphGateway.Idempotency;
using GraphGateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace GraphGateway.Tests.ScaleOut;

/// <summary>An instance that stood still, and whose claim another has taken meanwhile.</summary>
public sealed class LostLockTests : IAsyncLifetime
{
    private const string Claim = "graphgateway:claim:intention";

    private static readonly IdempotentMutation _intention = new("default", "intention", "fingerprint");
    private readonly List<string> _sent = [];
    private TwoGateways _gateways = null!;

    public async Task InitializeAsync() => _gateways = await TwoGateways.StartAsync();

    public async Task DisposeAsync() => await _gateways.DisposeAsync();

    [Fact]
    public async Task It_looks_again_before_it_sends()
    {
        await LeaveUnderWayAsync();
        var slow = RunAsync(_gateways.First, "slow");
        await Patience.Until(IsClaimedAsync);
        await _gateways.Redis.DropAsync(Claim);
        var other = RunAsync(_gateways.Second, "other");
        await Patience.Until(IsClaimedAsync);

        // Both wait for the attempt that was under way to be over.
        _gateways.First.Clock.Advance(TimeSpan.FromMinutes(1));
        var answers = await Task.WhenAll(slow, other);

        Assert.Single(_sent);
        Assert.Single(answers, answer => answer.IsRepeat);
        Assert.Single(answers.Select(answer => answer.Payload.Url).Distinct());
    }

    // As an instance does that dies a moment after it has sent.
    private async Task LeaveUnderWayAsync()
    {
        var claim = await _gateways.First.Services.GetRequiredService<IdempotencyLocks>().AcquireAsync(_intention);
        var now = _gateways.First.Clock.GetUtcNow();
        Assert.True(await _gateways.First.Services.GetRequiredService<StoredResultRepository>().StoreAsync<ConnectAgentPayload>(_intention, new IndeterminateAttempt(now, now.AddMinutes(1)), StoredResultState.InFlight, claim.FencingToken));
        await claim.DisposeAsync();
    }

    private Task<MutationResult<ConnectAgentPayload>> RunAsync(Gateway gateway, string name) => gateway.Services.GetRequiredService<IdempotentExecutor>().ExecuteAsync(
        _intention,
        _ =>
        {
            lock (_sent)
                _sent.Add(name);
            return Task.FromResult(new ConnectAgentPayload(1001, name));
        },
        findOutcome: _ => Task.FromResult<ConnectAgentPayload?>(null),
        CancellationToken.None);

    private async Task<bool> IsClaimedAsync() => (await _gateways.Redis.ContentAsync()).ContainsKey(Claim);
}
