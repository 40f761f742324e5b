using System.Collections.Concurrent;
using GraphGateway.Audit;
using GraphGateway.Callers;
using GraphGateway.Errors;

namespace GraphGateway.Security;

/// <summary>Refuses what a request's caller may not do, and has it noted in the audit trail.</summary>
internal sealed class ScopeAuthorizer(CallerAccessor accessor, AuditLog audit)
{
    // A field of a hundred rows is refused a hundred times, and one note says it all.
    private ConcurrentDictionary<string, bool>? _noted;

    /// <param name="scope">What is needed.</param>
    /// <param name="what">What it is needed for: a field's or a type's name.</param>
    public void Require(string scope, string what)
    {
        if (accessor.Caller.Has(scope))
            return;
        if (LazyInitializer.EnsureInitialized(ref _noted, static () => new(StringComparer.Ordinal)).TryAdd(what, true))
            audit.Refused(accessor.Caller, what, ErrorCodes.Forbidden);
        throw new GatewayError(ErrorCodes.Forbidden, $"'{what}' needs the scope {scope}, which the caller does not have.");
    }
}
