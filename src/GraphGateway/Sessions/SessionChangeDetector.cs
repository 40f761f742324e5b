using System.Text.Json;
using GraphGateway.Getscreen.History;
using GraphGateway.Sessions.History;
using GraphGateway.Subscriptions;

namespace GraphGateway.Sessions;

/// <summary>
/// The change detector of the history's newest sessions. It compares one window, which is one call, and all sessions that are newer than the
/// previous snapshot. So it also detects a session that starts and stops between two polls.
/// </summary>
internal sealed class SessionChangeDetector(ReadWindow read) : IChangeDetector<SessionEntry>
{
    private const int WindowSize = HistoryQuery.MaxLimit;

    // The limit when reading back to the previous snapshot. Only hours without a successful poll can add so many sessions.
    private const int MaxReadBack = 100 * WindowSize;

    private HistorySlice? _last;

    public async Task<IReadOnlyList<Change<SessionEntry>>> ReadAsync(CancellationToken cancellationToken) => Take(await ReadBackAsync(cancellationToken));

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(_last);

    // Another instance read back to its own previous snapshot. If that is not far enough for this instance, read again.
    public async Task<IReadOnlyList<Change<SessionEntry>>> ApplySnapshotAsync(byte[] snapshot, CancellationToken cancellationToken)
    {
        var current = JsonSerializer.Deserialize<HistorySlice>(snapshot)!;
        return _last is null || !current.HasOlder || Overlaps(current, _last) ? Take(current) : await ReadAsync(cancellationToken);
    }

    private IReadOnlyList<Change<SessionEntry>> Take(HistorySlice current)
    {
        IReadOnlyList<Change<SessionEntry>> changes = _last is { } previous ? [.. Added(previous, current), .. Updated(previous, current), .. Removed(previous, current)] : [];
        _last = current.First(WindowSize);
        return changes;
    }

    // Reads at least one window, and continues until it reaches the newest known session.
    private async Task<HistorySlice> ReadBackAsync(CancellationToken cancellationToken)
    {
        var reader = new HistoryReader(read, _last?.Order);
        for (var count = WindowSize; ; count *= 2)
        {
            var slice = await reader.NewestAsync(count, _last?.Total, cancellationToken);
            if (_last is null || !slice.HasOlder || count >= MaxReadBack || Overlaps(slice, _last))
                return slice;
        }
    }

    private static bool Overlaps(HistorySlice slice, HistorySlice previous) =>
        previous.Rows.Count > 0 && slice.NewerThan(previous.AnchorAt(0)).Rows.Count < slice.Rows.Count;

    // An unknown row is new, unless it is older than all known rows: then it only moved into the window because other rows were removed.
    private static IEnumerable<Change<SessionEntry>> Added(HistorySlice previous, HistorySlice current)
    {
        var known = previous.Rows.Select(row => row.Id).ToHashSet();
        var since = previous.HasOlder ? current.NewerThan(previous.AnchorAt(previous.Rows.Count - 1)) : current;
        return since.Rows.Where(row => !known.Contains(row.Id)).Reverse().Select(row => Of(ChangeKind.Added, row));
    }

    private static IEnumerable<Change<SessionEntry>> Updated(HistorySlice previous, HistorySlice current) =>
        from before in previous.Rows
        join row in current.Rows on before.Id equals row.Id
        where !IsSame(before, row)
        select Of(ChangeKind.Updated, row);

    // Sessions older than all rows read may still exist.
    private static IEnumerable<Change<SessionEntry>> Removed(HistorySlice previous, HistorySlice current)
    {
        var currentIds = current.Rows.Select(row => row.Id).ToHashSet();
        var covered = current is { HasOlder: true, Rows.Count: > 0 } ? previous.NewerThan(current.AnchorAt(current.Rows.Count - 1)) : previous;
        return covered.Rows.Where(row => !currentIds.Contains(row.Id)).Select(row => Of(ChangeKind.Removed, row));
    }

    // Compares all reported fields, so that none can be missed. Ignores only the recording's URL, because it may differ on each read.
    private static bool IsSame(Session before, Session current) =>
        Comparable(before) == Comparable(current) && before.Clients.SequenceEqual(current.Clients);

    private static Session Comparable(Session row) => row with { Clients = [], Video = row.Video is { } video ? video with { Url = "" } : null };

    private static Change<SessionEntry> Of(ChangeKind kind, Session row) => new(row.Id, kind, SessionEntry.Of(row), []);
}
