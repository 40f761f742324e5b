using Microsoft.Extensions.Options;

namespace GraphGateway.Audit;

/// <summary>The files of the audit trail. Refusals have separate files, so that many refusals cannot rotate mutation events out.</summary>
internal sealed class AuditFileSet(IOptions<AuditOptions> options, ILogger<AuditFile> logger) : IHostedService
{
    private readonly AuditFile _mutations = new(options.Value.File, options.Value, logger);
    private readonly AuditFile _refusals = new(RefusalPath(options.Value.File), options.Value, logger);

    public void Append(AuditEvent auditEvent) => (auditEvent.Event == AuditEvent.Refusal ? _refusals : _mutations).Append(auditEvent);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _mutations.Start();
        _refusals.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_mutations.StopAsync(cancellationToken), _refusals.StopAsync(cancellationToken));

    /// <summary>The path of the refusal file, in the same folder: <c>audit.refusals.jsonl</c> for <c>audit.jsonl</c>.</summary>
    private static string? RefusalPath(string? path) => string.IsNullOrEmpty(path)
        ? null
        : Path.Combine(Path.GetDirectoryName(path) ?? "", $"{Path.GetFileNameWithoutExtension(path)}.refusals{Path.GetExtension(path)}");
}
