using System.Collections.Concurrent;
using GraphGateway.Audit;
using GraphGateway.Callers;
using GraphGateway.Errors;

namespace GraphGateway.Security;

/// <summary>Checks the scopes of a request's caller. It rejects access without the required scope, and records it in the audit trail.</summary>
internal sealed class ScopeAuthorizer(CallerAccessor accessor, AuditLog audit)
{
    // A field in a list is rejected once per row, but recorded only once per request.
    private ConcurrentDictionary<string, bool>? _recorded;

    /// <param name="scope">The required scope.</param>
    /// <param name="what">The name of the field or type that requires the scope.</param>
    public void Require(string scope, string what)
    {
        if (accessor.Caller.Has(scope))
            return;
        if (LazyInitializer.EnsureInitialized(ref _recorded, static () => new(StringComparer.Ordinal)).TryAdd(what, true))
            audit.RecordRejection(accessor.Caller, what, ErrorCodes.Forbidden);
        throw new GatewayError(ErrorCodes.Forbidden, $"'{what}' needs the scope {scope}, which the caller does not have.");
    }
}
