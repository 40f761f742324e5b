using System.Globalization;
using GraphGateway.Errors;
using GraphGateway.Getscreen.Support;
using GraphGateway.Idempotency;
using GraphGateway.Security;

namespace GraphGateway.SupportConnections;

/// <summary>
/// Looks among the open connections for the one that a create may have made whose answer was lost. It is told by the client's name
/// and the time; a connection that another create is known to have made is not it.
/// </summary>
internal sealed class LostConnection(SupportConnectionLoader connections, ResultStore store, CallerAccessor caller)
{
    // Getscreen's clock and ours are not the same, and its times are whole seconds.
    private static readonly TimeSpan _tolerance = TimeSpan.FromSeconds(5);

    // Further off than clocks mostly are, but not far enough to say that it cannot be the one.
    private static readonly TimeSpan _doubt = TimeSpan.FromMinutes(1);

    /// <summary>Notes a connection whose create was answered, or found again: it is no other's.</summary>
    public void IsNot(SupportConnection connection) => store.Keep(IdOf(connection), []);

    /// <summary>The connection that was made; null where none can have been.</summary>
    /// <exception cref="SharedFailure">It cannot be told.</exception>
    public async Task<SupportConnection?> FindAsync(string? clientName, UnknownOutcome unknown)
    {
        var list = await Attempt.LookAsync(() => connections.ReloadListAsync(CancellationToken.None))
            ?? throw Unknown("support/list, which may tell, could not be read. Try again later.");
        var possible = list.Connections.Where(connection => Same(connection.ClientName, clientName) && IsNear(connection, unknown, _doubt) && store.Find(IdOf(connection)) is null).ToList();
        if (possible.Count == 0)
            return null;
        if (possible is not [var found] || string.IsNullOrWhiteSpace(clientName) || found.CreateTime is null || !IsNear(found, unknown, _tolerance))
            throw Unknown($"Open connections that could have come of it, and cannot be told from others: {possible.Count}. Look before you send it with a new key.");
        IsNot(found);
        return found;
    }

    private string IdOf(SupportConnection connection) =>
        Digest.Of(nameof(LostConnection), caller.Caller.Account.Name, connection.Id.ToString(CultureInfo.InvariantCulture));

    private static bool Same(string? one, string? other) => (one ?? "").Trim().Equals((other ?? "").Trim(), StringComparison.Ordinal);

    // A connection that tells no time may be from any.
    private static bool IsNear(SupportConnection connection, UnknownOutcome unknown, TimeSpan margin) =>
        connection.CreateTime is not { } time || (time >= unknown.Began - margin && time <= unknown.Ended + margin);

    private static SharedFailure Unknown(string detail) =>
        new(ErrorCodes.UpstreamOutcomeUnknown, $"Whether Getscreen carried out support/create is not known. {detail}");
}
