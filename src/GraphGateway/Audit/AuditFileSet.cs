using Microsoft.Extensions.Options;

namespace GraphGateway.Audit;

/// <summary>The files of the audit trail. Refusals have files of their own, so that no number of them pushes a mutation out.</summary>
internal sealed class AuditFileSet(IOptions<AuditOptions> options, ILogger<AuditFile> logger) : IHostedService
{
    private readonly AuditFile _mutations = new(options.Value.File, options.Value, logger);
    private readonly AuditFile _refusals = new(PathOfRefusals(options.Value.File), options.Value, logger);

    public void Append(AuditEvent happened) => (happened.Event == AuditEvent.Refusal ? _refusals : _mutations).Append(happened);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _mutations.Start();
        _refusals.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_mutations.StopAsync(cancellationToken), _refusals.StopAsync(cancellationToken));

    /// <summary>The file of refusals beside that of mutations: <c>audit.refusals.jsonl</c> beside <c>audit.jsonl</c>.</summary>
    private static string? PathOfRefusals(string? path) => string.IsNullOrEmpty(path)
        ? null
        : Path.Combine(Path.GetDirectoryName(path) ?? "", $"{Path.GetFileNameWithoutExtension(path)}.refusals{Path.GetExtension(path)}");
}
