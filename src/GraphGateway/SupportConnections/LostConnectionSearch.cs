using System.Globalization;
using System.Text;
using GraphGateway.Callers;
using GraphGateway.Errors;
using GraphGateway.Getscreen.Support;
using GraphGateway.Idempotency;
using GraphGateway.Mutations;
using GraphGateway.ScaleOut;

namespace GraphGateway.SupportConnections;

/// <summary>
/// Looks among the open connections for the one that a create may have made whose answer was lost. It is told by the client's name
/// and the time; a connection that another create is known to have made is not it.
/// </summary>
internal sealed class LostConnectionSearch(SupportConnectionLoader connections, SharedResultStore results, CallerAccessor caller)
{
    // Getscreen's clock and ours are not the same, and its times are whole seconds.
    private static readonly TimeSpan _tolerance = TimeSpan.FromSeconds(5);

    // Further off than clocks mostly are, but not far enough to say that it cannot be the one.
    private static readonly TimeSpan _doubt = TimeSpan.FromMinutes(1);

    /// <summary>Notes what a connection came of, so that it is taken for no other's.</summary>
    /// <param name="connection">The connection, which a create was answered with, or which was found again.</param>
    /// <param name="intention">What its create is taken for; null where it had no key.</param>
    public Task CameOfAsync(SupportConnection connection, IdempotentMutation? intention) => results.KeepAsync(KeyOf(connection), Encoding.ASCII.GetBytes(intention?.Id ?? ""));

    /// <summary>The connection that was made; null where none can have been.</summary>
    /// <exception cref="SharedError">It cannot be told.</exception>
    public async Task<SupportConnection?> FindAsync(string? clientName, IndeterminateAttempt unknown, IdempotentMutation intention)
    {
        var list = await MutationRejection.LookAsync(() => connections.ReloadListAsync(CancellationToken.None))
            ?? throw Unknown("support/list, which may tell, could not be read. Try again later.");
        List<SupportConnection> possible = [];
        foreach (var connection in list.Connections.Where(connection => Same(connection.ClientName, clientName) && IsNear(connection, unknown, _doubt)))
        {
            switch ((await results.FindAsync(KeyOf(connection))).Content)
            {
                // Its create was answered, and the instance died before it could say so.
                case { } mark when Encoding.ASCII.GetString(mark) == intention.Id:
                    return connection;
                case null:
                    possible.Add(connection);
                    break;
            }
        }

        return await OnlyOfAsync(possible, clientName, unknown, intention);
    }

    private async Task<SupportConnection?> OnlyOfAsync(List<SupportConnection> possible, string? clientName, IndeterminateAttempt unknown, IdempotentMutation intention)
    {
        if (possible.Count == 0)
            return null;
        if (unknown.IsUndated || possible is not [var found] || string.IsNullOrWhiteSpace(clientName) || found.CreateTime is null || !IsNear(found, unknown, _tolerance))
            throw Unknown($"Open connections that could have come of it, and cannot be told from others: {possible.Count}. Look before you send it with a new key.");
        await CameOfAsync(found, intention);
        return found;
    }

    private StoredResultKey KeyOf(SupportConnection connection)
    {
        var account = caller.Caller.Account.Name;
        return new(StoredValueKind.ConnectionOrigin, account, KeyHash.Of(nameof(LostConnectionSearch), account, connection.Id.ToString(CultureInfo.InvariantCulture)));
    }

    private static bool Same(string? one, string? other) => (one ?? "").Trim().Equals((other ?? "").Trim(), StringComparison.Ordinal);

    // A connection that tells no time may be from any.
    private static bool IsNear(SupportConnection connection, IndeterminateAttempt unknown, TimeSpan margin) =>
        connection.CreateTime is not { } time || (time >= unknown.Began - margin && time <= unknown.Ended + margin);

    private static SharedError Unknown(string detail) =>
        new(ErrorCodes.UpstreamOutcomeUnknown, $"Whether Getscreen carried out support/create is not known. {detail}");
}
