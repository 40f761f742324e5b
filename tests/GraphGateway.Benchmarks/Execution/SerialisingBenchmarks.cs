using BenchmarkDotNet.Attributes;
using GraphGateway.Errors;
using GraphGateway.Execution;
using GraphGateway.Limits;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace GraphGateway.Benchmarks.Execution;

/// <summary>Writing an answer of which all is at hand: what the engine has built, by its serializer; what was gathered for a plan, by the plan.</summary>
public class SerialisingBenchmarks : WarmBenchmark
{
    private IGraphQLSerializer? _serializer;
    private ExecutionResult? _built;
    private ExecutionContext? _context;
    private ErrorMasking? _masking;
    private ResolvedObject? _gathered;

    public override async Task StartAsync()
    {
        await base.StartAsync();
        _serializer = Stock.Services.GetRequiredService<IGraphQLSerializer>();
        _built = (await Stock.RunAsync(Workload)).Result;
        await GatherAsync(Workload, Compiled.Services);
    }

    [Benchmark(Baseline = true)]
    public Task Engine() => _serializer!.WriteAsync(Stream.Null, _built);

    [Benchmark]
    public int Plan()
    {
        var buffer = SerializedResult.Begin(1_000);
        using var section = new ComputeBudget(Options.Create(new OperationsOptions()), TimeProvider.System).Begin(CancellationToken.None);
        new SerializePhase(_context!, new(_context!, _masking!), buffer, section).Write(_gathered!);
        using var answer = SerializedResult.End(buffer);
        return answer.Body.Length;
    }

    private async Task GatherAsync(Workload workload, IServiceProvider services)
    {
        var witness = new Witness();
        await services.GetRequiredService<IDocumentExecuter<ISchema>>().ExecuteAsync(new ExecutionOptions
        {
            Query = workload.Query,
            Variables = workload.Request.Variables,
            RequestServices = services,
            Listeners = { witness },
        });
        (_context, _masking) = (witness.Context!, services.GetRequiredService<ErrorMasking>());
        _gathered = await new ResolvePhase(_context, new(_context, _masking)).RunAsync(services.GetRequiredService<PlanCache>().Find(_context)!);
    }

    // Sees what the strategy is given.
    private sealed class Witness : DocumentExecutionListenerBase
    {
        public ExecutionContext? Context { get; private set; }

        public override Task BeforeExecutionAsync(IExecutionContext context)
        {
            Context = (ExecutionContext)context;
            return Task.CompletedTask;
        }
    }
}
