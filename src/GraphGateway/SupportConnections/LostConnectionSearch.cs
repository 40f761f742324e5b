using System.Globalization;
using System.Text;
using GraphGateway.Callers;
using GraphGateway.Errors;
using GraphGateway.Getscreen.Support;
using GraphGateway.Idempotency;
using GraphGateway.Mutations;
using GraphGateway.ScaleOut;
using GraphGateway.Security;

namespace GraphGateway.SupportConnections;

/// <summary>
/// Searches the open connections for the one that an indeterminate <c>support/create</c> may have created. It matches the client's name and the
/// creation time, and skips connections that another create is known to have created.
/// </summary>
internal sealed class LostConnectionSearch(SupportConnectionLoader connections, SharedResultStore results, CallerAccessor caller)
{
    // Part of the keys of stored values: it must not change with the name of this class.
    private const string KeyPrefix = "LostConnection";

    // Covers clock skew between Getscreen and the gateway, and Getscreen's rounding to whole seconds.
    private static readonly TimeSpan _tolerance = TimeSpan.FromSeconds(5);

    // More than the usual clock skew, but not enough to exclude the connection.
    private static readonly TimeSpan _maxClockSkew = TimeSpan.FromMinutes(1);

    /// <summary>Stores the mutation that created a connection, so that no other mutation claims it.</summary>
    /// <param name="connection">The connection that the create returned, or that this search found.</param>
    /// <param name="intention">The idempotent mutation; null if the create had no idempotency key.</param>
    public Task RecordOriginAsync(SupportConnection connection, IdempotentMutation? intention) => results.StoreAsync(KeyOf(connection), Encoding.ASCII.GetBytes(intention?.Id ?? ""));

    /// <summary>Returns the connection that the attempt created, or null if it cannot have created one.</summary>
    /// <exception cref="SharedError">The search cannot decide.</exception>
    public async Task<SupportConnection?> FindAsync(string? clientName, IndeterminateAttempt attempt, IdempotentMutation intention)
    {
        var list = await MutationRejection.TryLookUpAsync(() => connections.ReloadListAsync(CancellationToken.None))
            ?? throw Indeterminate("Reading support/list failed. Retry later.");
        List<SupportConnection> candidates = [];
        foreach (var connection in list.Connections.Where(connection => NamesMatch(connection.ClientName, clientName) && IsNear(connection, attempt, _maxClockSkew)))
        {
            switch ((await results.FindAsync(KeyOf(connection))).Content)
            {
                // The create succeeded, but the instance stopped before it stored the result.
                case { } mark when Encoding.ASCII.GetString(mark) == intention.Id:
                    return connection;
                case null:
                    candidates.Add(connection);
                    break;
            }
        }

        return await SingleMatchAsync(candidates, clientName, attempt, intention);
    }

    private async Task<SupportConnection?> SingleMatchAsync(List<SupportConnection> candidates, string? clientName, IndeterminateAttempt attempt, IdempotentMutation intention)
    {
        if (candidates.Count == 0)
            return null;
        if (attempt.IsUndated || candidates is not [var found] || string.IsNullOrWhiteSpace(clientName) || found.CreateTime is null || !IsNear(found, attempt, _tolerance))
            throw Indeterminate($"Open connections that it may have created: {candidates.Count}. Check them before you retry with a new key.");
        await RecordOriginAsync(found, intention);
        return found;
    }

    private StoredResultKey KeyOf(SupportConnection connection)
    {
        var account = caller.Caller.Account.Name;
        return new(StoredValueKind.ConnectionOrigin, account, Sha256Hash.OfParts(KeyPrefix, account, connection.Id.ToString(CultureInfo.InvariantCulture)));
    }

    private static bool NamesMatch(string? one, string? other) => (one ?? "").Trim().Equals((other ?? "").Trim(), StringComparison.Ordinal);

    // A connection without a creation time may be from any time.
    private static bool IsNear(SupportConnection connection, IndeterminateAttempt attempt, TimeSpan tolerance) =>
        connection.CreateTime is not { } time || (time >= attempt.Began - tolerance && time <= attempt.Ended + tolerance);

    private static SharedError Indeterminate(string detail) =>
        new(ErrorCodes.UpstreamOutcomeUnknown, $"The outcome of support/create is unknown. {detail}");
}
