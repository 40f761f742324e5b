using GraphGateway.Callers;
using GraphGateway.Errors;
using GraphGateway.Mutations;

namespace GraphGateway.Audit;

/// <summary>Runs mutations so that each is told of when it ends, even where its caller has left by then.</summary>
internal sealed class MutationAudit(AuditLog log, CallerAccessor caller)
{
    public async Task<TPayload> RunAsync<TPayload>(string field, Func<AuditNote, Task<TPayload>> mutation, CancellationToken cancellationToken)
        where TPayload : MutationPayload
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await ToldAsync(field, mutation).WaitAsync(cancellationToken);
    }

    private async Task<TPayload> ToldAsync<TPayload>(string field, Func<AuditNote, Task<TPayload>> mutation) where TPayload : MutationPayload
    {
        var (who, correlationId, note) = (caller.Caller, CorrelationId.Current, new AuditNote());
        try
        {
            var payload = await mutation(note);
            log.Ended(who, field, note.Target, note.IsRepeat ? AuditOutcome.Replayed : payload.Error?.Code ?? AuditOutcome.Success, correlationId);
            return payload;
        }
        catch (Exception exception)
        {
            log.Ended(who, field, note.Target, exception is OperationCanceledException ? AuditOutcome.Cancelled : ErrorMasking.CodeOf(exception), correlationId);
            throw;
        }
    }
}
