using GraphGateway.Callers;
using GraphGateway.Errors;
using GraphGateway.Execution;
using GraphGateway.Getscreen;
using GraphGateway.Operations;
using GraphGateway.Tests.Harness;
using GraphQL;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace GraphGateway.Tests.Errors;

/// <summary>A field that waits for a load of another entry of its batch, which is cancelled, reports a timeout and not a fault of the gateway.</summary>
public sealed class CancelledLoadTests
{
    public static TheoryData<Exception> Cancellations { get; } = [new OperationCanceledException(), new TaskCanceledException()];

    [Theory]
    [InlineData("Compiled")]
    [InlineData("Stock")]
    public async Task The_entry_that_goes_on_reports_a_timeout(string execution)
    {
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Operations:Execution"] = execution });
        await using var batch = gateway.Services.CreateAsyncScope();
        batch.ServiceProvider.GetRequiredService<CallerAccessor>().Caller = new("test", Name: null, gateway.Services.GetRequiredService<GetscreenAccountRegistry>().Find(GetscreenAccountRegistry.Default)!, Scopes.All);
        using var stop = new CancellationTokenSource();
        gateway.Sandbox.Faults.Block("agents/list");

        var first = RunAsync(batch.ServiceProvider, "{ agents { totalCount } }", stop.Token);
        await Patience.Until(() => gateway.Sandbox.Faults.BlockedCount("agents/list") == 1);
        var second = RunAsync(batch.ServiceProvider, "{ viewer { name } agents(first: 1) { nodes { name } } }", CancellationToken.None);
        Assert.False(second.IsCompleted);
        await stop.CancelAsync();
        var result = (await second).Result;
        gateway.Sandbox.Faults.Release("agents/list");

        var error = Assert.Single(result.Errors!);
        Assert.Equal((ErrorCodes.OperationTimeout, "agents"), (error.Code, string.Join('.', error.Path!)));
        Assert.NotNull(result.Data);
        Assert.DoesNotContain("Unexpected failure of the field", gateway.Log.Text, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
    }

    [Theory]
    [MemberData(nameof(Cancellations))]
    public void Each_kind_of_cancellation_is_a_timeout(Exception cancellation)
    {
        Assert.Equal(ErrorCodes.OperationTimeout, new ErrorMasking(NullLogger<ErrorMasking>.Instance).ToError(cancellation, "agents").Code);
        Assert.Equal(ErrorCodes.OperationTimeout, ErrorMasking.CodeOf(cancellation));
    }

    private static Task<OperationResult> RunAsync(IServiceProvider services, string document, CancellationToken cancellationToken) =>
        services.GetRequiredService<OperationExecutor>().RunAsync(new OperationRequest(document, OperationName: null, Inputs.Empty, Inputs.Empty), services, cancellationToken);
}
