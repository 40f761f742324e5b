using System.Text.Json;
using GraphGateway.Getscreen.History;
using GraphGateway.Sessions.History;
using GraphGateway.Subscriptions;

namespace GraphGateway.Sessions;

/// <summary>
/// The changes of the history's newest sessions: of one window, which is one call, and of all that is newer than what was last
/// seen, however much that is. So a session that starts and stops between two readings is found, too.
/// </summary>
internal sealed class SessionChangeDetector(ReadWindow read) : IChangeDetector<SessionEntry>
{
    private const int Window = HistoryQuery.MaxLimit;

    // What has come since is looked for this far back. It takes hours without an answer for so much to come.
    private const int FarthestBack = 100 * Window;

    private HistorySlice? _last;

    public async Task<IReadOnlyList<Change<SessionEntry>>> ReadAsync(CancellationToken cancellationToken) => Take(await ReadBackAsync(cancellationToken));

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(_last);

    // Another instance read back to what it knew. Where that is not far enough, it is read anew.
    public async Task<IReadOnlyList<Change<SessionEntry>>> TakeAsync(byte[] reading, CancellationToken cancellationToken)
    {
        var now = JsonSerializer.Deserialize<HistorySlice>(reading)!;
        return _last is null || !now.HasOlder || Meets(now, _last) ? Take(now) : await ReadAsync(cancellationToken);
    }

    private IReadOnlyList<Change<SessionEntry>> Take(HistorySlice now)
    {
        IReadOnlyList<Change<SessionEntry>> changes = _last is { } last ? [.. Added(last, now), .. Updated(last, now), .. Removed(last, now)] : [];
        _last = now.First(Window);
        return changes;
    }

    // At least a window, and as much as it takes to meet the newest session that is known.
    private async Task<HistorySlice> ReadBackAsync(CancellationToken cancellationToken)
    {
        var reader = new HistoryReader(read, _last?.Order);
        for (var count = Window; ; count *= 2)
        {
            var slice = await reader.NewestAsync(count, _last?.Total, cancellationToken);
            if (_last is null || !slice.HasOlder || count >= FarthestBack || Meets(slice, _last))
                return slice;
        }
    }

    private static bool Meets(HistorySlice slice, HistorySlice last) =>
        last.Rows.Count > 0 && slice.NewerThan(last.AnchorAt(0)).Rows.Count < slice.Rows.Count;

    // A row that is not known is new unless it is older than all that are: such a one only moved up when others were removed.
    private static IEnumerable<Change<SessionEntry>> Added(HistorySlice last, HistorySlice now)
    {
        var known = last.Rows.Select(row => row.Id).ToHashSet();
        var since = last.HasOlder ? now.NewerThan(last.AnchorAt(last.Rows.Count - 1)) : now;
        return since.Rows.Where(row => !known.Contains(row.Id)).Reverse().Select(row => Of(ChangeKind.Added, row));
    }

    private static IEnumerable<Change<SessionEntry>> Updated(HistorySlice last, HistorySlice now) =>
        from before in last.Rows
        join row in now.Rows on before.Id equals row.Id
        where !IsSame(before, row)
        select Of(ChangeKind.Updated, row);

    // What is older than all that was read may still be there.
    private static IEnumerable<Change<SessionEntry>> Removed(HistorySlice last, HistorySlice now)
    {
        var there = now.Rows.Select(row => row.Id).ToHashSet();
        var covered = now is { HasOlder: true, Rows.Count: > 0 } ? last.NewerThan(now.AnchorAt(now.Rows.Count - 1)) : last;
        return covered.Rows.Where(row => !there.Contains(row.Id)).Select(row => Of(ChangeKind.Removed, row));
    }

    // By all that is told of them, so that no field can be forgotten. Only a recording's address may be another one each time it is told.
    private static bool IsSame(Session before, Session now) =>
        Comparable(before) == Comparable(now) && before.Clients.SequenceEqual(now.Clients);

    private static Session Comparable(Session row) => row with { Clients = [], Video = row.Video is { } video ? video with { Url = "" } : null };

    private static Change<SessionEntry> Of(ChangeKind kind, Session row) => new(row.Id, kind, SessionEntry.Of(row), []);
}
