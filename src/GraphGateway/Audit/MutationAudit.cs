using GraphGateway.Callers;
using GraphGateway.Errors;
using GraphGateway.Mutations;

namespace GraphGateway.Audit;

/// <summary>Executes mutations and records each one when it ends, even if its caller has disconnected.</summary>
internal sealed class MutationAudit(AuditLog log, CallerAccessor caller)
{
    public async Task<TPayload> RunAsync<TPayload>(string field, Func<AuditNote, Task<TPayload>> mutation, CancellationToken cancellationToken)
        where TPayload : MutationPayload
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await RecordAsync(field, mutation).WaitAsync(cancellationToken);
    }

    private async Task<TPayload> RecordAsync<TPayload>(string field, Func<AuditNote, Task<TPayload>> mutation) where TPayload : MutationPayload
    {
        var (currentCaller, correlationId, note) = (caller.Caller, CorrelationId.Current, new AuditNote());
        try
        {
            var payload = await mutation(note);
            log.Ended(currentCaller, field, note.Target, note.IsRepeat ? AuditOutcome.Replayed : payload.Error?.Code ?? AuditOutcome.Success, correlationId);
            return payload;
        }
        catch (Exception exception)
        {
            log.Ended(currentCaller, field, note.Target, exception is OperationCanceledException ? AuditOutcome.Cancelled : ErrorMasking.CodeOf(exception), correlationId);
            throw;
        }
    }
}
